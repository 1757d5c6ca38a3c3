/** The reviews that wait for the user, and those decided while this window lives. What is decided is in the journal first. */
import { EventEmitter, Uri, workspace, type Disposable, type TextDocument } from 'vscode';
import type { Hunk } from '../../align/core/types.ts';
import { toErrorData } from '../../base/core/errors.ts';
import type { Journal } from '../../journal/core/journal.ts';
import type { AnswerRecord, DecisionState, JournalEntry, StoredTarget } from '../../journal/core/records.ts';
import { workspaceKey } from '../../journal/vscode/workspace-key.ts';
import type { About } from '../core/about.ts';
import { anchor } from '../core/anchor.ts';
import { toLf } from '../../text/core/eol.ts';
import { followChanges } from '../core/changes.ts';
import { follow } from '../core/follow.ts';
import { comparePlaces, offsetAt, rangeOf } from '../../text/core/place.ts';
import { newReview, openHunks, rollBack, type Review } from '../core/review.ts';
import { reviewOf, stepsTo } from '../core/stored.ts';
import type { Target } from '../core/target.ts';
import { toRange } from '../../text/vscode/ranges.ts';
import { TrackedRange } from './tracked-range.ts';

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
  readonly about: About;
}

export interface Entry extends Omit<NewEntry, 'original' | 'hunks'> {
  readonly id: string;
  /** When the answer was corrected, in milliseconds since 1970. */
  readonly time: number;
  readonly review: Review;
}

interface Kept {
  entry: Entry;
  /** The states that the journal has. */
  recorded: readonly DecisionState[];
  /** Whether the journal knows it. */
  isStored: boolean;
  /** Whether the text stood once in its document when it was corrected. */
  sole: boolean;
  /** Decisions wait for each other here. */
  queue: Promise<unknown>;
}

export interface ReviewsOptions {
  readonly journal: Journal;
  /** Whether the user does not want to see such a hunk again. */
  readonly isUnwanted?: (hunk: Hunk, about: { readonly languageId: string; readonly name: string }) => boolean;
  /** Shows a failure of the journal. */
  readonly onProblem: (error: unknown) => void;
}

/** How long typing rests before what it undid or redid is recorded, in milliseconds. */
const SETTLE_MS = 300;

export class Reviews implements Disposable {
  readonly #kept = new Map<string, Kept>();
  readonly #changed = new EventEmitter<string>();
  /** Gives the id of a review that came, changed or went. */
  readonly onDidChange = this.#changed.event;
  /** Why the reviews that wait could not be read, in a sentence; undefined when they could. */
  failure: string | undefined;
  readonly #options: ReviewsOptions;
  readonly #listeners: { dispose(): void }[];
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(options: ReviewsOptions) {
    this.#options = options;
    this.#listeners = [
      options.journal.onDidChange(() => void this.restore()),
      workspace.onDidOpenTextDocument((document) => this.#attachAll(document)),
    ];
  }

  /** How many reviews wait for the user. */
  get count(): number {
    return this.list().length;
  }

  /** The reviews with something still to decide, oldest first. */
  list(): Entry[] {
    return this.all().filter((e) => openHunks(e.review).length > 0 || e.review.applying !== null);
  }

