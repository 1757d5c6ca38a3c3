/** Texts that were put into a document: taken out again, together, as long as each of them stands. */
import { WorkspaceEdit, type Uri } from 'vscode';
import type { Delivery } from '../core/draft-place.ts';
import { reviewErrors } from '../core/errors.ts';
import type { PlaceRange } from '../../text/core/place.ts';
import { apply, EditorPlace } from './editor-place.ts';
import { mayWrite, nameOf, openDocument } from './writable.ts';

interface Piece {
  readonly range: PlaceRange;
  readonly was: string;
  readonly is: string;
}

export class DocumentDelivery implements Delivery {
  readonly #uri: Uri;
  readonly #pieces: readonly (Piece & { readonly place: EditorPlace })[];

  constructor(uri: Uri, pieces: readonly Piece[]) {
    this.#uri = uri;
    this.#pieces = pieces.map((piece) => ({ ...piece, place: new EditorPlace(uri, piece.range) }));
  }

  async takeBack(): Promise<boolean> {
    await openDocument(this.#uri);
    if (!(await mayWrite(this.#uri))) return false;
    const name = nameOf(this.#uri);
    const edit = new WorkspaceEdit();
    for (const { place, was, is } of this.#pieces) {
      const text = place.read(undefined, place.range);
      // The document's own undo may have been quicker.
      if (text === was) continue;
      if (text !== is) throw reviewErrors.diverged(name);
      place.addTo(edit, { text, edits: [{ start: 0, end: text.length, replacement: was }] });
    }
    if (edit.size > 0) await apply(edit, name);
    return true;
  }

  dispose(): void {
    for (const { place } of this.#pieces) place.dispose();
  }
}
