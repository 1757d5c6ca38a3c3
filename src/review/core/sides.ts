/** The two sides that a review shows: the text as it stands, and the text with all that is still proposed. */
import { applyEdits } from '../../text/core/edits.ts';
import type { Span } from '../../align/core/types.ts';
import { correctionOf, isOpen, stands, type Review } from './review.ts';

export type Side = 'before' | 'after';

/** Where an open hunk stands in the two sides. */
export interface PlacedHunk {
  readonly index: number;
  readonly before: Span;
  readonly after: Span;
}

/** The open hunks whose text stands, in the order of the text, with their places on both sides. */
export function placedHunks(review: Review): PlacedHunk[] {
  let grown = 0;
  return shown(review).map(({ index, span, replacement }) => {
    const start = span.start + grown;
    grown += replacement.length - (span.end - span.start);
    return { index, before: span, after: { start, end: start + replacement.length } };
  });
}

/** What is left of a span in the last of its lines that has text: where something about the whole span can stand below. */
export function lastLineOf(text: string, { start, end }: Span): Span {
  const last = end > start && text[end - 1] === '\n' ? end - 1 : end;
  return { start: Math.max(start, text.lastIndexOf('\n', last - 1) + 1), end: last };
}

/** The text of a side. */
export function sideText(review: Review, side: Side): string {
  if (side === 'before') return review.text;
  return applyEdits(
    review.text,
    shown(review).map(({ span, replacement }) => ({ ...span, replacement })),
  );
}

interface Shown {
  readonly index: number;
  readonly span: Span;
  readonly replacement: string;
}

function shown(review: Review): Shown[] {
  const all = review.states.flatMap((state, index): Shown[] => {
    const span = review.spans[index];
    const inText = (isOpen(state) && stands(review, index)) || state === 'applying';
    if (span === undefined || span === null || !inText) return [];
    return [{ index, span, replacement: correctionOf(review, index) }];
  });
  return all.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || a.index - b.index);
}

/**
 * The shown hunk at an offset of one side, else the nearest; undefined when none is shown. Where one ends and the next
 * begins it is the next.
 */
export function hunkAt(review: Review, side: Side, offset: number): number | undefined {
  const distance = ({ start, end }: Span) => {
    if (offset < start) return start - offset;
    return offset < end || offset === start ? 0 : offset - end + 0.5;
  };
  let best: PlacedHunk | undefined;
  for (const hunk of placedHunks(review))
    if (best === undefined || distance(hunk[side]) < distance(best[side])) best = hunk;
  return best?.index;
}

/** The shown hunk after or before the one at an offset of one side, going round at the ends. */
export function hunkBeside(review: Review, side: Side, offset: number, by: 1 | -1): PlacedHunk | undefined {
  const placed = placedHunks(review);
  const beyond =
    by === 1
      ? placed.find((h) => h[side].start > offset)
      : placed.findLast((h) => h[side].end < offset || (h[side].start < offset && h[side].end <= offset));
  return beyond ?? placed.at(by === 1 ? 0 : -1);
}
