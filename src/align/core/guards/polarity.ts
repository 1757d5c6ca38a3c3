/** A comparison with a constant may be written in another way, but must not turn around: "is" does not become "is not". */
import { perChange, touchedLines } from './guard.ts';

const CONSTANT = String.raw`(?:None|True|False|null|undefined|nil|NULL)\b`;
const IS = new RegExp(String.raw`(?:(?<![!=<>])===?|\bis|\bIS)\s+${CONSTANT}`, 'g');
const IS_NOT = new RegExp(String.raw`(?:!==?|<>|\bis\s+not|\bIS\s+NOT)\s+${CONSTANT}`, 'g');

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

export const polarity = perChange('polarity', (proposal, { text }) => {
  if (proposal.language === null) return false;
  const { before, after } = touchedLines(proposal, text);
  const gained = (pattern: RegExp) => count(after, pattern) - count(before, pattern);
  return gained(IS) * gained(IS_NOT) < 0;
});
