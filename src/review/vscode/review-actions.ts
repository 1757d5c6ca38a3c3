/** What the user can do with a review, and what it says in return. */
import { commands, l10n, Uri, window } from 'vscode';
import type { CommandId } from '../../config/core/commands.ts';
import type { Presenter } from '../../ui/vscode/presenter.ts';
import { changes, findings, headline } from '../core/describe.ts';
import { requestFor } from '../core/findings.ts';
import * as core from '../core/review.ts';
import type { Made, ReviewSession } from '../core/session.ts';
import { closeDiff, goToHunk, hunkAtCursor, revealNext, reviewIdAt, showReview } from './diff-editor.ts';
import type { Reviews } from './reviews.ts';
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
  /** Puts a finding away, and asks whether such a one is to be told of again. */
  dismiss(id: string, index: number): Promise<void>;
}

/** A change that a link in its explanation names. */
export interface ChangeLink {
  readonly id: string;
  readonly index: number;
}

function isChangeLink(argument: unknown): argument is ChangeLink {
  if (typeof argument !== 'object' || argument === null || !('id' in argument) || !('index' in argument)) return false;
  return typeof argument.id === 'string' && typeof argument.index === 'number';
}

/** Decided reviews beyond this many can be undone from the history only. */
const MOST_DECIDED = 20;

export class ReviewActions {
  readonly #reviews: Reviews;
  readonly #presenter: Presenter;
  readonly #surface: ReviewSurface;
  /** What can be taken back, the latest last. */
  #made: { readonly id: string; readonly indexes: readonly number[] }[] = [];

  constructor(reviews: Reviews, presenter: Presenter, surface: ReviewSurface) {
    this.#reviews = reviews;
    this.#presenter = presenter;
    this.#surface = surface;
  }

  /** The commands that this class answers for; each takes the document it was invoked on, or a link's change. */
  commands() {
    const at = (uri: unknown): ReviewSession | undefined => {
      const id = reviewIdAt(uri instanceof Uri ? uri : undefined);
      return id === undefined ? undefined : this.#reviews.get(id);
    };
    const decideAll = (uri: unknown, act: 'accept' | 'reject') => {
      const session = at(uri);
      return session === undefined ? NOTHING : this[act](session.id, core.openHunks(session.review));
    };
    const change = (argument: unknown): ChangeLink | undefined => {
      if (isChangeLink(argument)) return argument;
      const session = at(argument);
      const index = session && hunkAtCursor(session);
      return index === undefined ? undefined : { id: session!.id, index };
    };
    const decideOne = async (argument: unknown, act: 'accept' | 'reject'): Promise<Decision> => {
      const one = change(argument);
      const decision = one === undefined ? NOTHING : await this[act](one.id, [one.index]);
      // A link is gone with the explanation that it stood in, and the focus with it.
      if (isChangeLink(argument)) await commands.executeCommand('workbench.action.focusActiveEditorGroup');
      return decision;
    };
    const go = (uri: unknown, by: 1 | -1) => {
      const session = at(uri);
      if (session !== undefined) goToHunk(session, by);
    };
    const show = async (argument: unknown, on: 'edit' | 'notAgain') => {
      const one = change(argument);
      if (one !== undefined) await this.#surface[on](one.id, one.index);
    };
    return {
      'aligner.review.accept': (uri?: unknown) => decideAll(uri, 'accept'),
      'aligner.review.reject': (uri?: unknown) => decideAll(uri, 'reject'),
      'aligner.review.titleAccept': (uri?: unknown) => decideAll(uri, 'accept'),
      'aligner.review.titleReject': (uri?: unknown) => decideAll(uri, 'reject'),
      'aligner.review.acceptChange': (one?: unknown) => decideOne(one, 'accept'),
      'aligner.review.rejectChange': (one?: unknown) => decideOne(one, 'reject'),
      'aligner.review.editChange': (one?: unknown) => show(one, 'edit'),
      'aligner.review.notAgain': (one?: unknown) => show(one, 'notAgain'),
      'aligner.review.nextChange': (uri?: unknown) => go(uri, 1),
      'aligner.review.previousChange': (uri?: unknown) => go(uri, -1),
      'aligner.review.undo': () => this.undoLast(),
      'aligner.review.undoAll': (uri?: unknown) => {
        const session = at(uri);
        return session === undefined ? NOTHING : this.undo(session.id, core.decidedHunks(session.review));
      },
      'aligner.review.askChat': (one?: unknown) => (isChangeLink(one) ? this.askChat(one) : undefined),
      'aligner.review.dismissFinding': (one?: unknown) =>
        isChangeLink(one) ? this.#surface.dismiss(one.id, one.index) : undefined,
      'aligner.review.open': (id?: unknown) => this.open(id),
    } satisfies Partial<Record<CommandId, unknown>>;
  }

