/** The diff editors of reviews: opening and closing them, and which review and change the user is at. */
import {
  commands,
  languages,
  Selection,
  TabInputTextDiff,
  window,
  workspace,
  type Disposable,
  type Tab,
  Uri,
  type TextEditor,
} from 'vscode';
import { REVIEW_FOCUSED, REVIEW_SCHEME } from '../../config/core/commands.ts';
import type { Span } from '../../align/core/types.ts';
import { offsetAt, rangeOf } from '../../text/core/place.ts';
import { openHunks } from '../core/review.ts';
import { hunkAt, hunkBeside, placedHunks, sideText, type Side } from '../core/sides.ts';
import { toRange } from '../../text/vscode/ranges.ts';
import { parseSide, sideUri } from './review-documents.ts';
import type { ReviewSession } from '../core/session.ts';

/** Shows the diff of a review with the cursor on a change: the given one, else the first. */
export async function openDiff(session: ReviewSession, index?: number): Promise<void> {
  const [before, after] = [sideUri(session, 'before'), sideUri(session, 'after')];
  for (const uri of [before, after]) {
    const document = await workspace.openTextDocument(uri);
    if (document.languageId !== session.languageId)
      await languages.setTextDocumentLanguage(document, session.languageId).then(undefined, () => undefined);
  }
  const title = `Aligner: ${session.name}`;
  const placed = placedHunks(session.review);
  const hunk = placed.find((h) => h.index === index) ?? placed[0];
  const at = hunk && rangeOf(sideText(session.review, 'after'), hunk.after).start;
  const selection = at && new Selection(at.line, at.character, at.line, at.character);
  await commands.executeCommand('vscode.diff', before, after, title, {
    preview: false,
    ...(selection && { selection }),
  });
}

/** Shows what waits of a review: the diff of its changes, or the document with what was found and not corrected. */
export async function showReview(session: ReviewSession): Promise<void> {
  const { place, review } = session;
  if (openHunks(review).length > 0 || place.uri === undefined) await openDiff(session);
  else
    await openSource(
      session,
      review.findingSpans.find((span) => span !== null),
    );
}

/** Shows where the answer came from, with a span of the review's text selected. */
export async function openSource({ place, review }: ReviewSession, span?: Span | null): Promise<void> {
  if (place.uri === undefined) return;
  const document = await workspace.openTextDocument(Uri.parse(place.uri, true));
  const range = span ? rangeOf(review.text, span, place.range.start) : place.range;
  await window.showTextDocument(document, { selection: toRange(range) });
}

export async function closeDiff(id: string): Promise<void> {
  const tabs = reviewTabs().filter((t) => t.id === id);
  if (tabs.length > 0) await window.tabGroups.close(tabs.map((t) => t.tab));
}

/** Closes diffs that a window reload brought back without their reviews. */
export async function closeOrphans(isKnown: (id: string) => boolean): Promise<void> {
  const tabs = reviewTabs().filter((t) => !isKnown(t.id));
  if (tabs.length > 0) await window.tabGroups.close(tabs.map((t) => t.tab));
}

function reviewTabs(): { readonly tab: Tab; readonly id: string }[] {
  return window.tabGroups.all.flatMap((group) =>
    group.tabs.flatMap((tab) => {
      const at = tab.input instanceof TabInputTextDiff ? parseSide(tab.input.modified) : undefined;
      return at === undefined ? [] : [{ tab, id: at.id }];
    }),
  );
}

/** The review that a command is about: of the document it was invoked on, else of the diff in front. */
export function reviewIdAt(uri: Uri | undefined): string | undefined {
  const given = uri && parseSide(uri);
  if (given !== undefined) return given.id;
  const editor = window.activeTextEditor;
  const focused = editor && parseSide(editor.document.uri);
  if (focused !== undefined) return focused.id;
  const { activeTab } = window.tabGroups.activeTabGroup;
  return reviewTabs().find((t) => t.tab === activeTab)?.id;
}

/** The open change at the cursor of the review's diff, or the nearest to it. */
export function hunkAtCursor(session: ReviewSession): number | undefined {
  const at = cursorOf(session);
  return at === undefined ? openHunks(session.review)[0] : hunkAt(session.review, at.side, at.offset);
}

/** Puts the cursor of the review's diff on the change after (1) or before (-1) it, going round at the ends. */
export function goToHunk(session: ReviewSession, by: 1 | -1): void {
  const at = cursorOf(session);
  if (at === undefined) return;
  const hunk = hunkBeside(session.review, at.side, at.offset, by);
  if (hunk !== undefined) putCursor(at.editor, sideText(session.review, at.side), hunk[at.side]);
}

interface Cursor {
  readonly editor: TextEditor;
  readonly side: Side;
  readonly offset: number;
}

function cursorOf(session: ReviewSession): Cursor | undefined {
  const editor = editorsOf(session.id).find((e) => e === window.activeTextEditor) ?? sideEditor(session.id, 'after');
  const side = editor && parseSide(editor.document.uri)?.side;
  if (editor === undefined || side === undefined) return undefined;
  return { editor, side, offset: offsetAt(sideText(session.review, side), editor.selection.active) };
}

function putCursor(editor: TextEditor, text: string, span: Span): void {
  const { start } = toRange(rangeOf(text, span));
  editor.selection = new Selection(start, start);
  editor.revealRange(editor.selection);
}

function editorsOf(id: string): TextEditor[] {
  return window.visibleTextEditors.filter((e) => parseSide(e.document.uri)?.id === id);
}

function sideEditor(id: string, side: Side): TextEditor | undefined {
  return editorsOf(id).find((e) => parseSide(e.document.uri)?.side === side);
}

const REFRESH_MS = 1_000;

/** Puts the cursor on the first open change at or after it, once the diff shows the review as it is now. */
export async function revealNext(session: ReviewSession): Promise<void> {
  const editor = sideEditor(session.id, 'after');
  if (editor === undefined) return;
  const text = sideText(session.review, 'after');
  await shows(editor, text);
  const cursor = offsetAt(text, editor.selection.active);
  const open = placedHunks(session.review);
  const next = open.find((h) => h.after.end > cursor || h.after.start >= cursor) ?? open[0];
  if (next !== undefined && editor.document.getText() === text) putCursor(editor, text, next.after);
}

/** Resolves when the editor's document holds `text`, or after a second. */
function shows(editor: TextEditor, text: string): Promise<void> {
  if (editor.document.getText() === text) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      listener.dispose();
      resolve();
    };
    const timer = setTimeout(done, REFRESH_MS);
    const listener = workspace.onDidChangeTextDocument(({ document }) => {
      if (document === editor.document && document.getText() === text) done();
    });
  });
}

/** Keeps the context key for the review's keys: whether the active editor shows a side of a review. */
export function followFocus(): Disposable {
  return window.onDidChangeActiveTextEditor((editor) => {
    void commands.executeCommand('setContext', REVIEW_FOCUSED, editor?.document.uri.scheme === REVIEW_SCHEME);
  });
}
