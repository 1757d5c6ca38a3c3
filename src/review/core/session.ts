/** One review and everything that happens to it: decisions and their undo, changes of its text, and the journal of both. */
import type { Journal } from '../../journal/core/journal.ts';
import type { AnswerRecord, DecisionState, JournalEntry } from '../../journal/core/records.ts';
import type { About } from './about.ts';
import { anchor, anchorBehind } from './anchor.ts';
import { followChanges } from './changes.ts';
import { reviewErrors } from './errors.ts';
import { offsetAt, rangeOf, type PlaceRange } from '../../text/core/place.ts';
import * as core from './review.ts';
import type { HunkState, Review } from './review.ts';
import { reviewOf, stepsTo } from './stored.ts';
import type { TextChange, TextPlace } from './text-place.ts';

/** What stays the same about a review. */
export interface ReviewFacts {
  readonly id: string;
  /** When the answer was corrected, in milliseconds since 1970. */
  readonly time: number;
  /** The workspace's key in the journal. */
  readonly workspace: string;
  /** The document's name, for titles. */
  readonly name: string;
  readonly languageId: string;
  readonly about: About;
}

export interface SessionDeps {
  readonly journal: Pick<Journal, 'recordAnswer' | 'decide' | 'dismiss' | 'retarget' | 'load'>;
  /** Called when the journal fails where nobody waits for it. */
  readonly onProblem: (error: unknown) => void;
  /** Called after each change of `review`. */
  readonly onDidChange: () => void;
  /** Called when the text may have changed by itself: `record` is due once it rests. */
  readonly onDidFollow: () => void;
  /** Called when the answer has been deleted from the journal, so that nothing is left to follow. */
  readonly onDidVanish?: () => void;
}

/**
 * What became of a decision. `kept`: nothing was decided, the review is as it was. `stale`: as `kept`, because the text is
 * not what it was. `none`: there was nothing to decide.
 */
export interface Made {
  readonly outcome: 'accepted' | 'rejected' | 'undone' | 'stale' | 'kept' | 'none';
  /** The hunks that were meant, with those that are linked to them. */
  readonly indexes: readonly number[];
  /** Some of them were left as they are, because their text has changed. */
  readonly isPartial: boolean;
}

export class ReviewSession {
  readonly id: string;
  readonly time: number;
  readonly name: string;
  readonly languageId: string;
  readonly about: About;
  readonly place: TextPlace;
  readonly #workspace: string;
  readonly #deps: SessionDeps;
  #review: Review;
  /** The states that the journal has; undefined while it does not know the answer. */
  #recorded: readonly DecisionState[] | undefined;
  /** Whether the text stood once in its document at first. */
  readonly #sole: boolean;
  /** The target that the journal has, as JSON. */
  #retargeted: string;
  /** Whether another window's decisions are not seen in this one's text: the file is not saved there, or not read anew here. */
  #isBehind = false;
  /** Decisions wait for each other here. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(facts: ReviewFacts, place: TextPlace, review: Review, deps: SessionDeps, recorded?: DecisionState[]) {
    this.id = facts.id;
    this.time = facts.time;
    this.name = facts.name;
    this.languageId = facts.languageId;
    this.about = facts.about;
    this.#workspace = facts.workspace;
    this.place = place;
    this.#review = review;
    this.#deps = deps;
    this.#recorded = recorded;
    this.#retargeted = JSON.stringify(place.target);
    const text = place.read(review.text);
    this.#sole = text === undefined || text.indexOf(review.text) === text.lastIndexOf(review.text);
    place.onChange((change) => this.#follow(change));
    this.attach();
  }

  get review(): Review {
    return this.#review;
  }

  /** Whether the journal knows it. */
  get isStored(): boolean {
    return this.#recorded !== undefined;
  }

  /** Records the answer. A failing journal is told of and does no harm: the first decision records it. */
  async propose(): Promise<void> {
    await this.#tolerating(() => this.#recordAnswer());
  }

  /**
   * Writes hunks whose text stands, with all that they are linked to; the user's `words` go in place of a hunk's correction.
   * Linked hunks are written whole or not at all. `stale` only when none of them stands. Throws AlignerError.
   */
  accept(indexes: readonly number[], words: Readonly<Record<number, string>> = {}): Promise<Made> {
    return this.#decide(indexes, core.isOpen, async (all) => {
      const written = await this.#write((review) => core.begin(review, standing(review, all, core.isOpen), words));
      if (written !== 'written') return [written];
      return ['accepted', all.some((i) => this.#review.states[i] === 'stale')];
    });
  }

  /** Throws AlignerError. */
  reject(indexes: readonly number[]): Promise<Made> {
    return this.#decide(indexes, core.isOpen, async (all) => {
      const open = (review: Review) => all.filter((i) => core.isOpen(review.states[i]!));
      return [(await this.#mark((review) => core.reject(review, open(review)))) ? 'rejected' : 'kept'];
    });
  }

