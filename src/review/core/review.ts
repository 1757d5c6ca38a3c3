/**
 * One correction under review, as a pure value. A hunk goes pending → applying → accepted, or → rejected; `applying` is
 * taken by compare-and-set, so that no hunk is written twice. An accepted hunk whose edit the user undoes in the document
 * is `undone` and can be decided again, and so can one that is `stale`: its text had changed when it was to be written.
 */
import type { Hunk, Span } from '../../align/core/types.ts';
import { compose, hunksFit, type Composed } from './compose.ts';
import { reviewErrors } from './errors.ts';

export type HunkState = 'pending' | 'applying' | 'accepted' | 'rejected' | 'undone' | 'stale';

export interface Review {
  /** The text that was corrected. */
  readonly original: string;
  readonly hunks: readonly Hunk[];
  readonly states: readonly HunkState[];
  /** The edits that were written, oldest first, as hunk indexes. */
  readonly steps: readonly (readonly number[])[];
  /** How many of `steps` stand in the document now; the others were undone there and may be redone. */
  readonly written: number;
}

/** Throws `review.hunks` when the hunks do not fit the text: nothing of them may be shown then. */
export function newReview(original: string, hunks: readonly Hunk[]): Review {
  if (!hunksFit(original, hunks)) throw reviewErrors.hunks();
  return { original, hunks, states: hunks.map(() => 'pending'), steps: [], written: 0 };
}

/** Whether a hunk still waits for a decision. */
export function isOpen(state: HunkState): boolean {
  return state === 'pending' || state === 'undone' || state === 'stale';
}

export function openHunks(review: Review): number[] {
  return review.states.flatMap((s, i) => (isOpen(s) ? [i] : []));
}

/** Whether every hunk is decided. */
export function isDone(review: Review): boolean {
  return review.states.every((s) => s === 'accepted' || s === 'rejected');
}

/** The open hunks that are decided together with `index`, itself among them. */
export function linked(review: Review, index: number): number[] {
  const group = review.hunks[index]?.group;
  return openHunks(review).filter((i) => i === index || (group !== undefined && review.hunks[i]!.group === group));
}

/** The text as it stands where the answer came from: with what was accepted. */
export function currentText(review: Review): Composed {
  return compose(review.original, review.hunks, (i) => review.states[i] === 'accepted');
}

/** The text once `applying` is written. */
export function textAfterApplying(review: Review): Composed {
  return compose(review.original, review.hunks, (i) => {
    const state = review.states[i];
    return state === 'accepted' || state === 'applying';
  });
}

/** The text with everything that is not rejected. */
export function proposedText(review: Review): Composed {
  return compose(review.original, review.hunks, (i) => review.states[i] !== 'rejected');
}

/** Takes open hunks for writing; null when one of them is not open (someone else decides it), and nothing is taken. */
export function begin(review: Review, indexes: readonly number[]): Review | null {
  return decide(review, indexes, 'applying');
}

/** Rejects open hunks; null as in `begin`. */
export function reject(review: Review, indexes: readonly number[]): Review | null {
  return decide(review, indexes, 'rejected');
}

function decide(review: Review, indexes: readonly number[], state: HunkState): Review | null {
  if (indexes.length === 0 || !indexes.every((i) => i in review.states && isOpen(review.states[i]!))) return null;
  return { ...review, states: review.states.map((s, i) => (indexes.includes(i) ? state : s)) };
}

/** What was being written is in the text. */
export function commit(review: Review): Review {
  const step = review.states.flatMap((s, i) => (s === 'applying' ? [i] : []));
  if (step.length === 0) return review;
  const steps = [...review.steps.slice(0, review.written), step];
  return {
    ...review,
    states: review.states.map((s) => (s === 'applying' ? 'accepted' : s)),
    steps,
    written: steps.length,
  };
}

/** What was being written is not in the text; it stays open. */
export function rollBack(review: Review, to: 'pending' | 'stale'): Review {
  return { ...review, states: review.states.map((s) => (s === 'applying' ? to : s)) };
}

/**
 * Follows the document's own undo and redo: when `text` is what the document held after fewer or more of the written
 * edits, the review says so too. Null when `text` is none of these. A review that is being written is left alone.
 */
export function reconcile(review: Review, text: string): Review | null {
  if (review.states.includes('applying')) return null;
  const counts = review.steps.map((_, i) => i).concat(review.steps.length);
  counts.sort((a, b) => Math.abs(a - review.written) - Math.abs(b - review.written));
  const written = counts.find((n) => {
    const standing = new Set(review.steps.slice(0, n).flat());
    return compose(review.original, review.hunks, (i) => standing.has(i)).text === text;
  });
  if (written === undefined) return null;
  if (written === review.written) return review;
  const standing = new Set(review.steps.slice(0, written).flat());
  const states = review.states.map((s, i) => {
    if (standing.has(i)) return 'accepted';
    return s === 'accepted' ? 'undone' : s;
  });
  return { ...review, states, written };
}

/** Where an open hunk stands in the two sides that are shown. */
export interface PlacedHunk {
  readonly index: number;
  /** In the text as it stands. */
  readonly before: Span;
  /** In the proposed text. */
  readonly after: Span;
}

/** The hunks that are still to be decided, in order, with their places on both sides. */
export function placedHunks(review: Review): PlacedHunk[] {
  const before = currentText(review).spans;
  const after = proposedText(review).spans;
  return openHunks(review).map((index) => ({ index, before: before[index]!, after: after[index]! }));
}

/** The open hunk at an offset of one side, else the nearest; undefined when none is open. */
export function hunkAt(review: Review, side: 'before' | 'after', offset: number): number | undefined {
  const distance = ({ start, end }: Span) => (offset < start ? start - offset : offset > end ? offset - end : 0);
  let best: PlacedHunk | undefined;
  for (const hunk of placedHunks(review))
    if (best === undefined || distance(hunk[side]) < distance(best[side])) best = hunk;
  return best?.index;
}
