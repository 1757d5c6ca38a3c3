/** Brings a decided text to places that are not a range of a document. */
import { commands, env, EndOfLine, window, workspace, WorkspaceEdit, type Disposable, type TextEditor } from 'vscode';
import { codePlaces } from '../core/code-places.ts';
import { fromLf, toLf } from '../../text/core/eol.ts';
import { reviewErrors } from '../core/errors.ts';
import { rangeOf } from '../../text/core/place.ts';
import { toRange } from '../../text/vscode/ranges.ts';
import type { Destination } from './reviews.ts';
import { isEditable, mayWrite, nameOf } from './write.ts';

/** Remembers the ordinary editor that was last in front: where "insert at cursor" goes. */
export class LastEditor implements Disposable {
  #editor: TextEditor | undefined;
  readonly #listener: Disposable;

  constructor() {
    const remember = (editor: TextEditor | undefined) => {
      if (editor !== undefined && isEditable(editor.document.uri)) this.#editor = editor;
    };
    remember(window.activeTextEditor);
    this.#listener = window.onDidChangeActiveTextEditor(remember);
  }

  get editor(): TextEditor | undefined {
    return this.#editor?.document.isClosed === false ? this.#editor : undefined;
  }

  dispose(): void {
    this.#listener.dispose();
  }
}

/** A note on what happened, or undefined when the user decided against it. Throws AlignerError. */
export async function deliver(
  destination: Exclude<Destination, { readonly kind: 'editor' }>,
  text: string,
  last: LastEditor,
  original: string,
): Promise<string | undefined> {
  return destination.kind === 'clipboard' ? toClipboard(destination, text) : elsewhere(text, last, original);
}

async function toClipboard(
  target: Extract<Destination, { readonly kind: 'clipboard' }>,
  text: string,
): Promise<string | undefined> {
  if ((await env.clipboard.readText()) !== target.text) {
    const detail = 'Replace what is there with the corrected text?';
    const options = { modal: true, detail };
    const choice = await window.showWarningMessage(
      'The clipboard has changed since it was corrected.',
      options,
      'Replace',
    );
    if (choice === undefined) return undefined;
  }
  await env.clipboard.writeText(fromLf(text, target.eol));
  return '$(clippy) Aligner: the corrected text is on the clipboard';
}

/** Asks where the text goes: into the editor that holds its original, a copy, the chat's input, or to the cursor. */
async function elsewhere(text: string, last: LastEditor, original: string): Promise<string | undefined> {
  const { editor } = last;
  const description = editor === undefined ? '' : workspace.asRelativePath(editor.document.uri);
  const places = editor === undefined ? null : codePlaces(toLf(editor.document.getText()), original, text);
  const apply = { label: '$(edit) Apply in Editor', description };
  const copy = { label: '$(copy) Copy' };
  const turn = { label: '$(comment) New Turn in Chat', description: 'fills the input, sends nothing' };
  const insert = { label: '$(insert) Insert at Cursor', description };
  const items = [...(places === null ? [] : [apply]), copy, turn, ...(editor === undefined ? [] : [insert])];
  const choice = await window.showQuickPick(items, { title: 'Where should the corrected text go?' });
  if (choice === undefined) return undefined;
  if (choice === turn) return toChat(text);
  if (editor !== undefined && choice === insert) return insertAtCursor(editor, text);
  if (editor !== undefined && choice === apply) return applyInEditor(editor, text, original);
  await env.clipboard.writeText(text);
  return '$(clippy) Aligner: the corrected text is on the clipboard';
}

/** Fills the chat's input with the text as a next turn; the user sends it, or does not. */
async function toChat(text: string): Promise<string> {
  const query = `Use this corrected answer instead of your last one:\n\n${text}`;
  await commands.executeCommand('workbench.action.chat.open', { query, isPartialQuery: true });
  return '$(comment) Aligner: the corrected text is in the chat, to be sent';
}

async function insertAtCursor(editor: TextEditor, text: string): Promise<string> {
  const { document } = editor;
  // The editor may have been hidden since: showing it again gives one that can be edited, with its cursor where it was.
  const shown = await window.showTextDocument(document, {
    ...(editor.viewColumn !== undefined && { viewColumn: editor.viewColumn }),
    selection: editor.selection,
  });
  const inserted = await shown.edit((edit) => edit.insert(shown.selection.active, text));
  if (!inserted) throw reviewErrors.refused(nameOf(document.uri));
  return '$(check) Aligner: the corrected text is inserted';
}

/** Replaces the answer's code where it stands now; undefined when the user does not want the file written. */
async function applyInEditor({ document }: TextEditor, text: string, original: string): Promise<string | undefined> {
  if (!(await mayWrite(document))) return undefined;
  // From here to applyEdit nothing waits: what is compared is what is edited.
  const current = toLf(document.getText());
  const places = codePlaces(current, original, text);
  if (places === null) throw reviewErrors.refused(nameOf(document.uri));
  const edit = new WorkspaceEdit();
  for (const place of places)
    edit.replace(
      document.uri,
      toRange(rangeOf(current, place)),
      fromLf(place.replacement, document.eol === EndOfLine.CRLF ? '\r\n' : '\n'),
    );
  if (!(await workspace.applyEdit(edit))) throw reviewErrors.refused(nameOf(document.uri));
  await window.showTextDocument(document);
  return `$(check) Aligner: applied in ${nameOf(document.uri)}`;
}
