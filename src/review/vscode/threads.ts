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
import { toLf } from '../../text/core/eol.ts';
import { offsetAt, rangeOf } from '../../text/core/place.ts';
import type { Span } from '../../text/core/span.ts';
import { toRange } from '../../text/vscode/ranges.ts';
import { categoryName, linkedWords, severityName, sureness } from '../core/describe.ts';
import { placedFindings } from '../core/findings.ts';
import { linked, openFindings, openHunks } from '../core/review.ts';
import type { ReviewSession } from '../core/session.ts';
import { lastLineOf, placedHunks, sideText } from '../core/sides.ts';
import type { ChangeLink } from './review-actions.ts';
import { parseSide } from './review-documents.ts';
import type { Reviews } from './reviews.ts';

/** Of a review with more than this the explanations are folded: they would hide the text. */
const MOST_UNFOLDED = 20;

/** One explanation: below `span` of a document's text. */
interface Explanation {
  readonly key: string;
  readonly span: Span;
  readonly label: string;
  readonly comment: Comment;
}

export class ReviewThreads implements Disposable {
  readonly #reviews: Reviews;
  readonly #controller = comments.createCommentController('aligner.review', 'Aligner');
  /** By the URI of the document and the key of the explanation. */
  readonly #threads = new Map<string, Map<string, CommentThread>>();
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
      shown.add(document.uri.toString());
      const at = parseSide(document.uri);
      if (at === undefined) this.#show(document, this.#inSource(document));
      else if (at.side === 'after') {
        const session = this.#reviews.get(at.id);
        // A document that still shows the state before has its refresh coming.
        if (session && sideText(session.review, 'after') === document.getText())
          this.#show(document, [...changesOf(session), ...findingsOf(session, 'after')]);
      }
    }
    for (const [uri, threads] of this.#threads) {
      if (shown.has(uri)) continue;
      for (const thread of threads.values()) thread.dispose();
      this.#threads.delete(uri);
    }
  }

  /** What was found in a document, once no change is left to decide, and so no diff to show it in. */
  #inSource(document: TextDocument): Explanation[] {
    const uri = document.uri.toString();
    const sessions = this.#reviews.list().filter(({ place, review }) => {
      return place.uri === uri && openHunks(review).length === 0 && openFindings(review) > 0;
    });
    return sessions.flatMap((session) => {
      const { place, review } = session;
      const text = place.read(review.text);
      if (text === undefined) return [];
      const from = offsetAt(text, place.range.start);
      if (text.slice(from, from + review.text.length) !== review.text) return [];
      return findingsOf(session, 'before').map((f) => ({
        ...f,
        span: { start: f.span.start + from, end: f.span.end + from },
      }));
    });
  }

  #show(document: TextDocument, explanations: readonly Explanation[]): void {
    const uri = document.uri.toString();
    const threads = this.#threads.get(uri) ?? new Map<string, CommentThread>();
    if (explanations.length + threads.size === 0) return;
    this.#threads.set(uri, threads);
    for (const [key, thread] of threads) {
      if (explanations.some((e) => e.key === key)) continue;
      thread.dispose();
      threads.delete(key);
    }
    const text = toLf(document.getText());
    for (const { key, span, label, comment } of explanations) {
      const range = toRange(rangeOf(text, lastLineOf(text, span)));
      const known = threads.get(key);
      const thread = known ?? this.#controller.createCommentThread(document.uri, range, []);
      threads.set(key, thread);
      if (known === undefined) {
        const { Collapsed, Expanded } = CommentThreadCollapsibleState;
        thread.canReply = false;
        thread.collapsibleState = explanations.length > MOST_UNFOLDED ? Collapsed : Expanded;
      }
      if (thread.range?.isEqual(range) !== true) thread.range = range;
      if (thread.label !== label) thread.label = label;
      if (bodyOf(thread.comments[0]) !== bodyOf(comment)) thread.comments = [comment];
    }
  }
}

const bodyOf = (comment: Comment | undefined): string | undefined =>
  typeof comment?.body === 'string' ? comment.body : comment?.body.value;

const CHANGE_ACTIONS = [
  ['aligner.review.acceptChange', () => l10n.t('Accept')],
  ['aligner.review.rejectChange', () => l10n.t('Reject')],
  ['aligner.review.editChange', () => l10n.t('Edit')],
  ['aligner.review.notAgain', () => l10n.t("Don't Suggest Again")],
] as const satisfies Actions;

const FINDING_ACTIONS = [
  ['aligner.review.askChat', () => l10n.t('Ask Chat to Fix This')],
  ['aligner.review.dismissFinding', () => l10n.t('Dismiss')],
] as const satisfies Actions;

type Actions = readonly (readonly [CommandId, () => string])[];

function changesOf({ id, review }: ReviewSession): Explanation[] {
  const left = openHunks(review).length;
  return placedHunks(review).map(({ index, after }) => {
    const hunk = review.hunks[index]!;
    const others = linked(review, index).length - 1;
    const also = others > 0 ? linkedWords(others) : '';
    const body = explain(hunk.reason, hunk.tags, hunk.link, also, { id, index }, CHANGE_ACTIONS);
    const author = { name: `${categoryName(hunk.category)} · ${severityName(hunk.severity)}` };
    return {
      key: `${id} change ${index}`,
      span: after,
      label: l10n.t('Change {0} of {1} · {2} left', index + 1, review.hunks.length, left),
      comment: { author, label: sureness(hunk), body, mode: CommentMode.Preview },
    };
  });
}

function findingsOf({ id, review }: ReviewSession, side: 'before' | 'after'): Explanation[] {
  return placedFindings(review).map(({ index, ...placed }) => {
    const { tag, severity, reason, link } = review.findings[index]!;
    const body = explain(reason, [tag], link, '', { id, index }, FINDING_ACTIONS);
    return {
      key: `${id} finding ${index}`,
      span: placed[side],
      label: l10n.t('Not corrected'),
      comment: { author: { name: severityName(severity) }, body, mode: CommentMode.Preview },
    };
  });
}

/** Nothing of the catalogue's or the model's words is read as markup, and no command runs but these. */
function explain(
  reason: string,
  tags: readonly string[],
  link: string | undefined,
  also: string,
  argument: ChangeLink,
  actions: Actions,
): MarkdownString {
  const body = new MarkdownString();
  body.isTrusted = { enabledCommands: actions.map(([command]) => command) };
  const names = escapeMarkdown(tags.join(', '));
  const source = link?.startsWith('https://') === true ? `[${names || l10n.t('More')}](${encodeURI(link)})` : names;
  const query = encodeURIComponent(JSON.stringify([argument]));
  const links = actions.map(([command, label]) => `[${label()}](command:${command}?${query})`).join(' · ');
  return body.appendMarkdown([`${escapeMarkdown(l10n.t(reason))} ${source}`, also, links].filter(Boolean).join('\n\n'));
}