  /** These, and those that were decided since the window opened and can be undone. */
  all(): Entry[] {
    return [...this.#kept.values()].map((k) => k.entry);
  }

  get(id: string): Entry | undefined {
    return this.#kept.get(id)?.entry;
  }

  /**
   * Adds a review and records it; an untouched one of the same text at the same place gives way to it. Undefined when the
   * user wants to see none of the hunks again. Rejects with `review.hunks`; a failing journal is shown and does no harm.
   */
  async add({ original, hunks: all, ...rest }: NewEntry): Promise<Entry | undefined> {
    newReview(original, all);
    const hunks = this.#wanted(all, rest);
    if (hunks.length === 0) return undefined;
    const entry: Entry = {
      ...rest,
      id: globalThis.crypto.randomUUID(),
      time: Date.now(),
      review: newReview(original, hunks),
    };
    for (const older of this.list()) if (isReplacedBy(older, rest.destination, original)) await this.dismiss(older.id);
    const recorded = await this.#journal((journal) => journal.recordAnswer(recordOf(entry), hunks).then(() => true));
    this.#keep({ entry, recorded: hunks.map(() => 'pending'), isStored: recorded === true });
    return this.get(entry.id);
  }

  /** Reads what waits in this workspace; whatever another window decided is taken over. Never rejects. */
  async restore(): Promise<void> {
    let entries: JournalEntry[];
    try {
      entries = await this.#options.journal.listPending(workspaceKey());
      this.failure = undefined;
    } catch (error) {
      this.failure = toErrorData(error).message;
      this.#options.onProblem(error);
      return;
    }
    for (const stored of entries) await this.#take(stored);
    for (const { id } of this.list()) if (!entries.some((e) => e.answer.id === id)) await this.#reload(id);
  }

  /** A past answer as a review again; undefined when the journal does not have it. */
  async reopen(id: string): Promise<Entry | undefined> {
    if (!this.#kept.has(id)) {
      const stored = await this.#journal((journal) => journal.load(id));
      if (stored !== undefined) await this.#take(stored);
    }
    return this.get(id);
  }

  /**
   * Takes a step of a review: recorded first, then made. `next` gives null where the step cannot be taken, and may be
   * called twice, since the text may change while the journal writes. Resolves to the new review, or null. Rejects with
   * the journal's error; nothing was decided then.
   */
  async step(id: string, next: (review: Review) => Review | null): Promise<Review | null> {
    const kept = this.#kept.get(id);
    const wanted = kept && next(kept.entry.review);
    if (!kept || !wanted) return null;
    if (!(await this.#record(kept, wanted))) return null;
    const made = next(kept.entry.review);
    this.#set(kept, made ?? kept.entry.review);
    if (made === null) await this.#record(kept, kept.entry.review);
    return made;
  }

  /** What a document says has been written, or has not: the review says it too, and the journal as soon as it can. */
  async settle(id: string, next: (review: Review) => Review): Promise<void> {
    const kept = this.#kept.get(id);
    if (kept === undefined) return;
    this.#set(kept, next(kept.entry.review));
    await this.#journal(() => this.#record(kept, kept.entry.review));
  }

  /** Runs one decision of a review after the other. */
  exclusively<T>(id: string, run: () => Promise<T>): Promise<T> {
    const kept = this.#kept.get(id);
    const turn = (kept?.queue ?? Promise.resolve()).then(run);
    if (kept !== undefined) kept.queue = turn.catch(() => undefined);
    return turn;
  }

  /** Places a review in its document, which may have been changed while it was closed. */
  attach(id: string, document: TextDocument): void {
    const kept = this.#kept.get(id);
    if (kept?.entry.destination.kind !== 'editor') return;
    const { tracked } = kept.entry.destination;
    const text = toLf(document.getText());
    const [start, end] = [offsetAt(text, tracked.range.start), offsetAt(text, tracked.range.end)];
    // A change across both ends turns the range round.
    const span = { start: Math.min(start, end), end: Math.max(start, end) };
    const anchored = anchor(kept.entry.review, text, span, kept.sole);
    tracked.range = rangeOf(text, anchored.span);
    this.#set(kept, anchored.review);
    if (kept.recorded.includes('applying') && anchored.review.applying !== null)
      this.#set(kept, rollBack(anchored.review));
    this.#later(id);
  }

  /** The text of a review that goes nowhere until it is decided: what is being applied is in it. */
  write(id: string, edits: readonly Parameters<typeof follow>[1][]): void {
    const kept = this.#kept.get(id);
    if (kept !== undefined) this.#set(kept, edits.reduceRight(follow, kept.entry.review));
  }

  /** Says where the text of a review is now. */
  move(id: string, review: Review, range: TrackedRange['range']): void {
    const kept = this.#kept.get(id);
    if (kept?.entry.destination.kind !== 'editor') return;
    kept.entry.destination.tracked.range = range;
    this.#set(kept, review);
  }

  /** Puts a review away for good, with what was decided so far. */
  async dismiss(id: string): Promise<void> {
    await this.#journal((journal) => journal.dismiss(id, true));
    this.forget(id);
  }

  /** Lets go of a review in this window alone. */
  forget(id: string): void {
    const kept = this.#kept.get(id);
    if (kept === undefined) return;
    this.#kept.delete(id);
    this.#release(kept.entry);
    this.#changed.fire(id);
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const { entry } of this.#kept.values()) this.#release(entry);
    this.#kept.clear();
    this.#changed.dispose();
  }

  #wanted(hunks: readonly Hunk[], about: { readonly languageId: string; readonly name: string }): readonly Hunk[] {
    const unwanted = hunks.filter((h) => this.#options.isUnwanted?.(h, about) === true);
    const groups = new Set(unwanted.flatMap((h) => h.group ?? []));
    return hunks.filter((h) => !unwanted.includes(h) && (h.group === undefined || !groups.has(h.group)));
  }

  async #take(stored: JournalEntry): Promise<void> {
    const { answer, hunks } = stored;
    const states = hunks.map((h) => h.state);
    const known = this.#kept.get(answer.id);
    if (known !== undefined && states.every((s, i) => s === known.recorded[i])) return;
    // Another window is writing this very moment: it will tell how that went.
    if (hunks.some((h) => h.state === 'applying' && h.abandoned !== true)) return;
    const destination = known?.entry.destination ?? destinationOf(answer.target);
    const { name, language, time, route, question, model, sensitivity } = answer;
    const about = { route, question, model, sensitivity };
    const entry: Entry = {
      id: answer.id,
      time,
      name,
      languageId: language,
      destination,
      about,
      review: reviewOf(stored),
    };
    if (known === undefined) this.#keep({ entry, recorded: states, isStored: true });
    else {
      known.recorded = states;
      this.#set(known, entry.review);
    }
    const document = await this.#documentOf(entry);
    if (document !== undefined) this.attach(entry.id, document);
    else if (destination.kind !== 'editor') await this.settle(entry.id, rollBack);
  }

  /** The document when it is open; one into which a write was interrupted is opened, to see whether it arrived. */
  async #documentOf({ destination, review }: Entry): Promise<TextDocument | undefined> {
    if (destination.kind !== 'editor') return undefined;
    const { uri } = destination.tracked;
    const open = workspace.textDocuments.find((d) => d.uri.toString() === uri.toString() && !d.isClosed);
    if (open !== undefined || review.applying === null) return open;
    return workspace.openTextDocument(uri).then(undefined, () => undefined);
  }

  async #reload(id: string): Promise<void> {
    if (this.#kept.get(id)?.isStored !== true) return;
    const stored = await this.#journal(async (journal) => (await journal.load(id)) ?? null);
    if (stored === null || stored?.dismissed === true) this.forget(id);
    else if (stored !== undefined) await this.#take(stored);
  }

  #keep(given: Pick<Kept, 'entry' | 'recorded' | 'isStored'>): void {
    const kept: Kept = { ...given, sole: true, queue: Promise.resolve() };
    const { entry } = kept;
    this.#kept.set(entry.id, kept);
    const { destination } = entry;
    if (destination.kind === 'editor') {
      this.#follow(kept, destination.tracked);
      const open = workspace.textDocuments.find((d) => d.uri.toString() === destination.tracked.uri.toString());
      if (open !== undefined) {
        const text = toLf(open.getText());
        const { text: own } = entry.review;
        kept.sole = text.indexOf(own) === text.lastIndexOf(own);
        this.attach(entry.id, open);
      }
    }
    this.#changed.fire(entry.id);
  }

