/** No control character, terminal escape, invisible or bidirectional mark, or special-token text comes in by a correction. */
import { countMatches, perChange, withChanges } from './guard.ts';

/**
 * Control characters but tab and LF, DEL and C1, soft hyphen, Arabic letter mark, zero-width and direction marks, line and
 * paragraph separators, embeddings, overrides and isolates, the byte order mark, interlinear and tag characters, and
 * halves of surrogate pairs. (Bidirectional marks: CVE-2021-42574.)
 */
const HIDDEN =
  /(?![\t\n])\p{Cc}|[\xAD\u061C\u180E\u200B\u200C\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}\p{Cs}]/gu;

/** Texts that models read as more than text. */
const SPECIAL =
  /<\|[\w-]{1,40}\|>|<\/?s>|\[\/?INST\]|<<\/?SYS>>|<(?:start|end)_of_turn>|<(?:bos|eos|pad|unk|mask)>|##(?:Question|Answer|Correction):/g;

/** Whether nothing of the kind is in `after` more often than in `before`. */
function grows(before: string, after: string, pattern: RegExp): boolean {
  const had = countMatches(before, pattern);
  return [...countMatches(after, pattern)].some(([match, count]) => count > (had.get(match) ?? 0));
}

export const control = perChange('control', (proposal, context) => {
  const after = withChanges(context, [proposal]);
  return grows(context.text, after, HIDDEN) || grows(context.text, after, SPECIAL);
});