  /** Opens a review by id; asks which when several wait. Returns the id of what it opened. */
  async open(id?: unknown): Promise<string | undefined> {
    const sessions = this.#reviews.list();
    const given = typeof id === 'string' ? this.#reviews.get(id) : undefined;
    const session = given ?? (sessions.length > 1 ? await pick(sessions) : sessions[0]);
    if (session === undefined && sessions.length === 0)
      this.#presenter.note(l10n.t('{0} Aligner: nothing to review', '$(check)'));
    if (session !== undefined) await showReview(session);
    return session?.id;
  }

  /** Puts a request about a finding into the chat's input, where the user can change it; nothing is sent. */
  async askChat({ id, index }: ChangeLink): Promise<void> {
    const session = this.#reviews.get(id);
    const query = session && requestFor(session.review, index, session.name, session.languageId);
    if (query !== undefined)
      await commands.executeCommand('workbench.action.chat.open', { query, isPartialQuery: true });
  }

  /** Accepts hunks with all that they are linked to; the user's `words` go in place of a hunk's correction. */
  accept(id: string, indexes: readonly number[], words: Readonly<Record<number, string>> = {}): Promise<Decision> {
    return this.#decide(id, async (session) => {
      const made = await session.accept(indexes, words);
      if (made.outcome !== 'stale') {
        if (made.isPartial) this.#presenter.note(notes.partlyWritten());
        return made;
      }
      const choice = await askAboutStale(session, made.indexes[0]!);
      if (choice === 'kept' || this.#reviews.get(id) === undefined) return { ...made, outcome: 'kept' };
      if (choice === 'moved') return session.accept(indexes, words);
      await closeDiff(id);
      await this.#reviews.dismiss(id);
      return { ...made, outcome: choice };
    });
  }

  reject(id: string, indexes: readonly number[]): Promise<Decision> {
    return this.#decide(id, (session) => session.reject(indexes));
  }

  /** Takes decisions back, those of linked hunks with them; of a review that is not at hand, out of the journal. */
  async undo(id: string, indexes: readonly number[]): Promise<Decision> {
    await this.#reviews.reopen(id);
    return this.#decide(id, async (session) => {
      const made = await session.undo(indexes);
      if (made.isPartial) this.#presenter.note(notes.partlyUndone());
      return made;
    });
  }

  /** Takes back the latest decision that still stands. */
  async undoLast(): Promise<Decision> {
    const last = this.#made.pop();
    if (last !== undefined) return this.undo(last.id, last.indexes);
    this.#presenter.note(l10n.t('{0} Aligner: there is no decision to undo', '$(info)'));
    return NOTHING;
  }

  async #decide(id: string, act: (session: ReviewSession) => Promise<Made | Ended>): Promise<Decision> {
    const session = this.#reviews.get(id);
    if (session === undefined) return NOTHING;
    try {
      const { outcome, indexes } = await act(session);
      if (outcome === 'none') return NOTHING;
      if (outcome === 'accepted' || outcome === 'rejected') this.#made.push({ id, indexes });
      return await this.#afterwards(id, outcome === 'stale' ? 'kept' : outcome);
    } catch (error) {
      return { outcome: 'failed', id, code: this.#presenter.show(error) };
    }
  }

  async #afterwards(id: string, outcome: Decision['outcome']): Promise<Decision> {
    const session = this.#reviews.get(id);
    if (session === undefined) return { outcome, id, open: 0 };
    const open = core.openHunks(session.review).length;
    if (open === 0) {
      await closeDiff(id);
      if (session.place.uri !== undefined) this.#presenter.note(summary(session));
      const decided = this.#reviews.all().filter((s) => !core.isWaiting(s.review));
      for (const old of decided.slice(0, -MOST_DECIDED)) this.#reviews.forget(old.id);
    } else if (outcome !== 'kept') {
      await revealNext(session);
    }
    return { outcome, id, open };
  }
}

const NOTHING: Decision = { outcome: 'none' };

/** A review whose text was not found, and that the user put away. */
type Ended = Pick<Made, 'indexes'> & { readonly outcome: 'copied' | 'discarded' };

const notes = {
  partlyWritten: () =>
    l10n.t('{0} Aligner: some changes were not written, because their text has changed', '$(warning)'),
  partlyUndone: () => l10n.t('{0} Aligner: some corrections have since been edited, so they stay', '$(warning)'),
};

function summary({ review, name }: ReviewSession): string {
  const accepted = review.states.filter(core.isWritten).length;
  return accepted === 0
    ? `$(close) Aligner: ${name} stays as it was`
    : `$(check) Aligner: ${changes(accepted)} accepted in ${name}`;
}

async function pick(sessions: readonly ReviewSession[]): Promise<ReviewSession | undefined> {
  const items = sessions.map((session) => {
    const { review } = session;
    const [open, found] = [core.openHunks(review), core.openFindings(review)];
    const first =
      open[0] === undefined ? review.findings[review.findingSpans.findIndex((s) => s)] : review.hunks[open[0]];
    return {
      session,
      label: session.name,
      description: open.length > 0 ? changes(open.length) : findings(found),
      detail: first === undefined ? '' : 'tag' in first ? `${first.tag}: ${first.reason}` : headline(first),
    };
  });
  return (await window.showQuickPick(items, { title: l10n.t('Review') }))?.session;
}