  #follow(kept: Kept, tracked: TrackedRange): void {
    tracked.onDidChange(({ document, before, changes }) => {
      const followed = followChanges(kept.entry.review, before, changes);
      if (followed !== null && toLf(document.getText(toRange(followed.range))) === followed.review.text) {
        tracked.range = followed.range;
        this.#set(kept, followed.review);
        this.#later(kept.entry.id);
      } else this.attach(kept.entry.id, document);
    });
  }

  #attachAll(document: TextDocument): void {
    const key = document.uri.toString();
    for (const { id, destination } of this.all())
      if (destination.kind === 'editor' && destination.tracked.uri.toString() === key) this.attach(id, document);
  }

  #set(kept: Kept, review: Review): void {
    if (kept.entry.review === review) return;
    kept.entry = { ...kept.entry, review };
    if (this.#kept.get(kept.entry.id) === kept) this.#changed.fire(kept.entry.id);
  }

  /** Records what undo, redo and other programs did to a document, once they rest. */
  #later(id: string): void {
    clearTimeout(this.#timers.get(id));
    const record = async () => {
      const kept = this.#kept.get(id);
      // While something is written its end is recorded, not its middle.
      if (kept?.entry.review.applying !== null) return;
      await this.#record(kept, kept.entry.review);
      const target = targetOf(kept.entry.destination);
      if (target.kind === 'editor') await this.#options.journal.retarget(id, target);
    };
    const run = () => void this.#journal(() => this.exclusively(id, record));
    this.#timers.set(id, setTimeout(run, SETTLE_MS));
  }

  /** Whether the journal has now what `review` says; when another window was quicker, its decisions are taken over. */
  async #record(kept: Kept, review: Review): Promise<boolean> {
    let steps = stepsTo(review, kept.recorded);
    if (steps.length === 0) return true;
    const { journal } = this.#options;
    const { id } = kept.entry;
    let outcome = await journal.decide(id, steps);
    if (outcome === 'unknown') {
      await journal.recordAnswer(recordOf(kept.entry), review.hunks);
      kept.isStored = true;
      kept.recorded = review.hunks.map(() => 'pending');
      steps = stepsTo(review, kept.recorded);
      outcome = steps.length === 0 ? 'taken' : await journal.decide(id, steps);
    }
    if (outcome === 'taken') {
      kept.recorded = kept.recorded.map((s, i) => steps.find((d) => d.hunk === i)?.to ?? s);
      return true;
    }
    const stored = await journal.load(id);
    if (stored !== undefined) await this.#take(stored);
    return false;
  }

  async #journal<T>(run: (journal: Journal) => Promise<T>): Promise<T | undefined> {
    try {
      return await run(this.#options.journal);
    } catch (error) {
      this.#options.onProblem(error);
      return undefined;
    }
  }

  #release({ destination }: Entry): void {
    if (destination.kind === 'editor') destination.tracked.dispose();
  }
}

