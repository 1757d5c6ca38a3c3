/** Where the changed lines of a text are after it was corrected: what was written belongs to them. */
import { applyEdits, type Edit } from '../../text/core/edits.ts';
import type { Span } from '../../text/core/span.ts';
import type { LineRange } from './diff.ts';

/** `edits` are in order and apart. The ranges are in order and apart, too. */
export function linesAfter(
  { text, changed }: { readonly text: string; readonly changed: readonly Span[] },
  edits: readonly Edit[],
): LineRange[] {
  const spans = [...changed, ...edits].map(({ start, end }) => ({
    start: shifted(start, edits, 'start'),
    end: shifted(end, edits, 'end'),
  }));
  return rangesOf(applyEdits(text, edits), spans);
}

/** An offset after the edits; inside of an edit, the edge of what it wrote. */
function shifted(offset: number, edits: readonly Edit[], edge: 'start' | 'end'): number {
  let shift = 0;
  for (const { start, end, replacement } of edits) {
    if (start > offset || (start === offset && edge === 'start')) break;
    if (end > offset) return start + shift + (edge === 'start' ? 0 : replacement.length);
    shift += replacement.length - (end - start);
  }
  return offset + shift;
}

/** The lines that spans of a text touch; an empty span touches the line that it is in. */
function rangesOf(text: string, spans: readonly Span[]): LineRange[] {
  const ranges: { first: number; count: number }[] = [];
  const lineAt = counter(text);
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const first = lineAt(start);
    const count = text.slice(start, Math.max(start, end - 1)).split('\n').length;
    const last = ranges.at(-1);
    if (last !== undefined && first <= last.first + last.count)
      last.count = Math.max(last.count, first + count - last.first);
    else ranges.push({ first, count });
  }
  return ranges;
}

/** Gives the line of each offset; these only grow. */
function counter(text: string): (offset: number) => number {
  let [line, from] = [0, 0];
  return (offset) => {
    for (let at = text.indexOf('\n', from); at >= 0 && at < offset; at = text.indexOf('\n', from)) {
      line++;
      from = at + 1;
    }
    return line;
  };
}
