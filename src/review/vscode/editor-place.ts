/** A range of a document as the place of a review's text: followed while the document changes, written by an edit of it. */
import { EndOfLine, workspace, WorkspaceEdit, type Disposable, type TextDocument, type Uri } from 'vscode';
import type { StoredTarget } from '../../journal/core/records.ts';
import { fromLf, toLf } from '../../text/core/eol.ts';
import { reviewErrors } from '../core/errors.ts';
import { rangeOf, shiftRange, type Place, type PlaceRange } from '../../text/core/place.ts';
import type { TextChange, TextPlace, Write } from '../core/text-place.ts';
import { toRange } from '../../text/vscode/ranges.ts';
import { mayWrite, nameOf, openDocument, openNow } from './writable.ts';

export class EditorPlace implements TextPlace, Disposable {
  range: PlaceRange;
  readonly #uri: Uri;
  readonly #listeners: readonly Disposable[];
  #listener: ((change: TextChange) => void) | undefined;

  constructor(uri: Uri, range: PlaceRange) {
    this.#uri = uri;
    this.range = range;
    const isIt = (document: TextDocument) => document.uri.toString() === this.uri;
    this.#listeners = [
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length === 0 || !isIt(document)) return;
        const before = this.range;
        const changes = contentChanges.map((c) => ({ range: c.range, text: toLf(c.text) }));
        this.range = changes.reduce(shiftRange, before);
        this.#listener?.({ before, changes });
      }),
      workspace.onDidOpenTextDocument((document) => {
        if (isIt(document)) this.#listener?.({ before: this.range, changes: null });
      }),
    ];
  }

  get name(): string {
    return nameOf(this.#uri);
  }

  get uri(): string {
    return this.#uri.toString();
  }

  get target(): StoredTarget {
    const place = ({ line, character }: Place): Place => ({ line, character });
    const { start, end } = this.range;
    return { kind: 'editor', uri: this.uri, range: { start: place(start), end: place(end) } };
  }

  read(_held?: string, range?: PlaceRange): string | undefined {
    const document = openNow(this.#uri);
    return document && toLf(document.getText(range && toRange(range)));
  }

  async open(): Promise<void> {
    await openDocument(this.#uri);
  }

  mayWrite(): Promise<boolean> {
    return mayWrite(this.#uri);
  }

  async apply(write: Write): Promise<boolean> {
    if (write.edits.length === 0) return true;
    const edit = new WorkspaceEdit();
    this.addTo(edit, write);
    await apply(edit, this.name);
    return true;
  }

  /** Throws `review.closed`: an edit of a closed document would open it, and nobody has compared its text. */
  addTo(edit: WorkspaceEdit, { text, edits }: Pick<Write, 'text' | 'edits'>): void {
    const document = openNow(this.#uri);
    if (document === undefined) throw reviewErrors.closed(this.name);
    for (const one of edits)
      edit.replace(this.#uri, toRange(rangeOf(text, one, this.range.start)), withEolOf(document, one.replacement));
  }

  onChange(listener: (change: TextChange) => void): void {
    this.#listener = listener;
  }

  dispose(): void {
    this.#listener = undefined;
    for (const listener of this.#listeners) listener.dispose();
  }
}

export function withEolOf(document: TextDocument, text: string): string {
  return fromLf(text, document.eol === EndOfLine.CRLF ? '\r\n' : '\n');
}

/** VS Code itself refuses an edit of a document whose version has moved on by the time it arrives. Throws `review.refused`. */
export async function apply(edit: WorkspaceEdit, name: string): Promise<void> {
  if (!(await workspace.applyEdit(edit).then(undefined, () => false))) throw reviewErrors.refused(name);
}
