/**
 * One correction under review, as a pure value that can be written down and read again.
 *
 * A hunk goes pending → applying → accepted or edited, or pending → rejected; a decision that is taken back leaves it
 * `undone`, and one whose text has changed is `stale`. Both can be decided again. `applying` is taken by compare-and-set,
 * so that no hunk is written twice. Every hunk has a place of its own in the text, which follows what is typed around it:
 * it can be decided, and undone, as long as its own text stands.
 */
import type { Hunk, Span } from '../../align/core/types.ts';
import { hunksFit } from './compose.ts';
import { reviewErrors } from './errors.ts';
import type { FindingRecord } from '../../journal/core/records.ts';

export type HunkState = 'pending' | 'applying' | 'accepted' | 'edited' | 'rejected' | 'undone' | 'stale';

/** What is being written: which hunks, and what they are once it is written. */
export interface Applying {
  readonly indexes: readonly number[];
  readonly to: 'accepted' | 'edited' | 'undone';
}

export interface Review {
  /** The text that was corrected. */
  readonly original: string;
  readonly hunks: readonly Hunk[];
  readonly states: readonly HunkState[];
  /** The text as it stands now where the answer came from. */
  readonly text: string;
  /** Where each hunk stands in `text`; null when its place is lost. */
  readonly spans: readonly (Span | null)[];
  /** What the user wrote in place of a hunk's replacement, by the hunk's index. */
  readonly edits: Readonly<Record<number, string>>;
  readonly applying: Applying | null;
  /** What was found and not corrected. */
  readonly findings: readonly FindingRecord[];
  /** Where each finding stands in `text`; null when its text was changed, or the user put it away. */
  readonly findingSpans: readonly (Span | null)[];
}

/** Throws `review.hunks` when the hunks do not fit the text: nothing of them may be shown then. */
export function newReview(original: string, hunks: readonly Hunk[], findings: readonly FindingRecord[] = []): Review {
  if (!hunksFit(original, hunks)) throw reviewErrors.hunks();
  return {
    original,
    hunks,
    states: hunks.map(() => 'pending'),
    text: original,
    spans: hunks.map(({ start, end }) => ({ start, end })),
    edits: {},
    applying: null,
    findings,
    findingSpans: findings.map(({ start, end }) => ({ start, end })),
  };
}

/** Whether a hunk still waits for a decision. */
export function isOpen(state: HunkState): boolean {
  return state === 'pending' || state === 'undone' || state === 'stale';
}

/** Whether a hunk's correction is in the text. */
export function isWritten(state: HunkState): boolean {
  return state === 'accepted' || state === 'edited';
}

/** Whether a hunk was accepted, edited or rejected. */
export function isDecided(state: HunkState): boolean {
  return isWritten(state) || state === 'rejected';
}

export function openHunks(review: Review): number[] {
  return review.states.flatMap((s, i) => (isOpen(s) ? [i] : []));
}

/** Hunks with a decision that can be taken back. */
export function decidedHunks(review: Review): number[] {
  return review.states.flatMap((s, i) => (isDecided(s) ? [i] : []));
}

/** How many findings wait to be looked at. */
export function openFindings({ findingSpans }: Review): number {
  return findingSpans.filter((span) => span !== null).length;
}

/** Whether anything of it waits for the user. */
export function isWaiting(review: Review): boolean {
  return openHunks(review).length > 0 || review.applying !== null || openFindings(review) > 0;
}

/** The review without findings whose places are not known. */
export function withoutFindings(review: Review): Review {
  return { ...review, findingSpans: review.findings.map(() => null) };
}

/** Whether every hunk is decided. */
export function isDone(review: Review): boolean {
  return review.states.every(isDecided);
}

/** Whether every hunk is decided and one of them is accepted: a text that goes out whole is ready then. */
export function isComplete(review: Review): boolean {
  return isDone(review) && review.states.some(isWritten);
}

/** What stands in the text once the hunk is accepted: the user's own words where there are any. */
export function correctionOf(review: Review, index: number): string {
  return review.edits[index] ?? review.hunks[index]!.replacement;
}

/** The text at a hunk's place; undefined when the place is lost. */
export function textAt(review: Review, index: number): string | undefined {
  const span = review.spans[index];
  return span === undefined || span === null ? undefined : review.text.slice(span.start, span.end);
}

/** Whether the hunk's own text is there, as its state has it. */
export function stands(review: Review, index: number): boolean {
  const state = review.states[index]!;
  return textAt(review, index) === (isWritten(state) ? correctionOf(review, index) : review.hunks[index]!.original);
}

