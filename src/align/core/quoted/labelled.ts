/** Ways of one thing that comments in a block number, and of which the words after it blame one: "(1) is injectable, (2) is not". */
import type { Span } from '../../../text/core/span.ts';
import { lineStart } from '../../../text/core/lines.ts';
import { tokensOf } from '../code/tokens.ts';
import { isCriticised } from './labels.ts';

/** The words after a block that are read. */
const PROSE = 700;
/** Nobody numbers more ways than this. */
const MOST = 9;
const LABEL =
  /^(?:#+|\/\/+|\/\*+|--+|<!--|;+)\s*(?:\((\w{1,2})\)|\[(\w{1,2})\]|((?:option|version|variant|case|form|way|example)\s+\w{1,2})\b|([A-Z]|\d{1,2})(?:[).:](?=\s|$)|\s*$))/i;

/** Ranges of a block (offsets into its code) that `after`, the words behind it, blame by their label. */
export function blamedRanges(code: string, language: string, after: string): Span[] {
  const labels = tokensOf(code, language).flatMap(({ kind, start, text }) => {
    const [, round, square, named, bare] = (kind === 'comment' ? LABEL.exec(text) : null) ?? [];
    const label = round ?? square ?? named ?? bare;
    return label === undefined ? [] : [{ start, label }];
  });
  if (labels.length < 2 || labels.length > MOST) return [];
  const clauses = after
    .slice(0, PROSE)
    .replace(/\*\*|__|`/g, '')
    .split(/[,;.:](?:\s|$)|\n\s*\n|\s(?:but|while|and|whereas)\s/);
  return labels.flatMap(({ start, label }, i) => {
    // A letter alone is a label where a clause begins with it, and may be an article elsewhere.
    const name = /\s/.test(label)
      ? label.replace(/\s+/, '\\s+')
      : `[([]${label}[)\\]]|\\b(?:[Oo]ption|[Vv]ersion|[Nn]umber|[Nn]o\\.) ${label}|^\\s*(?:[Ss]o |[Tt]hen )?${label}(?= )`;
    const said = new RegExp(`(?:${name})(?!\\w)`, /\s/.test(label) ? 'i' : '');
    if (!clauses.some((clause) => said.test(clause) && isCriticised(clause))) return [];
    const next = labels[i + 1];
    return [{ start: lineStart(code, start), end: next === undefined ? code.length : lineStart(code, next.start) }];
  });
}
