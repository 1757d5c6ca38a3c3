/** Where corrections of chat answers go: into a review, and from there wherever the user says. */
import { window } from 'vscode';
import type { Alignment, Hunk } from '../../align/core/types.ts';
import type { CommandId } from '../../config/core/commands.ts';
import { changes } from '../../review/core/describe.ts';
import { openDiff } from '../../review/vscode/diff-editor.ts';
import type { Decision, ReviewActions } from '../../review/vscode/review-actions.ts';
import { sideUri } from '../../review/vscode/review-documents.ts';
import type { Destination, Entry, Reviews } from '../../review/vscode/reviews.ts';
import type { Answer } from '../core/answer.ts';

export interface Correction {
  readonly answer: Answer;
  readonly alignment: Pick<Alignment, 'model'>;
  readonly hunks: readonly Hunk[];
  /** Where it goes; by default a copy, a new turn of the chat, or an insertion: the user says. */
  readonly destination?: Destination;
  readonly name?: string;
  readonly languageId?: string;
}

export class Desk {
  readonly #reviews: Reviews;
  readonly #actions: ReviewActions;
  #isNoticeOpen = false;

  constructor(reviews: Reviews, actions: ReviewActions) {
    this.#reviews = reviews;
    this.#actions = actions;
  }

  /** Adds a review; resolves to its id, or to undefined when the user does not want to see these hunks. */
  review({ answer, hunks, destination = { kind: 'elsewhere' }, name, languageId = 'markdown' }: Correction): string {
    const title = name ?? `Answer of ${answer.by}.md`;
    return this.#reviews.add({ name: title, languageId, destination, original: answer.text, hunks }).id;
  }

  /** One notice about new corrections; none while another still stands, since the status item counts them all. */
  notify(ids: readonly string[], by: string): void {
    const entries = ids.flatMap((id) => this.#reviews.get(id) ?? []);
    if (entries.length === 0 || this.#isNoticeOpen) return;
    this.#isNoticeOpen = true;
    const count = entries.reduce((sum, entry) => sum + entry.review.hunks.length, 0);
    const message = `Aligner has a correction for the answer of ${by}: ${changes(count)}.`;
    void window.showInformationMessage(message, 'Review').then(
      (choice) => {
        this.#isNoticeOpen = false;
        if (choice === 'Review') void this.#open(ids[0]);
      },
      () => {
        this.#isNoticeOpen = false;
      },
    );
  }

  /** The buttons of an answer; each takes the id of its review. */
  commands() {
    return {
      'aligner.answer.open': (id?: unknown) => this.#open(id),
      'aligner.answer.accept': (id?: unknown) => this.#decide(id, 'aligner.review.accept'),
      'aligner.answer.reject': (id?: unknown) => this.#decide(id, 'aligner.review.reject'),
    } satisfies Partial<Record<CommandId, unknown>>;
  }

  #entry(id: unknown): Entry | undefined {
    return typeof id === 'string' ? this.#reviews.get(id) : undefined;
  }

  async #open(id: unknown): Promise<string | undefined> {
    const entry = this.#entry(id);
    if (entry === undefined) void window.showInformationMessage('Aligner: this correction is decided already.');
    else await openDiff(entry);
    return entry?.id;
  }

  #decide(id: unknown, command: 'aligner.review.accept' | 'aligner.review.reject'): Promise<Decision> {
    const entry = this.#entry(id);
    if (entry === undefined) return Promise.resolve({ outcome: 'none' });
    return this.#actions.commands()[command](sideUri(entry, 'after'));
  }
}
