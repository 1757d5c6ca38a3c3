/** The reviews that wait for the user, and those decided while this window lives. */
import { EventEmitter, type Disposable } from 'vscode';
import type { Hunk } from '../../align/core/types.ts';
import { toErrorData } from '../../base/core/errors.ts';
import type { Journal } from '../../journal/core/journal.ts';
import type { DecisionState, FindingRecord, JournalEntry } from '../../journal/core/records.ts';
import { workspaceKey } from '../../journal/vscode/workspace-key.ts';
import type { About } from '../core/about.ts';
import { asChange } from '../core/findings.ts';
import type { Change } from '../core/not-again.ts';
import { isWaiting, newReview, type Review } from '../core/review.ts';
import { isBeingWritten, ReviewSession, type ReviewFacts } from '../core/session.ts';
import { reviewOf } from '../core/stored.ts';
import type { TextPlace } from '../core/text-place.ts';
import type { Destination, Places } from './places.ts';

export interface NewReview {
  /** The document's name, for titles. */
  readonly name: string;
  readonly languageId: string;
  readonly destination: Destination;
  /** The text that was corrected, with LF alone unless its endings were mixed. */
  readonly original: string;
  readonly hunks: readonly Hunk[];
  /** What was found and not corrected. */
  readonly findings?: readonly FindingRecord[];
  readonly about: About;
}

export interface ReviewsOptions {
  readonly journal: Journal;
  readonly places: Places;
  /** Whether the user does not want to see such a hunk again. */
  readonly isUnwanted?: (change: Change, about: { readonly languageId: string; readonly name: string }) => boolean;
  /** Shows a failure of the journal. */
  readonly onProblem: (error: unknown) => void;
}

/** How long typing rests before what it undid or redid is recorded, in milliseconds. */
const SETTLE_MS = 300;

export class Reviews implements Disposable {
  readonly #sessions = new Map<string, ReviewSession>();
  readonly #changed = new EventEmitter<string>();
  /** Gives the id of a review that came, changed or went. */
  readonly onDidChange = this.#changed.event;
  /** Why the reviews that wait could not be read, in a sentence; undefined when they could. */
  failure: string | undefined;
  readonly #options: ReviewsOptions;
  readonly #listener: { dispose(): void };
  #restored: Promise<void> = Promise.resolve();
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(options: ReviewsOptions) {
    this.#options = options;
    this.#listener = options.journal.onDidChange(() => void this.restore());
  }

  /** How many reviews wait for the user. */
  get count(): number {
    return this.list().length;
  }

  /** The reviews with something still to decide, oldest first. */
  list(): ReviewSession[] {
    return this.all().filter(({ review }) => isWaiting(review));
  }

