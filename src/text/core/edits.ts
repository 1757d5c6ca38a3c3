/** Changed ranges of a text, before anything is known about them. */
import type { Span } from './span.ts';

/** Replaces [start, end) of a text. Edits of one text are ordered and do not overlap. */
export interface Edit extends Span {
  readonly replacement: string;
}

/** An edit that only adds text, at an offset. */
export const inserted = (at: number, replacement: string): Edit => ({ start: at, end: at, replacement });

/** The text with the edits applied. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let out = '';
  let at = 0;
  for (const edit of edits) {
    out += text.slice(at, edit.start) + edit.replacement;
    at = edit.end;
  }
  return out + text.slice(at);
}
