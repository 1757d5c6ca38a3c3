/** Explains each open change right below it: why it is proposed, how sure that is, and what can be decided. */
import {
  CommentMode,
  comments,
  CommentThreadCollapsibleState,
  l10n,
  MarkdownString,
  window,
  workspace,
  type Comment,
  type CommentThread,
  type Disposable,
  type TextDocument,
} from 'vscode';
import type { CommandId } from '../../config/core/commands.ts';
import { escapeMarkdown } from '../../text/core/markdown.ts';
import { rangeOf } from '../../text/core/place.ts';
import { toRange } from '../../text/vscode/ranges.ts';
import { categoryName, severityName, sureness } from '../core/describe.ts';
import { linked, openHunks } from '../core/review.ts';
import type { ReviewSession } from '../core/session.ts';
import { lastLineOf, placedHunks, sideText } from '../core/sides.ts';
import { parseSide } from './review-documents.ts';
import type { Reviews } from './reviews.ts';

/** Of a review with more changes than this the explanations are folded: they would hide the text. */
const MOST_UNFOLDED = 20;

export class ReviewThreads implements Disposable {
  readonly #reviews: Reviews;
  readonly #controller = comments.createCommentController('aligner.review', 'Aligner');
  /** By the id of the review and the index of the hunk. */
  readonly #threads = new Map<string, Map<number, CommentThread>>();
  readonly #disposables: readonly { dispose(): void }[];

  constructor(reviews: Reviews) {
    this.#reviews = reviews;
    this.#disposables = [
      this.#controller,
      window.onDidChangeVisibleTextEditors(() => this.#refresh()),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (parseSide(document.uri) !== undefined) this.#refresh();
      }),
      reviews.onDidChange(() => this.#refresh()),
    ];
    this.#refresh();
  }

  dispose(): void {
    for (const one of this.#disposables) one.dispose();
  }

  #refresh(): void {
    const shown = new Set<string>();
    for (const { document } of window.visibleTextEditors) {
      const at = parseSide(document.uri);
      const session = at?.side === 'after' ? this.#reviews.get(at.id) : undefined;
      if (session === undefined) continue;
      shown.add(session.id);
      // A document that still shows the state before has its refresh coming.
      if (sideText(session.review, 'after') === document.getText()) this.#show(session, document);
    }
    for (const [id, threads] of this.#threads) {
      if (shown.has(id)) continue;
      for (const thread of threads.values()) thread.dispose();
      this.#threads.delete(id);
    }
  }

  #show(session: ReviewSession, document: TextDocument): void {
    const { review } = session;
    const left = openHunks(review).length;
    const placed = placedHunks(review);
    const threads = this.#threads.get(session.id) ?? new Map<number, CommentThread>();
    this.#threads.set(session.id, threads);
    for (const [index, thread] of threads) {
      if (placed.some((p) => p.index === index)) continue;
      thread.dispose();
      threads.delete(index);
    }
    for (const { index, after } of placed) {
      const range = toRange(rangeOf(document.getText(), lastLineOf(document.getText(), after)));
      const known = threads.get(index);
      const thread = known ?? this.#controller.createCommentThread(document.uri, range, []);
      threads.set(index, thread);
      if (known === undefined) {
        thread.canReply = false;
        thread.collapsibleState =
          placed.length > MOST_UNFOLDED
            ? CommentThreadCollapsibleState.Collapsed
            : CommentThreadCollapsibleState.Expanded;
      }
      if (thread.range?.isEqual(range) !== true) thread.range = range;
      const label = l10n.t('Change {0} of {1} · {2} left', index + 1, review.hunks.length, left);
      if (thread.label !== label) thread.label = label;
      const comment = commentOn(session, index);
      if (bodyOf(thread.comments[0]) !== bodyOf(comment)) thread.comments = [comment];
    }
  }
}

const bodyOf = (comment: Comment | undefined): string | undefined =>
  typeof comment?.body === 'string' ? comment.body : comment?.body.value;

function commentOn({ id, review }: ReviewSession, index: number): Comment {
  const hunk = review.hunks[index]!;
  const what = `${categoryName(hunk.category)} · ${severityName(hunk.severity)}`;
  const body = new MarkdownString();
  body.isTrusted = { enabledCommands: ACTIONS.map(([command]) => command) };
  const tags = escapeMarkdown(hunk.tags.join(', '));
  const link =
    hunk.link?.startsWith('https://') === true ? `[${tags || l10n.t('More')}](${encodeURI(hunk.link)})` : tags;
  body.appendMarkdown(`${escapeMarkdown(hunk.reason)} ${link}\n\n`);
  const others = linked(review, index).length - 1;
  if (others > 0)
    body.appendMarkdown(
      `${others === 1 ? l10n.t('Decided together with one other change.') : l10n.t('Decided together with {0} other changes.', others)}\n\n`,
    );
  const argument = encodeURIComponent(JSON.stringify([{ id, index }]));
  body.appendMarkdown(ACTIONS.map(([command, label]) => `[${label()}](command:${command}?${argument})`).join(' · '));
  return { author: { name: what }, label: sureness(hunk), body, mode: CommentMode.Preview };
}

const ACTIONS = [
  ['aligner.review.acceptChange', () => l10n.t('Accept')],
  ['aligner.review.rejectChange', () => l10n.t('Reject')],
  ['aligner.review.editChange', () => l10n.t('Edit')],
  ['aligner.review.notAgain', () => l10n.t("Don't Suggest Again")],
] as const satisfies readonly (readonly [CommandId, () => string])[];
