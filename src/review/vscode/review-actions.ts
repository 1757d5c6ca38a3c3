/** What the user can do with a review, and what it says in return. */
import { Uri, window } from 'vscode';
import type { CommandId } from '../../config/core/commands.ts';
import type { Presenter } from '../../ui/vscode/presenter.ts';
import { changes, headline } from '../core/describe.ts';
import * as core from '../core/review.ts';
import { accept, reject, undo, type DecideDeps } from './decide.ts';
import type { LastEditor } from './deliver.ts';
import { closeDiff, goToHunk, hunkAtCursor, openDiff, revealNext, reviewIdAt } from './diff-editor.ts';
import type { Entry, Reviews } from './reviews.ts';
import { askAboutStale } from './stale.ts';

/** What became of a decision. `kept`: nothing was decided, the review is as it was. */
export interface Decision {
  readonly outcome: 'accepted' | 'rejected' | 'undone' | 'copied' | 'discarded' | 'kept' | 'failed' | 'none';
  readonly id?: string;
  /** Changes that still wait. */
  readonly open?: number;
  readonly code?: string;
}

/** What the panel does for the commands. */
export interface ReviewSurface {
  /** Lets the user change the words of a hunk before it is accepted. */
  edit(id: string, index: number): Promise<void>;
  /** Asks whether such a hunk is to be proposed again. */
  notAgain(id: string, index: number): Promise<void>;
}

/** Decided reviews beyond this many can be undone from the history only. */
const MOST_DECIDED = 20;

export class ReviewActions {
  readonly #reviews: Reviews;
  readonly #presenter: Presenter;
  readonly #deps: DecideDeps;
  readonly #surface: ReviewSurface;
  /** What can be taken back, the latest last. */
  #made: { readonly id: string; readonly indexes: readonly number[] }[] = [];

  constructor(reviews: Reviews, presenter: Presenter, last: LastEditor, surface: ReviewSurface) {
    this.#reviews = reviews;
    this.#presenter = presenter;
    this.#deps = { reviews, last, note: (text) => presenter.note(text) };
    this.#surface = surface;
  }

  /** The commands that this class answers for; each takes the document it was invoked on. */
  commands() {
    const all = (entry: Entry) => core.openHunks(entry.review);
    const one = (entry: Entry) => {
      const at = hunkAtCursor(entry);
      return at === undefined ? [] : [at];
    };
    const at = (uri: unknown): Entry | undefined => {
      const id = reviewIdAt(uri instanceof Uri ? uri : undefined);
      return id === undefined ? undefined : this.#reviews.get(id);
    };
    const decide = (uri: unknown, which: (entry: Entry) => number[], act: 'accept' | 'reject') => {
      const entry = at(uri);
      return entry === undefined ? NOTHING : this[act](entry.id, which(entry));
    };
    const go = (uri: unknown, by: 1 | -1) => {
      const entry = at(uri);
      if (entry !== undefined) goToHunk(entry, by);
    };
    const show = async (uri: unknown, on: keyof ReviewSurface) => {
      const entry = at(uri);
      const index = entry && hunkAtCursor(entry);
      if (index !== undefined) await this.#surface[on](entry!.id, index);
    };
    return {
      'aligner.review.accept': (uri?: unknown) => decide(uri, all, 'accept'),
      'aligner.review.reject': (uri?: unknown) => decide(uri, all, 'reject'),
      'aligner.review.acceptChange': (uri?: unknown) => decide(uri, one, 'accept'),
      'aligner.review.rejectChange': (uri?: unknown) => decide(uri, one, 'reject'),
      'aligner.review.editChange': (uri?: unknown) => show(uri, 'edit'),
      'aligner.review.notAgain': (uri?: unknown) => show(uri, 'notAgain'),
      'aligner.review.nextChange': (uri?: unknown) => go(uri, 1),
      'aligner.review.previousChange': (uri?: unknown) => go(uri, -1),
      'aligner.review.undo': () => this.undoLast(),
      'aligner.review.undoAll': (uri?: unknown) => {
        const entry = at(uri);
        return entry === undefined ? NOTHING : this.undo(entry.id, core.decidedHunks(entry.review));
      },
      'aligner.review.open': (id?: unknown) => this.open(id),
    } satisfies Partial<Record<CommandId, unknown>>;
  }

  /** Opens a review by id; asks which when several wait. Returns the id of what it opened. */
  async open(id?: unknown): Promise<string | undefined> {
    const entries = this.#reviews.list();
    const given = typeof id === 'string' ? this.#reviews.get(id) : undefined;
    const entry = given ?? (entries.length > 1 ? await pick(entries) : entries[0]);
    if (entry === undefined && entries.length === 0) this.#presenter.note('$(check) Aligner: nothing to review');
    if (entry !== undefined) await openDiff(entry);
    return entry?.id;
  }

