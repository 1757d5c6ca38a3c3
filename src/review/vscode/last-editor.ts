/** Remembers the ordinary editor that was last in front: where a text that came from elsewhere can be put. */
import { window, type Disposable, type TextEditor } from 'vscode';
import { isEditable } from './writable.ts';

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
