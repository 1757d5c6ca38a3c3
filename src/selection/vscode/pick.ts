/** Finds what to align: the selection, else the block around the cursor, else the clipboard after asking. */
import pTimeout from 'p-timeout';
import {
  commands,
  DocumentSymbol,
  env,
  l10n,
  Range,
  SymbolKind,
  window,
  workspace,
  type Position,
  type TextDocument,
  type TextEditor,
  type Uri,
} from 'vscode';
import type { Source } from '../../align/core/types.ts';
import { CancelledError } from '../../base/core/errors.ts';
import type { Evidence } from '../../evidence/core/types.ts';
import { REVIEW_SCHEME } from '../../config/core/commands.ts';
import { EditorPlace } from '../../review/vscode/editor-place.ts';
import type { Destination } from '../../review/vscode/places.ts';
import { isEditable, nameOf } from '../../review/vscode/writable.ts';
import { eolOf, toLf } from '../../text/core/eol.ts';
import { offsetAt, rangeOf } from '../../text/core/place.ts';
import { toRange } from '../../text/vscode/ranges.ts';
import { markdownBlockAt, paragraphAt } from '../core/block.ts';
import { checkText } from '../../text/core/check.ts';
import { selectionErrors } from '../core/errors.ts';
import { findQuestion } from '../core/question.ts';
import { sourceOf } from '../core/source.ts';
import { isProse } from '../../text/core/languages.ts';
import { diagnosedIn } from './diagnostics.ts';

/** A text to align, checked, with where its correction goes. */
export interface Picked {
  readonly text: string;
  readonly source: Source;
  /** What the editor's linters say of it. */
  readonly evidence?: readonly Evidence[] | undefined;
  /** The question that stands before it; undefined when none was found. */
  readonly question: string | undefined;
  readonly destination: Destination;
  readonly name: string;
  readonly languageId: string;
}

const CHAT_CODE = 'vscode-chat-code-block';

/** Throws AlignerError when there is nothing that can be aligned, CancelledError when the user declines the clipboard. */
export async function pick(uri: Uri | undefined): Promise<Picked> {
  const editor = editorOf(uri);
  const document = editor?.document ?? documentOf(uri);
  if (document === undefined) return fromClipboard();
  if (editor !== undefined && editor.selections.length > 1)
    void window.showInformationMessage(
      l10n.t('Aligner takes one selection at a time: the first of {0}.', editor.selections.length),
    );
  const selection = editor?.selection;
  if (selection !== undefined && !document.validateRange(selection).isEmpty) return fromDocument(document, selection);
  if (document.uri.scheme === CHAT_CODE) return fromDocument(document, whole(document));
  const block = await blockAt(document, selection?.active ?? document.positionAt(0));
  return block === undefined ? fromClipboard() : fromDocument(document, block);
}

function editorOf(uri: Uri | undefined): TextEditor | undefined {
  const key = uri?.toString();
  const editors = window.activeTextEditor === undefined ? [] : [window.activeTextEditor];
  const editor = [...editors, ...window.visibleTextEditors].find(
    (e) => key === undefined || e.document.uri.toString() === key,
  );
  // Without a given document only the editor in front counts; a review's own text is not aligned again.
  if (key === undefined && editor !== window.activeTextEditor) return undefined;
  return editor?.document.uri.scheme === REVIEW_SCHEME ? undefined : editor;
}

function documentOf(uri: Uri | undefined): TextDocument | undefined {
  return uri && workspace.textDocuments.find((d) => d.uri.toString() === uri.toString());
}

function whole(document: TextDocument): Range {
  return new Range(0, 0, document.lineCount, 0);
}