  /** Accepts hunks with all that they are linked to; the user's `words` go in place of a hunk's correction. */
  accept(id: string, indexes: readonly number[], words: Readonly<Record<number, string>> = {}): Promise<Decision> {
    return this.#decide(id, indexes, core.isOpen, async (entry, all) => {
      const made = await accept(this.#deps, entry, all, words);
      const { destination } = entry;
      if (made !== 'stale' || destination.kind !== 'editor') return made === 'stale' ? 'kept' : made;
      const now = this.#reviews.get(id) ?? entry;
      const choice = await askAboutStale(this.#reviews, now, destination.tracked, all);
      if (choice === 'moved') {
        const again = await accept(this.#deps, this.#reviews.get(id) ?? entry, all, words);
        return again === 'accepted' ? 'accepted' : 'kept';
      }
      if (choice !== 'kept') await this.#end(id);
      return choice;
    });
  }

  reject(id: string, indexes: readonly number[]): Promise<Decision> {
    return this.#decide(id, indexes, core.isOpen, (entry, all) => reject(this.#deps, entry, all).then(keptIfStale));
  }

  /** Takes decisions back, those of linked hunks with them; of a review that is not at hand, out of the journal. */
  async undo(id: string, indexes: readonly number[]): Promise<Decision> {
    if ((await this.#reviews.reopen(id)) === undefined) return NOTHING;
    const decided = (s: core.HunkState) => core.isWritten(s) || s === 'rejected';
    return this.#decide(id, indexes, decided, (entry, all) => undo(this.#deps, entry, all).then(keptIfStale));
  }

  /** Takes back the latest decision that still stands. */
  async undoLast(): Promise<Decision> {
    const last = this.#made.pop();
    if (last !== undefined) return this.undo(last.id, last.indexes);
    this.#presenter.note('$(info) Aligner: there is no decision to undo');
    return NOTHING;
  }

  async #decide(
    id: string,
    indexes: readonly number[],
    which: (state: core.HunkState) => boolean,
    act: (entry: Entry, indexes: number[]) => Promise<Decision['outcome']>,
  ): Promise<Decision> {
    try {
      const outcome = await this.#reviews.exclusively(id, async () => {
        const entry = this.#reviews.get(id);
        const all = entry && [...new Set(indexes.flatMap((i) => core.linked(entry.review, i, which)))];
        if (all === undefined || all.length === 0) return 'none';
        const made = await act(entry!, all);
        if (made === 'accepted' || made === 'rejected') this.#made.push({ id, indexes: all });
        return made;
      });
      return outcome === 'none' ? { outcome } : await this.#afterwards(id, outcome);
    } catch (error) {
      return { outcome: 'failed', id, code: this.#presenter.show(error) };
    }
  }

  async #afterwards(id: string, outcome: Decision['outcome']): Promise<Decision> {
    const entry = this.#reviews.get(id);
    if (entry === undefined) return { outcome, id, open: 0 };
    const open = core.openHunks(entry.review).length;
    if (open === 0) {
      await closeDiff(id);
      if (entry.destination.kind === 'editor') this.#presenter.note(summary(entry));
      const decided = this.#reviews.all().filter((e) => core.isDone(e.review));
      for (const old of decided.slice(0, -MOST_DECIDED)) this.#reviews.forget(old.id);
    } else if (outcome !== 'kept') {
      await revealNext(entry);
    }
    return { outcome, id, open };
  }

  async #end(id: string): Promise<void> {
    await closeDiff(id);
    await this.#reviews.dismiss(id);
  }
}

const NOTHING: Decision = { outcome: 'none' };

const keptIfStale = (made: Awaited<ReturnType<typeof undo>>) => (made === 'stale' ? 'kept' : made);

function summary({ review, name }: Entry): string {
  const accepted = review.states.filter(core.isWritten).length;
  return accepted === 0
    ? `$(close) Aligner: ${name} stays as it was`
    : `$(check) Aligner: ${changes(accepted)} accepted in ${name}`;
}

async function pick(entries: readonly Entry[]): Promise<Entry | undefined> {
  const items = entries.map((entry) => {
    const open = core.openHunks(entry.review);
    return {
      entry,
      label: entry.name,
      description: changes(open.length),
      detail: headline(entry.review.hunks[open[0]!]!),
    };
  });
  return (await window.showQuickPick(items, { title: 'Review' }))?.entry;
}
