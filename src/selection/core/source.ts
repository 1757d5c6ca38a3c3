/** What a piece of a document is: Markdown, or code with the lines around it. */
import { codeRanges } from '../../text/core/fences.ts';
import { isProse } from '../../text/core/languages.ts';
import type { Source, Span } from '../../align/core/types.ts';

/** How much of the text around a piece of code is given as context on each side, in UTF-16 units. */
const CONTEXT = 2_000;

/** The source kind of `span` of `text`. A span inside a Markdown fence is code of that fence's language. */
export function sourceOf(text: string, span: Span, languageId: string): Source {
  if (!isProse(languageId)) return code(text, span, { start: 0, end: text.length }, languageId);
  const fence = codeRanges(text).find((r) => r.start <= span.start && span.end <= r.end);
  if (fence?.language === undefined || isProse(fence.language)) return { kind: 'markdown' };
  return code(text, span, fence, fence.language);
}

function code(text: string, span: Span, whole: Span, language: string): Source {
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