/** A range of a document; throws AlignerError when its text cannot be aligned. */
export function fromDocument(document: TextDocument, wanted: Range): Picked {
  const range = document.validateRange(wanted);
  const { uri, languageId } = document;
  const raw = document.getText(range);
  check(raw);
  const text = toLf(raw);
  const { text: all, line } = surroundings(document, range.start.line, range.end.line);
  const start = offsetAt(all, { line: range.start.line - line, character: range.start.character });
  const source = sourceOf(all, { start, end: start + text.length }, languageId);
  const question = isProse(languageId) ? findQuestion(all, start)?.text : undefined;
  const destination: Destination =
    uri.scheme !== CHAT_CODE && isEditable(uri)
      ? { kind: 'editor', tracked: new EditorPlace(uri, { start: range.start, end: range.end }) }
      : { kind: 'elsewhere' };
  const language = source.kind === 'code' ? source.language : 'markdown';
  const evidence = diagnosedIn(document, range, text);
  return { text, source, evidence, question, destination, name: nameOf(uri), languageId: language };
}

async function fromClipboard(): Promise<Picked> {
  const raw = await env.clipboard.readText();
  if (raw.trim() === '') throw selectionErrors.nothing();
  const lines = raw.split('\n').length;
  const choice = await window.showQuickPick(
    [
      {
        label: `$(clippy) ${l10n.t('Align the Clipboard')}`,
        description: l10n.t('Lines: {0}', lines),
        detail: raw.trim().slice(0, 80),
      },
    ],
    { title: l10n.t('Nothing is selected') },
  );
  if (choice === undefined) throw new CancelledError();
  check(raw);
  const eol = eolOf(raw);
  const text = eol === 'mixed' ? raw : toLf(raw);
  const destination: Destination = { kind: 'clipboard', text: raw, eol };
  return {
    text,
    source: { kind: 'markdown' },
    question: undefined,
    destination,
    name: 'clipboard.md',
    languageId: 'markdown',
  };
}

function check(text: string): void {
  const problem = checkText(text);
  if (problem !== undefined) throw problem;
}

/** The Markdown block, the function, or the paragraph at the cursor; undefined where there is none. */
async function blockAt(document: TextDocument, at: Position): Promise<Range | undefined> {
  if (!isProse(document.languageId)) {
    const symbol = await functionAt(document, at);
    if (symbol !== undefined) return symbol;
  }
  const { text, line } = surroundings(document, at.line, at.line);
  const offset = offsetAt(text, { line: at.line - line, character: at.character });
  const span = isProse(document.languageId) ? markdownBlockAt(text, offset) : paragraphAt(text, offset);
  return span === null ? undefined : toRange(rangeOf(text, span, { line, character: 0 }));
}

/** Longest document, in UTF-16 units, that is searched as a whole for fences and questions: milliseconds. */
const WHOLE = 1024 * 1024;
const NEAR_LINES = 2_000;

/** The document's text with LF alone, or of a huge one the lines around, from `line` on. */
function surroundings(
  document: TextDocument,
  from: number,
  to: number,
): { readonly text: string; readonly line: number } {
  const last = document.lineCount - 1;
  if (document.offsetAt(document.lineAt(last).range.end) <= WHOLE) return { text: toLf(document.getText()), line: 0 };
  const line = Math.max(0, from - NEAR_LINES);
  return { text: toLf(document.getText(new Range(line, 0, to + NEAR_LINES, 0))), line };
}

const SYMBOLS_MS = 500;
const FUNCTIONS = new Set([SymbolKind.Function, SymbolKind.Method, SymbolKind.Constructor]);

/** The lines of the innermost function around the cursor, where a language service answers in time. */
async function functionAt(document: TextDocument, at: Position): Promise<Range | undefined> {
  const asked = commands.executeCommand<readonly object[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    document.uri,
  );
  const symbols = await pTimeout(Promise.resolve(asked), { milliseconds: SYMBOLS_MS }).catch(() => undefined);
  let found: Range | undefined;
  let level = (symbols ?? []).filter((s) => s instanceof DocumentSymbol);
  while (level.length > 0) {
    const around = level.filter((s) => s.range.contains(at));
    for (const s of around) if (FUNCTIONS.has(s.kind)) found = s.range;
    level = around.flatMap((s) => s.children);
  }
  return found?.with(found.start.with({ character: 0 }));
}
