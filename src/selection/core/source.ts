/** What a piece of a document is: Markdown, or code with the lines around it. */
import { codeRanges } from '../../text/core/fences.ts';
import { isProse } from '../../text/core/languages.ts';
import { codeSource } from '../../align/core/source.ts';
import type { Source, Span } from '../../align/core/types.ts';

/** The source kind of `span` of `text`. A span inside a Markdown fence is code of that fence's language. */
export function sourceOf(text: string, span: Span, languageId: string): Source {
  if (!isProse(languageId)) return codeSource(text, span, languageId);
  const fence = codeRanges(text).find((r) => r.start <= span.start && span.end <= r.end);
  if (fence?.language === undefined || isProse(fence.language)) return { kind: 'markdown' };
  return codeSource(text, span, fence.language, fence);
}