  /** These, and those that were decided since the window opened and can be undone. */
  all(): ReviewSession[] {
    return [...this.#sessions.values()];
  }

  get(id: string): ReviewSession | undefined {
    return this.#sessions.get(id);
  }

  /**
   * Adds a review and records it; an untouched one of the same text at the same place gives way to it. Undefined when the
   * user wants to see nothing of it again. Rejects with `review.hunks`; a failing journal is shown and does no harm.
   */
  async add({
    original,
    hunks: all,
    findings = [],
    destination,
    name,
    languageId,
    about,
  }: NewReview): Promise<ReviewSession | undefined> {
    newReview(original, all);
    const hunks = this.#wanted(all, { name, languageId });
    const every = newReview(original, hunks, findings);
    const seen = findings.filter((_, i) => !this.#isUnwanted(asChange(every, i), { name, languageId }));
    if (hunks.length === 0 && seen.length === 0) return undefined;
    const review = newReview(original, hunks, seen);
    const place = this.#options.places.of(destination);
    for (const older of this.list()) if (isReplacedBy(older, place, original)) await this.dismiss(older.id);
    const id = globalThis.crypto.randomUUID();
    const facts = { id, time: Date.now(), workspace: workspaceKey(), name, languageId, about };
    const session = this.#keep(facts, place, review);
    await session.propose();
    return session;
  }

  /**
   * Reads what waits in this workspace; whatever another window decided is taken over. Never rejects. One after the other:
   * what an earlier reading found must not come back after a later one has found it gone.
   */
  restore(): Promise<void> {
    this.#restored = this.#restored.then(() => this.#restore()).catch(this.#options.onProblem);
    return this.#restored;
  }

  async #restore(): Promise<void> {
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
  async reopen(id: string): Promise<ReviewSession | undefined> {
    if (!this.#sessions.has(id)) {
      const stored = await this.#load(id);
      if (stored) await this.#take(stored);
    }
    return this.get(id);
  }

  /** Puts a review away for good, with what was decided so far. */
  async dismiss(id: string): Promise<void> {
    await this.#options.journal.dismiss(id, true).catch(this.#options.onProblem);
    this.forget(id);
  }

  /** Lets go of a review in this window alone. */
  forget(id: string): void {
    const session = this.#sessions.get(id);
    if (session === undefined) return;
    this.#sessions.delete(id);
    session.dispose();
    this.#changed.fire(id);
  }

  dispose(): void {
    this.#listener.dispose();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const session of this.all()) session.dispose();
    this.#sessions.clear();
    this.#changed.dispose();
  }

  #wanted(hunks: readonly Hunk[], about: { readonly languageId: string; readonly name: string }): readonly Hunk[] {
    const unwanted = hunks.filter((h) => this.#isUnwanted(h, about));
    const groups = new Set(unwanted.flatMap((h) => h.group ?? []));
    return hunks.filter((h) => !unwanted.includes(h) && (h.group === undefined || !groups.has(h.group)));
  }

  #isUnwanted(change: Change, about: { readonly languageId: string; readonly name: string }): boolean {
    return this.#options.isUnwanted?.(change, about) === true;
  }

  async #take(stored: JournalEntry): Promise<void> {
    const { answer, hunks } = stored;
    const known = this.get(answer.id);
    if (known !== undefined) return known.take(stored);
    if (isBeingWritten(stored)) return;
    const { id, time, workspace, name, language: languageId, route, question, model, sensitivity } = answer;
    const facts = { id, time, workspace, name, languageId, about: { route, question, model, sensitivity } };
    const states = hunks.map((h) => h.state);
    const session = this.#keep(facts, this.#options.places.stored(answer.target), reviewOf(stored), states);
    session.review.findings.forEach((_, i) => {
      if (this.#isUnwanted(asChange(session.review, i), facts)) session.dismissFinding(i);
    });
    await session.recover();
  }

  async #reload(id: string): Promise<void> {
    if (this.get(id)?.isStored !== true) return;
    const stored = await this.#load(id);
    if (stored === null || stored?.dismissed === true) this.forget(id);
    else if (stored !== undefined) await this.#take(stored);
  }

  /** Null when the journal does not have it, undefined when it cannot be read. */
  async #load(id: string): Promise<JournalEntry | null | undefined> {
    try {
      return (await this.#options.journal.load(id)) ?? null;
    } catch (error) {
      this.#options.onProblem(error);
      return undefined;
    }
  }

  #keep(facts: ReviewFacts, place: TextPlace, review: Review, recorded?: DecisionState[]): ReviewSession {
    const { journal, onProblem } = this.#options;
    const { id } = facts;
    const deps = {
      journal,
      onProblem,
      onDidChange: () => {
        if (this.#sessions.has(id)) this.#changed.fire(id);
      },
      onDidFollow: () => this.#later(id),
      onDidVanish: () => this.forget(id),
    };
    const session = new ReviewSession(facts, place, review, deps, recorded);
    this.#sessions.set(id, session);
    this.#changed.fire(id);
    return session;
  }

  /** Records what undo, redo and other programs did to a document, once they rest. */
  #later(id: string): void {
    clearTimeout(this.#timers.get(id));
    const run = () => {
      this.#timers.delete(id);
      void this.get(id)?.record();
    };
    this.#timers.set(id, setTimeout(run, SETTLE_MS));
  }
}

function isReplacedBy({ place, review }: ReviewSession, other: TextPlace, original: string): boolean {
  const isUntouched = review.original === original && review.states.every((s) => s === 'pending');
  return isUntouched && JSON.stringify(place.target) === JSON.stringify(other.target);
}