function recordOf({ id, time, name, languageId, destination, about, review }: Entry): AnswerRecord {
  const target = targetOf(destination);
  return {
    id,
    time,
    workspace: workspaceKey(),
    name,
    language: languageId,
    original: review.original,
    target,
    ...about,
  };
}

function targetOf(destination: Destination): StoredTarget {
  if (destination.kind !== 'editor') return destination;
  const { uri, range } = destination.tracked;
  const place = ({ line, character }: TrackedRange['range']['start']) => ({ line, character });
  return { kind: 'editor', uri: uri.toString(), range: { start: place(range.start), end: place(range.end) } };
}

function destinationOf(target: StoredTarget): Destination {
  if (target.kind !== 'editor') return target;
  return { kind: 'editor', tracked: new TrackedRange(Uri.parse(target.uri, true), target.range) };
}

function isReplacedBy({ destination, review }: Entry, other: Destination, original: string): boolean {
  if (review.original !== original || review.states.some((s) => s !== 'pending')) return false;
  if (destination.kind !== 'editor' || other.kind !== 'editor') return destination.kind === other.kind;
  const [a, b] = [destination.tracked, other.tracked];
  return (
    a.uri.toString() === b.uri.toString() &&
    comparePlaces(a.range.start, b.range.start) === 0 &&
    comparePlaces(a.range.end, b.range.end) === 0
  );
}
