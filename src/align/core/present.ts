/**
 * What the model reads for a segment, and how its answer maps back. The model reads LF, and code always in a fence; nothing
 * that was put around a segment ever gets into the original.
 */
import { toLf } from '../../text/core/eol.ts';
import type { Segment, SegmentFrame, SegmentResult } from './types.ts';

export interface Presented {
  /** What the model reads. */
  readonly text: string;
  /** The segment's own text in it, with LF. */
  readonly bare: string;
}

export function present(segment: Pick<Segment, 'text' | 'wrap'>): Presented {
  const bare = toLf(segment.text);
  return { bare, text: (segment.wrap?.before ?? '') + bare + (segment.wrap?.after ?? '') };
}

/** The segment's own text in the model's answer, with LF; null when the answer broke what was put around it. */
export function unwrap(segment: Segment, output: string): string | null {
  const { before, after } = segment.wrap ?? { before: '', after: '' };
  // Where a stray CR stands before a CR LF, what is read holds CR LF itself, and is left as it is.
  const text = segment.text.includes('\r\r') ? output : toLf(output);
  if (text.length < before.length + after.length || !text.startsWith(before) || !text.endsWith(after)) return null;
  return text.slice(before.length, text.length - after.length);
}

/** What must be known of a segment to present a text in its place again. */
export function frameOf({ start, end, language, wrap }: SegmentFrame): SegmentFrame {
  return { start, end, ...(language === undefined ? {} : { language }), ...(wrap === undefined ? {} : { wrap }) };
}

/** The segments on which the model gave its verdict. */
export function judged(segments: readonly SegmentResult[]): SegmentFrame[] {
  return segments.filter(({ verdict }) => verdict !== 'skipped').map(frameOf);
}
