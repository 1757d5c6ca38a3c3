/** A range of a document that is followed while the document changes. */
import { EventEmitter, workspace, type Disposable, type TextDocument, type Uri } from 'vscode';
import { toLf } from '../core/eol.ts';
import { shiftRange, type PlaceRange } from '../core/place.ts';
import { toRange } from './ranges.ts';

export interface TrackedChange {
  readonly document: TextDocument;
  /** The range as it would be had it taken in what was inserted at its very ends. */
  readonly grown: PlaceRange;
}

export class TrackedRange implements Disposable {
  readonly uri: Uri;
  range: PlaceRange;
  readonly #changed = new EventEmitter<TrackedChange>();
  /** After each change of the document, with `range` already where it belongs. */
  readonly onDidChange = this.#changed.event;
  readonly #listener: Disposable;
  #growing = false;

  constructor(uri: Uri, range: PlaceRange) {
    this.uri = uri;
    this.range = range;
    const key = uri.toString();
    this.#listener = workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0 || document.uri.toString() !== key) return;
      const shift = (from: PlaceRange, grow: boolean) =>
        contentChanges.reduce((shifted, change) => shiftRange(shifted, change, grow), from);
      const grown = shift(this.range, true);
      this.range = this.#growing ? grown : shift(this.range, false);
      this.#changed.fire({ document, grown });
    });
  }

  /** The text in the range, with LF alone. */
  textIn(document: TextDocument, range: PlaceRange = this.range): string {
    return toLf(document.getText(toRange(range)));
  }

  /** Runs an edit of the range itself: what it inserts at the range's ends belongs to the range. */
  async own<T>(edit: () => PromiseLike<T>): Promise<T> {
    this.#growing = true;
    try {
      return await edit();
    } finally {
      this.#growing = false;
    }
  }

  dispose(): void {
    this.#listener.dispose();
    this.#changed.dispose();
  }
}
