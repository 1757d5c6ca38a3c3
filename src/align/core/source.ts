/** A piece of code with what stands around it in its file. */
import type { Span } from '../../text/core/span.ts';
import type { Source } from './types.ts';

/** So much is given on each side, in UTF-16 units: enough to reach the imports of most files. */
const CONTEXT = 20_000;

/** `span` of `text` as code of `language`, with whole lines of `whole` (by default the text) on both sides. */
export function codeSource(
  text: string,
  span: Span,
  language: string,
  whole: Span = { start: 0, end: text.length },
): Source {
  const from = wholeLine(text, whole.start, span.start - CONTEXT, 1);
  const to = wholeLine(text, whole.end, span.end + CONTEXT, -1);
  return {
    kind: 'code',
    language,
    before: text.slice(Math.min(from, span.start), span.start),
    after: text.slice(span.end, Math.max(to, span.end)),
  };
}

/** `at` moved inwards to a line's start, or `bound` when `at` lies beyond it. */
function wholeLine(text: string, bound: number, at: number, direction: 1 | -1): number {
  if (direction === 1 ? at <= bound : at >= bound) return bound;
  const newline = direction === 1 ? text.indexOf('\n', at) : text.lastIndexOf('\n', at);
  return newline === -1 ? at : newline + 1;
}
