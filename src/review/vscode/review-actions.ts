/** What the user can do with a review, and what it says in return. */
import { env, Uri, window, workspace } from 'vscode';
import type { CommandId } from '../../config/core/commands.ts';
import type { Presenter } from '../../ui/vscode/presenter.ts';
import { changes, headline } from '../core/describe.ts';
import { toLf } from '../core/eol.ts';
import { offsetAt, rangeOf } from '../core/place.ts';
import { relocate } from '../core/relocate.ts';
import * as core from '../core/review.ts';
import { deliver, type LastEditor } from './deliver.ts';
import { closeDiff, hunkAtCursor, openDiff, revealNext, reviewIdAt } from './diff-editor.ts';
import type { Destination, Entry, Reviews } from './reviews.ts';
import type { TrackedRange } from './tracked-range.ts';
import { nameOf, writeHunks } from './write.ts';

/** What became of a decision. `kept`: nothing was decided, the review is as it was. */
export interface Decision {
  readonly outcome: 'accepted' | 'rejected' | 'copied' | 'discarded' | 'kept' | 'failed' | 'none';
  readonly id?: string;
  /** Changes that still wait. */
  readonly open?: number;
  readonly code?: string;
}

export class ReviewActions {
  readonly #reviews: Reviews;
  readonly #presenter: Presenter;
  readonly #last: LastEditor;

  constructor(reviews: Reviews, presenter: Presenter, last: LastEditor) {
    this.#reviews = reviews;
    this.#presenter = presenter;
    this.#last = last;
  }

  /** The commands that this class answers for; each takes the document it was invoked on. */
  commands() {
    const all = (entry: Entry) => core.openHunks(entry.review);
    const one = (entry: Entry) => {
      const at = hunkAtCursor(entry);
      return at === undefined ? [] : core.linked(entry.review, at);
    };
    return {
      'aligner.review.accept': (uri?: unknown) => this.#decide(uri, all, (e, i) => this.#accept(e, i)),
      'aligner.review.reject': (uri?: unknown) => this.#decide(uri, all, (e, i) => this.#reject(e, i)),
      'aligner.review.acceptChange': (uri?: unknown) => this.#decide(uri, one, (e, i) => this.#accept(e, i)),
      'aligner.review.rejectChange': (uri?: unknown) => this.#decide(uri, one, (e, i) => this.#reject(e, i)),
      'aligner.review.open': (id?: unknown) => this.open(id),
    } satisfies Partial<Record<CommandId, unknown>>;
  }

  /** Opens a review by id; asks which when several wait. Returns the id of what it opened. */
  async open(id?: unknown): Promise<string | undefined> {
    const entries = this.#reviews.list();
    const given = entries.find((e) => e.id === id);
    const entry = given ?? (entries.length > 1 ? await pick(entries) : entries[0]);
    if (entry === undefined && entries.length === 0) this.#presenter.note('$(check) Aligner: nothing to review');
    if (entry !== undefined) await openDiff(entry);
    return entry?.id;
  }

