/** Where corrections of chat answers go: into a review, and from there wherever the user says. */
import { l10n, window } from 'vscode';
import { judged } from '../../align/core/present.ts';
import type { Alignment, Hunk, Sensitivity } from '../../align/core/types.ts';
import type { CommandId } from '../../config/core/commands.ts';
import { changes, findings } from '../../review/core/describe.ts';
import { toTell } from '../../review/core/findings.ts';
import { decidedHunks, openFindings, openHunks, type Review } from '../../review/core/review.ts';
import { showReview } from '../../review/vscode/diff-editor.ts';
import type { Decision, ReviewActions } from '../../review/vscode/review-actions.ts';
import type { ReviewSession } from '../../review/core/session.ts';
import type { Destination } from '../../review/vscode/places.ts';
import type { Reviews } from '../../review/vscode/reviews.ts';
import type { Answer } from '../core/answer.ts';

export interface Correction {
  readonly answer: Answer;
  readonly alignment: Pick<Alignment, 'model' | 'segments' | 'findings'>;
  readonly sensitivity: Sensitivity;
  readonly hunks: readonly Hunk[];
  /** Where it goes; by default a copy, a new turn of the chat, or an insertion: the user says. */
  readonly destination?: Destination;
  readonly name?: string;
  readonly languageId?: string;
}

export class Desk {
  readonly #reviews: Reviews;
  readonly #actions: ReviewActions;
  #noticedAt = -Infinity;

  constructor(reviews: Reviews, actions: ReviewActions) {
    this.#reviews = reviews;
    this.#actions = actions;
  }

  /** Adds a review; resolves to its id, or to undefined when there is nothing in it, or nothing that the user wants to see. */
  async review(correction: Correction): Promise<string | undefined> {
    const { answer, alignment, sensitivity, hunks, destination = { kind: 'elsewhere' } } = correction;
    const { name = `${l10n.t('Answer of {0}', answer.by)}.md`, languageId = 'markdown' } = correction;
    const { route, question } = answer;
    const about = { route, question, model: alignment.model, sensitivity, segments: judged(alignment.segments) };
    const found = toTell(alignment.findings);
    const text = { name, languageId, destination, original: answer.text };
    const entry = await this.#reviews.add({ ...text, hunks, findings: found, about });
    return entry?.id;
  }

  /** One notice about new corrections; none soon after another, since the status item counts them all. */
  notify(ids: readonly string[], by: string): void {
    const entries = ids.flatMap((id) => this.#reviews.get(id) ?? []);
    const now = performance.now();
    if (entries.length === 0 || now - this.#noticedAt < NOTICE_MS) return;
    this.#noticedAt = now;
    const count = entries.reduce((sum, entry) => sum + entry.review.hunks.length, 0);
    const found = entries.reduce((sum, entry) => sum + openFindings(entry.review), 0);
    const message =
      count > 0
        ? l10n.t('Aligner suggests a correction of the answer by {0}: {1}.', by, changes(count))
        : l10n.t('Aligner found faults in the answer by {0} and has no correction: {1}.', by, findings(found));
    const open = l10n.t('Review');
    void window.showInformationMessage(message, open).then((choice) => {
      if (choice === open) void this.#open(ids[0]);
    });
  }

  /** The buttons of an answer; each takes the id of its review. */
  commands() {
    return {
      'aligner.answer.open': (id?: unknown) => this.#open(id),
      'aligner.answer.accept': (id?: unknown) => this.#decide(id, 'accept', openHunks),
      'aligner.answer.reject': (id?: unknown) => this.#decide(id, 'reject', openHunks),
      'aligner.answer.undo': (id?: unknown) => this.#decide(id, 'undo', decidedHunks),
    } satisfies Partial<Record<CommandId, unknown>>;
  }

  /** Also one that was decided in an earlier window: the buttons of an old chat still work. */
  async #entry(id: unknown): Promise<ReviewSession | undefined> {
    return typeof id === 'string' ? this.#reviews.reopen(id) : undefined;
  }

  async #open(id: unknown): Promise<string | undefined> {
    const entry = await this.#entry(id);
    if (entry === undefined) void window.showInformationMessage(gone());
    else await showReview(entry);
    return entry?.id;
  }

  async #decide(
    id: unknown,
    decision: 'accept' | 'reject' | 'undo',
    which: (review: Review) => number[],
  ): Promise<Decision> {
    const entry = await this.#entry(id);
    if (entry === undefined) void window.showInformationMessage(gone());
    return entry === undefined ? { outcome: 'none' } : this.#actions[decision](entry.id, which(entry.review));
  }
}

/** Agents answer in many steps: their corrections are told of together. */
const NOTICE_MS = 10_000;

const gone = () => l10n.t('Aligner: this correction is no longer kept.');
