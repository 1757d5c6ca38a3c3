/** A text with some of its hunks in it. */
import type { Hunk, Span } from '../../align/core/types.ts';

export interface Composed {
  readonly text: string;
  /** Where each hunk stands in `text`: its replacement when it is included, else its original. */
  readonly spans: readonly Span[];
}

/**
 * `hunks` in order and apart from each other (see hunksFit); `correction` gives what stands in place of a hunk that is
 * included, its replacement unless given.
 */
export function compose(
  original: string,
  hunks: readonly Hunk[],
  included: (index: number) => boolean,
  correction: (index: number) => string = (i) => hunks[i]!.replacement,
): Composed {
  const spans: Span[] = [];
  let text = '';
  let from = 0;
  hunks.forEach((hunk, i) => {
    text += original.slice(from, hunk.start);
    const start = text.length;
    text += included(i) ? correction(i) : hunk.original;
    spans.push({ start, end: text.length });
    from = hunk.end;
  });
  return { text: text + original.slice(from), spans };
}

/** Whether the hunks fit the text: in order, apart, and each with the original that stands there. */
export function hunksFit(original: string, hunks: readonly Hunk[]): boolean {
  let from = 0;
  return hunks.every((hunk) => {
    const fits = hunk.start >= from && original.slice(hunk.start, hunk.end) === hunk.original && hunk.end >= hunk.start;
    from = hunk.end;
    return fits;
  });
}