  async #decide(
    uri: unknown,
    which: (entry: Entry) => number[],
    act: (entry: Entry, indexes: number[]) => Promise<Decision>,
  ): Promise<Decision> {
    const id = reviewIdAt(uri instanceof Uri ? uri : undefined);
    const entry = id === undefined ? undefined : this.#reviews.get(id);
    const indexes = entry === undefined ? [] : which(entry);
    if (entry === undefined || indexes.length === 0) return { outcome: 'none' };
    try {
      const decision = await act(entry, indexes);
      return await this.#afterwards(entry.id, decision);
    } catch (error) {
      return { outcome: 'failed', id: entry.id, code: this.#presenter.show(error) };
    }
  }

  async #accept(entry: Entry, indexes: number[]): Promise<Decision> {
    const { id, destination } = entry;
    if (destination.kind !== 'editor') {
      const begun = core.begin(entry.review, indexes);
      return begun === null ? { outcome: 'kept' } : this.#finish(entry, destination, core.commit(begun), 'accepted');
    }
    const written = await writeHunks(this.#reviews, id, destination.tracked, indexes);
    if (written === 'written') return { outcome: 'accepted' };
    return written === 'declined' ? { outcome: 'kept' } : this.#stale(entry, destination.tracked, indexes);
  }

  async #reject(entry: Entry, indexes: number[]): Promise<Decision> {
    const rejected = core.reject(entry.review, indexes);
    if (rejected === null) return { outcome: 'kept' };
    if (entry.destination.kind !== 'editor') return this.#finish(entry, entry.destination, rejected, 'rejected');
    this.#reviews.update(entry.id, rejected);
    return { outcome: 'rejected' };
  }

  /** A text that goes elsewhere goes there whole, with the last decision; if it does not, that decision is not made. */
  async #finish(
    entry: Entry,
    destination: Exclude<Destination, { readonly kind: 'editor' }>,
    next: core.Review,
    outcome: 'accepted' | 'rejected',
  ): Promise<Decision> {
    if (core.isDone(next) && next.states.includes('accepted')) {
      const note = await deliver(destination, core.currentText(next).text, this.#last);
      if (note === undefined) return { outcome: 'kept' };
      this.#presenter.note(note);
    }
    this.#reviews.update(entry.id, next);
    return { outcome };
  }

  /** The text has changed since: says so, and leaves the choice to the user. */
  async #stale(entry: Entry, tracked: TrackedRange, indexes: number[]): Promise<Decision> {
    const document = await workspace.openTextDocument(tracked.uri);
    const text = toLf(document.getText());
    const expected = core.currentText(entry.review).text;
    const { start, end } = tracked.range;
    const place = relocate(text, expected, { start: offsetAt(text, start), end: offsetAt(text, end) });
    if (place.kind === 'here') return { outcome: 'kept' };
    const range = place.kind === 'moved' ? rangeOf(text, place.span) : undefined;
    const apply = range && `Apply at Line ${range.start.line + 1}`;
    const copy = 'Copy Correction';
    const discard = 'Discard';
    const detail = {
      moved: 'The corrected text now stands at another place.',
      ambiguous: 'The corrected text now stands at several places, so that none can be chosen for you.',
      gone: 'The corrected text is not there any more.',
    }[place.kind];
    const message = `The text in ${nameOf(tracked.uri)} has changed since it was corrected. Nothing was written.`;
    const buttons = [...(apply === undefined ? [] : [apply]), copy, discard];
    const choice = await window.showWarningMessage(message, { modal: true, detail }, ...buttons);
    if (choice === undefined || this.#reviews.get(entry.id) === undefined) return { outcome: 'kept' };
    if (choice === apply && range !== undefined) {
      tracked.range = range;
      const written = await writeHunks(this.#reviews, entry.id, tracked, indexes);
      // It changed once more while the question stood: the user may accept again.
      return { outcome: written === 'written' ? 'accepted' : 'kept' };
    }
    if (choice === copy) await env.clipboard.writeText(core.proposedText(entry.review).text);
    await this.#end(entry.id);
    return { outcome: choice === copy ? 'copied' : 'discarded' };
  }

  async #afterwards(id: string, decision: Decision): Promise<Decision> {
    const entry = this.#reviews.get(id);
    if (entry === undefined) return { ...decision, id, open: 0 };
    const open = core.openHunks(entry.review).length;
    if (core.isDone(entry.review)) {
      await this.#end(id);
      if (entry.destination.kind === 'editor') this.#presenter.note(summary(entry));
    } else if (decision.outcome !== 'kept') {
      await revealNext(entry);
    }
    return { ...decision, id, open };
  }

  async #end(id: string): Promise<void> {
    await closeDiff(id);
    this.#reviews.remove(id);
  }
}

function summary({ review, name }: Entry): string {
  const accepted = review.states.filter((s) => s === 'accepted').length;
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
