/** Says beside each open change why it is proposed, and more on hover; keeps the context key for the review's keys. */
import {
  commands,
  DecorationRangeBehavior,
  Disposable,
  MarkdownString,
  ThemeColor,
  window,
  workspace,
  type DecorationOptions,
  type TextEditor,
} from 'vscode';
import { REVIEW_FOCUSED } from '../../config/core/commands.ts';
import type { Hunk, Span } from '../../align/core/types.ts';
import { changes, details, headline } from '../core/describe.ts';
import { rangeOf } from '../../text/core/place.ts';
import { linked } from '../core/review.ts';
import { placedHunks, sideText, type Side } from '../core/sides.ts';
import { isReviewEditor } from './diff-editor.ts';
import { toRange } from '../../text/vscode/ranges.ts';
import { parseSide } from './review-documents.ts';
import type { ReviewSession } from '../core/session.ts';
import type { Reviews } from './reviews.ts';

const LONGEST = 120;

export function decorateReviews(reviews: Reviews): Disposable {
  const type = window.createTextEditorDecorationType({
    rangeBehavior: DecorationRangeBehavior.ClosedClosed,
    overviewRulerColor: new ThemeColor('editorOverviewRuler.infoForeground'),
    after: { color: new ThemeColor('editorCodeLens.foreground'), fontStyle: 'italic', margin: '0 0 0 2em' },
  });
  const refresh = (editors: readonly TextEditor[] = window.visibleTextEditors) => {
    for (const editor of editors.filter(isReviewEditor)) {
      const at = parseSide(editor.document.uri);
      const session = at && reviews.get(at.id);
      // A document that still shows the state before has its refresh coming.
      const options =
        session && sideText(session.review, at.side) === editor.document.getText() ? optionsFor(session, at.side) : [];
      editor.setDecorations(type, options);
    }
  };
  const focus = (editor: TextEditor | undefined) =>
    void commands.executeCommand('setContext', REVIEW_FOCUSED, isReviewEditor(editor));
  return Disposable.from(
    type,
    window.onDidChangeVisibleTextEditors(refresh),
    window.onDidChangeActiveTextEditor(focus),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (parseSide(document.uri) !== undefined) refresh();
    }),
    reviews.onDidChange(() => refresh()),
  );
}

function optionsFor(session: ReviewSession, side: Side): DecorationOptions[] {
  const text = sideText(session.review, side);
  return placedHunks(session.review).flatMap((placed) => {
    const hunk = session.review.hunks[placed.index]!;
    const line = headline(hunk);
    const contentText = line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
    const change: DecorationOptions = {
      range: toRange(rangeOf(text, placed[side])),
      hoverMessage: hover(hunk, linked(session.review, placed.index).length),
    };
    if (side === 'before') return [change];
    const end = toRange(rangeOf(text, endOfLine(text, placed.after)));
    return [change, { range: end, renderOptions: { after: { contentText } } }];
  });
}

/** Behind the last line of a span: a word in the middle of a line would push the rest of its code away. */
function endOfLine(text: string, { start, end }: Span): Span {
  const last = end > start && text[end - 1] === '\n' ? end - 1 : end;
  const newline = text.indexOf('\n', last);
  const at = newline === -1 ? text.length : newline;
  return { start: at, end: at };
}

/** Untrusted and plain: nothing of the model's or the catalogue's words is read as markup. */
function hover(hunk: Hunk, linked: number): MarkdownString {
  const markdown = new MarkdownString().appendText(`Aligner: ${headline(hunk)}`).appendMarkdown('\n\n');
  markdown.appendText(details(hunk));
  if (linked > 1) markdown.appendMarkdown('\n\n').appendText(`Decided together with ${changes(linked - 1)} more`);
  if (hunk.link?.startsWith('https://') === true)
    markdown.appendMarkdown('\n\n').appendMarkdown(`<${encodeURI(hunk.link)}>`);
  return markdown;
}
