/** Splitting a whole text into segments: the unit that is read, judged and corrected on its own. */
import { Segmenter } from '../../src/align/core/segmenter.ts';
import type { Segment, Source } from '../../src/align/core/types.ts';
import type { CountTokens } from '../../src/align/core/units.ts';

/**
 * The segments of a text, in order, without overlap; what is between them is white space (and a byte order mark).
 * Markdown: a block each, of at most `maxTokens`; a paragraph right before a fence belongs to the fence; a longer fence
 * splits at blank lines, a longer paragraph at sentences, a list at items; a fence without an end ends with the text.
 * Code: one segment, split as a fence is. The bound is on the sum over lines (or sentences), so that it can be told
 * while the text still grows. Takes linear time.
 */
export function segment(text: string, source: Source, countTokens: CountTokens, maxTokens: number): Segment[] {
  const segmenter = new Segmenter(source, countTokens, maxTokens);
  const closed = segmenter.append(text);
  return [...closed, ...segmenter.finish()];
}