  /**
   * Takes decisions back: what was written is replaced by what was there, if it still stands. Throws AlignerError when it
   * does not, or cannot be reached any more; the decisions stay as they are then.
   */
  undo(indexes: readonly number[]): Promise<Made> {
    return this.#decide(indexes, core.isDecided, async (all) => {
      const written = all.filter((i) => core.isWritten(this.#review.states[i]!));
      const rejected = all.filter((i) => this.#review.states[i] === 'rejected');
      if (written.length > 0) {
        const made = await this.#write((r) => core.beginUndo(r, standing(r, written, core.isWritten)));
        if (made === 'stale') throw reviewErrors.diverged(this.place.name);
        if (made === 'kept') return ['kept'];
      }
      const isReopened = rejected.length === 0 || (await this.#mark((review) => core.reopen(review, rejected)));
      if (written.length === 0 && !isReopened) return ['kept'];
      return ['undone', written.some((i) => core.isWritten(this.#review.states[i]!))];
    });
  }

  /** Finds the review's text again in a place that may have changed while nobody watched. */
  attach(): void {
    const text = this.place.read(this.#review.text);
    if (text === undefined) return;
    const [start, end] = [offsetAt(text, this.place.range.start), offsetAt(text, this.place.range.end)];
    // A change across both ends turns the range round.
    const span = { start: Math.min(start, end), end: Math.max(start, end) };
    const place = this.#isBehind ? anchorBehind : anchor;
    const { review, span: found, isBehind = false } = place(this.#review, text, span, this.#sole);
    this.#isBehind = isBehind;
    this.place.range = rangeOf(text, found);
    // What is recorded as being written, and was found so, was interrupted.
    const isInterrupted = this.#recorded?.includes('applying') === true;
    this.#set(isInterrupted ? core.rollBack(review) : review);
    this.#deps.onDidFollow();
  }

  /** Says where the text is now: the user chose among several places. */
  move(review: Review, range: PlaceRange): void {
    this.place.range = range;
    this.#set(review);
  }

  /** Puts a finding away. */
  dismissFinding(index: number): void {
    const findingSpans = this.#review.findingSpans.map((span, i) => (i === index ? null : span));
    this.#set({ ...this.#review, findingSpans });
    // With changes beside it, the journal keeps the answer for what was decided about them.
    if (this.#review.hunks.length === 0 && core.openFindings(this.#review) === 0)
      void this.#tolerating(() => this.#deps.journal.dismiss(this.id, true));
  }

  /** Takes over what another window decided, or what an earlier one left. Throws `review.hunks`. */
  async take(stored: JournalEntry): Promise<void> {
    const states = stored.hunks.map((h) => h.state);
    if (states.every((s, i) => s === this.#recorded?.[i]) || isBeingWritten(stored)) return;
    this.#recorded = states;
    const next = reviewOf(stored);
    // What was put away here stays so.
    const findingSpans = next.findingSpans.map((span, i) => (this.#review.findingSpans[i] === null ? null : span));
    this.#isBehind = true;
    this.#set({ ...next, findingSpans });
    await this.recover();
  }

  /** Settles a write that was interrupted by what its place says; a closed one is opened for that alone. */
  async recover(): Promise<void> {
    if (this.#review.applying !== null) await this.place.open().catch(() => undefined);
    this.attach();
  }

  /**
   * Records what the document's own undo and redo and other programs did. An answer that was deleted meanwhile is not recorded
   * again. Never rejects.
   */
  record(): Promise<void> {
    return this.#exclusively(() =>
      this.#tolerating(async () => {
        if (!(await this.#record(this.#review, { isFollowing: true }))) return;
        const { target } = this.place;
        if (JSON.stringify(target) === this.#retargeted) return;
        await this.#deps.journal.retarget(this.id, target);
        this.#retargeted = JSON.stringify(target);
      }),
    );
  }

  dispose(): void {
    this.place.dispose();
  }

  #decide(
    indexes: readonly number[],
    which: (state: HunkState) => boolean,
    act: (all: readonly number[]) => Promise<readonly [Made['outcome'], boolean?]>,
  ): Promise<Made> {
    return this.#exclusively(async () => {
      const all = [...new Set(indexes.flatMap((i) => core.linked(this.#review, i, which)))];
      const [outcome, isPartial = false] = all.length === 0 ? (['none'] as const) : await act(all);
      return { outcome, indexes: all, isPartial };
    });
  }

  /** Takes hunks with `take` and writes what that asks for; where that fails they stay as they were. */
  async #write(take: (review: Review) => Review | null): Promise<'written' | 'stale' | 'kept'> {
    const { place } = this;
    await place.open();
    if (!(await place.mayWrite())) return 'kept';
    this.attach();
    const before = this.#review;
    if (take(before) === null) return 'stale';
    if ((await this.#step(take)) === null) return 'kept';
    // From here on nothing waits until the place is asked: what is compared is what is edited.
    const taken = this.#review;
    if (taken.applying === null) return 'kept';
    const there = place.read(taken.text, place.range);
    if (there !== undefined && there !== taken.text) {
      await this.#settle(core.rollBack);
      return 'stale';
    }
    if (!(await this.#apply(before, taken, core.commit(taken), core.rollBack))) return 'kept';
    const now = this.#review;
    if (core.holds(now, taken.applying) && (place.read(now.text, place.range) ?? now.text) === now.text) {
      await this.#settle(core.commit);
      return 'written';
    }
    await this.#settle(core.rollBack);
    throw reviewErrors.readBack(place.name);
  }

  /** A decision that changes no text, though it may be the last one that a place waits for. */
  async #mark(take: (review: Review) => Review | null): Promise<boolean> {
    const before = this.#review;
    const taken = await this.#step(take);
    if (taken === null) return false;
    return this.#apply(before, taken, taken, (review) => core.release(review, before));
  }

  async #apply(before: Review, taken: Review, after: Review, onFailure: (r: Review) => Review): Promise<boolean> {
    const { text, original } = taken;
    const edits = core.pendingEdits(taken);
    const [wasComplete, isComplete] = [core.isComplete(before), core.isComplete(after)];
    if (edits.length === 0 && wasComplete === isComplete) return true;
    try {
      const isApplied = await this.place.apply({ text, original, edits, wasComplete, isComplete });
      if (!isApplied) await this.#settle((review) => core.release(review, before));
      return isApplied;
    } catch (error) {
      await this.#settle(onFailure);
      throw error;
    }
  }

  #follow({ before, changes }: TextChange): void {
    const followed = changes && followChanges(this.#review, before, changes);
    if (
      followed === null ||
      this.#isBehind ||
      this.place.read(followed.review.text, followed.range) !== followed.review.text
    ) {
      this.attach();
      return;
    }
    this.place.range = followed.range;
    this.#set(followed.review);
    this.#deps.onDidFollow();
  }

  /**
   * Takes a step: recorded first, then made. `next` gives null where the step cannot be taken, and may be called twice,
   * since the text may change while the journal writes. Rejects with the journal's error; nothing was decided then.
   */
  async #step(next: (review: Review) => Review | null): Promise<Review | null> {
    const wanted = next(this.#review);
    if (wanted === null || !(await this.#record(wanted))) return null;
    const made = next(this.#review);
    if (made !== null) this.#set(made);
    else await this.#record(this.#review);
    return made;
  }

  /** What the place says has been written, or has not: the review says it too, and the journal as soon as it can. */
  async #settle(next: (review: Review) => Review): Promise<void> {
    this.#set(next(this.#review));
    await this.#tolerating(() => this.#record(this.#review));
  }

  /**
   * Whether the journal has now what `review` says; when another window was quicker, its decisions are taken over. An answer that
   * was deleted comes back by a decision alone, not by what follows the text.
   */
  async #record(review: Review, { isFollowing = false } = {}): Promise<boolean> {
    const { journal } = this.#deps;
    const decide = async () => {
      const steps = stepsTo(review, this.#recorded ?? review.hunks.map(() => 'pending'));
      return { steps, outcome: steps.length === 0 ? 'taken' : await journal.decide(this.id, steps) };
    };
    let { steps, outcome } = await decide();
    if (outcome === 'unknown') {
      if (isFollowing && this.isStored) {
        this.#deps.onDidVanish?.();
        return false;
      }
      this.#recorded = undefined;
      await this.#recordAnswer();
      ({ steps, outcome } = await decide());
    }
    if (outcome === 'taken') {
      this.#recorded = this.#recorded?.map((s, i) => steps.find((d) => d.hunk === i)?.to ?? s);
      return true;
    }
    const stored = await journal.load(this.id);
    if (stored !== undefined) await this.take(stored);
    return false;
  }

  async #recordAnswer(): Promise<void> {
    await this.#deps.journal.recordAnswer(this.#answer(), this.#review.hunks);
    this.#recorded = this.#review.hunks.map(() => 'pending');
  }

  #answer(): AnswerRecord {
    const { id, time, name, languageId: language, about, place } = this;
    const { original, findings } = this.#review;
    const found = findings.length > 0 && { findings };
    return { id, time, workspace: this.#workspace, name, language, original, target: place.target, ...about, ...found };
  }

  /** Runs one decision after the other. */
  #exclusively<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(run);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #tolerating(run: () => Promise<unknown>): Promise<void> {
    try {
      await run();
    } catch (error) {
      this.#deps.onProblem(error);
    }
  }

  #set(review: Review): void {
    if (this.#review === review) return;
    this.#review = review;
    this.#deps.onDidChange();
  }
}

/** Whether another window is writing it this very moment: it will tell how that went. */
export function isBeingWritten({ hunks }: JournalEntry): boolean {
  return hunks.some((h) => h.state === 'applying' && h.abandoned !== true);
}

/** Those in such a state whose text stands together with that of all that they are linked to. */
function standing(review: Review, indexes: readonly number[], which: (state: HunkState) => boolean): number[] {
  return indexes.filter(
    (i) => which(review.states[i]!) && core.linked(review, i, which).every((j) => core.stands(review, j)),
  );
}
