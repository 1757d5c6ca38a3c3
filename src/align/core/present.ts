/**
 * What the model reads for a segment, and how its answer maps back. The model reads LF, and code always in a fence; the
 * original keeps its own line endings, and nothing that was put around a segment ever gets into it.
 */
import type { Edit } from './edits.ts';
import type { Segment } from './types.ts';

export interface Presented {
  /** What the model reads. */
  readonly text: string;
  /** The segment's own text in it, with LF. */
  readonly bare: string;
}

export function present(segment: Segment): Presented {
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

/**
 * Edits of the segment's text with LF as edits of the segment's text as it is. What they write gets the line ending that
 * stands in the edit's range, else the one before it, else the one after it, else `eol`.
 */
export function toOriginal(original: string, edits: readonly Edit[], eol: '\n' | '\r\n'): Edit[] {
  if (!original.includes('\r\n')) {
    const foreign = eol === '\r\n' && !original.includes('\n');
    return foreign ? edits.map((edit) => ({ ...edit, replacement: toEol(edit.replacement, eol) })) : [...edits];
  }
  const offsets = crlfOffsets(original);
  return edits.map((edit) => {
    const start = shift(edit.start, offsets);
    const end = shift(edit.end, offsets);
    return { start, end, replacement: toEol(edit.replacement, eolAt(original, start, end) ?? eol) };
  });
}

const toLf = (text: string): string => text.replaceAll('\r\n', '\n');
const toEol = (text: string, eol: string): string => (eol === '\n' ? text : text.replace(/\r?\n/g, eol));

/** For each CR LF, where its LF stands once all CR before an LF are gone. */
function crlfOffsets(text: string): number[] {
  const offsets: number[] = [];
  for (let at = text.indexOf('\r\n'); at >= 0; at = text.indexOf('\r\n', at + 2)) offsets.push(at - offsets.length);
  return offsets;
}

/** The offset in the original of an offset in the text with LF: one more for each CR LF that lies wholly before it. */
function shift(offset: number, offsets: readonly number[]): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offsets[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return offset + low;
}

function eolAt(text: string, start: number, end: number): '\n' | '\r\n' | undefined {
  const inside = text.slice(start, end).indexOf('\n');
  let at = inside >= 0 ? start + inside : text.lastIndexOf('\n', start - 1);
  if (at < 0 || start === 0) at = inside >= 0 ? start + inside : text.indexOf('\n', start);
  if (at < 0) return undefined;
  return text[at - 1] === '\r' ? '\r\n' : '\n';
}
