/** The reviews that wait for the user, while this window lives. */
import { EventEmitter, type Disposable, type Uri } from 'vscode';
import type { Hunk } from '../../align/core/types.ts';
import { newReview, reconcile, type Review } from '../core/review.ts';
import type { Target } from '../core/target.ts';
import type { TrackedRange } from './tracked-range.ts';

/** Where a correction goes, with the range that is followed where there is one. */
export type Destination =
  { readonly kind: 'editor'; readonly tracked: TrackedRange } | Exclude<Target, { readonly kind: 'editor' }>;

export interface NewEntry {
  /** The document's name, for titles. */
  readonly name: string;
  readonly languageId: string;
  readonly destination: Destination;
  /** The text that was corrected, with LF alone unless its endings were mixed. */
  readonly original: string;
  readonly hunks: readonly Hunk[];
}

export interface Entry extends Omit<NewEntry, 'original' | 'hunks'> {
  readonly id: string;
  readonly review: Review;
}

export class Reviews implements Disposable {
  readonly #entries = new Map<string, Entry>();
  readonly #changed = new EventEmitter<string>();
  /** Gives the id of a review that came, changed or went. */
  readonly onDidChange = this.#changed.event;
  #lastId = 0;

  get count(): number {
    return this.#entries.size;
  }

  list(): Entry[] {
    return [...this.#entries.values()];
  }

  get(id: string): Entry | undefined {
    return this.#entries.get(id);
  }

  /** Adds a review; an untouched one of the same text at the same place gives way to it. Throws `review.hunks`. */
  add({ original, hunks, ...rest }: NewEntry): Entry {
    const review = newReview(original, hunks);
    for (const older of this.list()) if (isReplacedBy(older, rest.destination, original)) this.remove(older.id);
    const entry: Entry = { ...rest, id: String(++this.#lastId), review };
    this.#entries.set(entry.id, entry);
    const { destination } = entry;
    if (destination.kind === 'editor') this.#follow(entry.id, destination.tracked);
    this.#changed.fire(entry.id);
    return entry;
  }

  /** `quiet` for a state that lasts only until an edit is through. */
  update(id: string, review: Review, quiet = false): void {
    const entry = this.#entries.get(id);
    if (entry === undefined || entry.review === review) return;
    this.#entries.set(id, { ...entry, review });
    if (!quiet) this.#changed.fire(id);
  }

  remove(id: string): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    this.#entries.delete(id);
    if (entry.destination.kind === 'editor') entry.destination.tracked.dispose();
    this.#changed.fire(id);
  }

  dispose(): void {
    for (const { destination } of this.list()) if (destination.kind === 'editor') destination.tracked.dispose();
    this.#entries.clear();
    this.#changed.dispose();
  }

  /** Undo and redo in the document undo and redo decisions. */
  #follow(id: string, tracked: TrackedRange): void {
    tracked.onDidChange(({ document, grown }) => {
      const review = this.#entries.get(id)?.review;
      if (review === undefined || review.steps.length === 0) return;
      const redone = reconcile(review, tracked.textIn(document, grown));
      if (redone !== null && redone !== review) tracked.range = grown;
      const now = redone ?? reconcile(review, tracked.textIn(document));
      if (now !== null) this.update(id, now);
    });
  }
}

function isReplacedBy({ destination, review }: Entry, other: Destination, original: string): boolean {
  if (review.original !== original || review.states.some((s) => s !== 'pending')) return false;
  if (destination.kind !== 'editor' || other.kind !== 'editor') return destination.kind === other.kind;
  const [a, b] = [destination.tracked, other.tracked];
  return a.uri.toString() === b.uri.toString() && JSON.stringify(a.range) === JSON.stringify(b.range);
}

/** The document that a review's correction goes to, if any. */
export function documentOf(entry: Entry): Uri | undefined {
  return entry.destination.kind === 'editor' ? entry.destination.tracked.uri : undefined;
}
