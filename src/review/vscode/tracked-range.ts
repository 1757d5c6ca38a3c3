/** A range of a document that is followed while the document changes. */
import { EventEmitter, workspace, type Disposable, type TextDocument, type Uri } from 'vscode';
import { toLf } from '../../text/core/eol.ts';
import { shiftRange, type PlaceChange, type PlaceRange } from '../../text/core/place.ts';
import { toRange } from '../../text/vscode/ranges.ts';

export interface TrackedChange {
  readonly document: TextDocument;
  /** Where the range was before. */
  readonly before: PlaceRange;
  /** What changed in the document, as VS Code tells it, with LF alone. */
  readonly changes: readonly PlaceChange[];
}

export class TrackedRange implements Disposable {
  readonly uri: Uri;
  range: PlaceRange;
  readonly #changed = new EventEmitter<TrackedChange>();
  /** After each change of the document. `range` is there already; what was inserted at its very ends is outside of it. */
  readonly onDidChange = this.#changed.event;
  readonly #listener: Disposable;

  constructor(uri: Uri, range: PlaceRange) {
    this.uri = uri;
    this.range = range;
    const key = uri.toString();
    this.#listener = workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0 || document.uri.toString() !== key) return;
      const before = this.range;
      const changes = contentChanges.map((c) => ({ range: c.range, text: toLf(c.text) }));
      this.range = changes.reduce((shifted, change) => shiftRange(shifted, change), before);
      this.#changed.fire({ document, before, changes });
    });
  }

  /** The text in the range, with LF alone. */
  textIn(document: TextDocument): string {
    return toLf(document.getText(toRange(this.range)));
  }

  dispose(): void {
    this.#listener.dispose();
    this.#changed.dispose();
  }
}