/** `index` and the hunks that are decided together with it, as far as `which` holds for their states. */
export function linked(review: Review, index: number, which: (state: HunkState) => boolean = isOpen): number[] {
  const group = review.hunks[index]?.group;
  return review.states.flatMap((state, i) =>
    which(state) && (i === index || (group !== undefined && review.hunks[i]!.group === group)) ? [i] : [],
  );
}

/**
 * Takes open hunks for writing; null, and nothing is taken, when one of them is not open (someone else decides it) or
 * its text does not stand. `words` replace the correction of a hunk, which is then `edited`.
 */
export function begin(
  review: Review,
  indexes: readonly number[],
  words: Readonly<Record<number, string>> = {},
): Review | null {
  if (review.applying !== null || !may(review, indexes, isOpen)) return null;
  if (!indexes.every((i) => stands(review, i))) return null;
  const edits: Record<number, string> = { ...review.edits };
  for (const i of indexes) {
    const own = words[i];
    if (own === undefined || own === review.hunks[i]!.replacement) Reflect.deleteProperty(edits, i);
    else edits[i] = own;
  }
  const to = indexes.some((i) => edits[i] !== undefined) ? 'edited' : 'accepted';
  return { ...review, edits, states: withState(review, indexes, 'applying'), applying: { indexes: [...indexes], to } };
}

/** Takes written hunks to restore what was there; null when one is not written, or its text was changed since. */
export function beginUndo(review: Review, indexes: readonly number[]): Review | null {
  if (review.applying !== null || !may(review, indexes, isWritten)) return null;
  if (!indexes.every((i) => stands(review, i))) return null;
  const applying = { indexes: [...indexes], to: 'undone' } as const;
  return { ...review, states: withState(review, indexes, 'applying'), applying };
}

/** The edits of `text` that write what is being applied, in order. */
export function pendingEdits(review: Review): (Span & { readonly replacement: string })[] {
  const { applying } = review;
  if (applying === null) return [];
  const edits = applying.indexes.flatMap((i) => {
    const span = review.spans[i];
    const replacement = applying.to === 'undone' ? review.hunks[i]!.original : correctionOf(review, i);
    return span === undefined || span === null ? [] : [{ ...span, replacement, index: i }];
  });
  return edits.sort((a, b) => a.start - b.start || a.end - b.end || a.index - b.index);
}

/** Whether all that was to be applied stands in the text. */
export function holds(review: Review, { indexes, to }: Applying): boolean {
  return indexes.every(
    (i) => textAt(review, i) === (to === 'undone' ? review.hunks[i]!.original : correctionOf(review, i)),
  );
}

/** What was being written is in the text. */
export function commit(review: Review): Review {
  const { applying } = review;
  if (applying === null) return review;
  const states = review.states.map((s, i): HunkState => {
    if (!applying.indexes.includes(i)) return s;
    if (applying.to === 'undone') return 'undone';
    return review.edits[i] === undefined ? 'accepted' : 'edited';
  });
  return { ...review, states, applying: null };
}

/**
 * What was being written is not known to be in the text: each hunk becomes what its text says, so a write that was
 * interrupted, even by the end of the process, is neither lost nor claimed.
 */
export function rollBack(review: Review): Review {
  const { applying } = review;
  if (applying === null) return review;
  const states = review.states.map((s, i): HunkState => {
    if (!applying.indexes.includes(i)) return s;
    const text = textAt(review, i);
    if (text === correctionOf(review, i)) return review.edits[i] === undefined ? 'accepted' : 'edited';
    if (text !== review.hunks[i]!.original) return 'stale';
    return applying.to === 'undone' ? 'undone' : 'pending';
  });
  return { ...review, states, applying: null };
}

/** Nothing was written: the states are those of `before` again. */
export function release(review: Review, { states }: Review): Review {
  return { ...review, states, applying: null };
}

/** Rejects open hunks; null when one of them is not open. */
export function reject(review: Review, indexes: readonly number[]): Review | null {
  return may(review, indexes, isOpen) ? { ...review, states: withState(review, indexes, 'rejected') } : null;
}

/** Takes rejections back; null when one of the hunks is not rejected. */
export function reopen(review: Review, indexes: readonly number[]): Review | null {
  if (!may(review, indexes, (s) => s === 'rejected')) return null;
  const states = review.states.map((s, i): HunkState => {
    if (!indexes.includes(i)) return s;
    return textAt(review, i) === review.hunks[i]!.original ? 'undone' : 'stale';
  });
  return { ...review, states };
}

function may(review: Review, indexes: readonly number[], which: (state: HunkState) => boolean): boolean {
  return indexes.length > 0 && indexes.every((i) => i in review.states && which(review.states[i]!));
}

function withState(review: Review, indexes: readonly number[], state: HunkState): HunkState[] {
  return review.states.map((s, i) => (indexes.includes(i) ? state : s));
}
