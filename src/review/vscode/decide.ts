/** Makes decisions and takes them back, in the journal, the review and the document: the one way for commands and panel. */
import { env } from 'vscode';
import { applyEdits } from '../../text/core/edits.ts';
import { reviewErrors } from '../core/errors.ts';
import { fromLf } from '../../text/core/eol.ts';
import * as core from '../core/review.ts';
import { deliver, type LastEditor } from './deliver.ts';
import type { Destination, Entry, Reviews } from './reviews.ts';
import { nameOf, writeHunks } from './write.ts';

type Away = Exclude<Destination, { readonly kind: 'editor' }>;

/** `kept`: nothing was decided, the review is as it was. `stale`: as `kept`, because the text is not what it was. */
export type Made = 'accepted' | 'rejected' | 'undone' | 'stale' | 'kept';

export interface DecideDeps {
  readonly reviews: Reviews;
  readonly last: LastEditor;
  readonly note: (text: string) => void;
}

/**
 * Writes the hunks whose text stands, with the user's own `words` where there are any. Groups of linked hunks are
 * written whole or not at all. `stale` only when none of them stands. Throws AlignerError.
 */
export async function accept(
  deps: DecideDeps,
  entry: Entry,
  indexes: readonly number[],
  words: Readonly<Record<number, string>> = {},
): Promise<Made> {
  const { reviews } = deps;
  const { id, destination } = entry;
  const take = (review: core.Review) => core.begin(review, ready(review, indexes), words);
  if (destination.kind !== 'editor') {
    const taken = await reviews.step(id, take);
    if (taken === null) return 'kept';
    return (await finish(deps, entry, destination, taken)) ? 'accepted' : 'kept';
  }
  const written = await writeHunks(reviews, id, destination.tracked, take);
  if (written !== 'written') return written === 'stale' ? 'stale' : 'kept';
  const left = reviews.get(id)?.review;
  if (left !== undefined && indexes.some((i) => left.states[i] === 'stale'))
    deps.note('$(warning) Aligner: some changes were not written, because their text has changed');
  return 'accepted';
}

/** Those that are open and stand together with all that they are linked to. */
function ready(review: core.Review, indexes: readonly number[]): number[] {
  return indexes.filter(
    (i) => core.isOpen(review.states[i]!) && core.linked(review, i).every((j) => core.stands(review, j)),
  );
}

export async function reject(deps: DecideDeps, entry: Entry, indexes: readonly number[]): Promise<Made> {
  const { reviews } = deps;
  const { id, destination } = entry;
  const take = (review: core.Review) =>
    core.reject(
      review,
      indexes.filter((i) => core.isOpen(review.states[i]!)),
    );
  const next = take(entry.review);
  if (next !== null && destination.kind !== 'editor' && !(await goesOut(deps, destination, next))) return 'kept';
  return (await reviews.step(id, take)) === null ? 'kept' : 'rejected';
}

/** Takes decisions back: what was written is replaced by what was there, if it still stands, else nothing happens. */
export async function undo(deps: DecideDeps, entry: Entry, indexes: readonly number[]): Promise<Made> {
  const { reviews, note } = deps;
  const { id, destination } = entry;
  const states = entry.review.states;
  const written = indexes.filter((i) => core.isWritten(states[i]!));
  const rejected = indexes.filter((i) => states[i] === 'rejected');
  if (written.length > 0) {
    const take = (review: core.Review) => core.beginUndo(review, untouched(review, written));
    if (destination.kind === 'editor') {
      const made = await writeHunks(reviews, id, destination.tracked, take);
      if (made === 'stale') throw reviewErrors.diverged(nameOf(destination.tracked.uri));
      if (made === 'declined') return 'kept';
      const left = reviews.get(id)?.review;
      if (left !== undefined && written.some((i) => core.isWritten(left.states[i]!)))
        note('$(warning) Aligner: some corrections were edited since, and stay');
    } else {
      const taken = await reviews.step(id, take);
      if (taken === null) return 'kept';
      await takeBack(destination, taken.text);
      reviews.write(id, core.pendingEdits(taken));
      await reviews.settle(id, core.commit);
    }
  }
  if (rejected.length > 0 && (await reviews.step(id, (r) => core.reopen(r, rejected))) === null) return 'kept';
  return written.length + rejected.length > 0 ? 'undone' : 'kept';
}

/** Those whose correction stands, together with all that they are linked to. */
function untouched(review: core.Review, indexes: readonly number[]): number[] {
  return indexes.filter(
    (i) =>
      core.isWritten(review.states[i]!) && core.linked(review, i, core.isWritten).every((j) => core.stands(review, j)),
  );
}

/** A text that goes elsewhere goes there whole, with the last decision; if it does not, that decision is not made. */
async function finish(deps: DecideDeps, { id }: Entry, destination: Away, taken: core.Review): Promise<boolean> {
  const edits = core.pendingEdits(taken);
  const done = core.commit({ ...taken, text: applyEdits(taken.text, edits) });
  try {
    if (!(await goesOut(deps, destination, done))) {
      await deps.reviews.settle(id, core.rollBack);
      return false;
    }
  } catch (error) {
    await deps.reviews.settle(id, core.rollBack);
    throw error;
  }
  deps.reviews.write(id, edits);
  await deps.reviews.settle(id, core.commit);
  return true;
}

/** Brings the text of a review where it goes when nothing of it is left to decide; false when the user declined. */
async function goesOut({ last, note }: DecideDeps, destination: Away, review: core.Review): Promise<boolean> {
  if (!core.isDone(review) || !review.states.some(core.isWritten)) return true;
  const said = await deliver(destination, review.text, last, review.original);
  if (said !== undefined) note(said);
  return said !== undefined;
}

/** The clipboard gets back what it held, if it still holds the corrected text. */
async function takeBack(destination: Away, text: string): Promise<void> {
  if (destination.kind !== 'clipboard') return;
  if ((await env.clipboard.readText()) === fromLf(text, destination.eol))
    await env.clipboard.writeText(destination.text);
}
