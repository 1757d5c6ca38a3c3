/** Brings a decided text to places that are not a range of a document. */
import { env, window, workspace, type Disposable, type TextEditor } from 'vscode';
import { fromLf } from '../core/eol.ts';
import { reviewErrors } from '../core/errors.ts';
import type { Destination } from './reviews.ts';
import { isEditable, nameOf } from './write.ts';

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
): Promise<string | undefined> {
  return destination.kind === 'clipboard' ? toClipboard(destination, text) : elsewhere(text, last);
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

async function elsewhere(text: string, last: LastEditor): Promise<string | undefined> {
  const { editor } = last;
  const copy = { label: '$(copy) Copy' };
  const insert = {
    label: '$(insert) Insert at Cursor',
    ...(editor && { description: workspace.asRelativePath(editor.document.uri) }),
  };
  const items = editor === undefined ? [copy] : [copy, insert];
  const choice = await window.showQuickPick(items, { title: 'Where should the corrected text go?' });
  if (choice === undefined) return undefined;
  if (choice === copy || editor === undefined) {
    await env.clipboard.writeText(text);
    return '$(clippy) Aligner: the corrected text is on the clipboard';
  }
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
