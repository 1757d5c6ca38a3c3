/** A range of a document that is followed while the document changes. */
import { EventEmitter, workspace, type Disposable, type TextDocument, type Uri } from 'vscode';
import { toLf } from '../core/eol.ts';
import {
  clipChange,
  comparePlaces,
  relativePlace,
  shiftRange,
  type PlaceChange,
  type PlaceRange,
} from '../core/place.ts';
import { toRange } from './ranges.ts';

export interface TrackedChange {
  readonly document: TextDocument;
  /** What changed inside, in the order in which it happened; places count from the start of the range. */
  readonly changes: readonly PlaceChange[];
  /** A change went across an end of the range, so that nobody can say what of it belongs to it. */
  readonly crossed: boolean;
}

export class TrackedRange implements Disposable {
  readonly uri: Uri;
  range: PlaceRange;
  /** Whether text (with LF alone) that is inserted at the very start or end belongs to the range; not unless set. */
  claims: (end: 'start' | 'end', text: string) => boolean = () => false;
  readonly #changed = new EventEmitter<TrackedChange>();
  /** After each change of the document, with `range` already where it belongs. */
  readonly onDidChange = this.#changed.event;
  readonly #listener: Disposable;

  constructor(uri: Uri, range: PlaceRange) {
    this.uri = uri;
    this.range = range;
    const key = uri.toString();
    this.#listener = workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0 || document.uri.toString() !== key) return;
      const changes: PlaceChange[] = [];
      let crossed = false;
      for (const { range: at, text } of contentChanges) {
        const change = { range: at, text: toLf(text) };
        const grows = this.#grows(change);
        const inside = grows ? change : clipChange(this.range, change);
        crossed ||= inside === 'crossing';
        if (inside !== 'outside' && inside !== 'crossing')
          changes.push({
            range: {
              start: relativePlace(this.range.start, inside.range.start),
              end: relativePlace(this.range.start, inside.range.end),
            },
            text: inside.text,
          });
        this.range = shiftRange(this.range, change, grows);
      }
      this.#changed.fire({ document, changes, crossed });
    });
  }

  #grows({ range, text }: PlaceChange): boolean {
    if (comparePlaces(range.start, range.end) !== 0) return false;
    return (
      (comparePlaces(range.start, this.range.start) === 0 && this.claims('start', text)) ||
      (comparePlaces(range.start, this.range.end) === 0 && this.claims('end', text))
    );
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
