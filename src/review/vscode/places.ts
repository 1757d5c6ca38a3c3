/** The place of a review's text for each kind of origin: the one file that tells them apart. */
import { Uri } from 'vscode';
import type { StoredTarget } from '../../journal/core/records.ts';
import { DraftPlace } from '../core/draft-place.ts';
import type { TextPlace } from '../core/text-place.ts';
import { chatOutlet } from './chat-outlet.ts';
import { clipboardOutlet } from './clipboard-outlet.ts';
import { EditorPlace } from './editor-place.ts';
import type { LastEditor } from './last-editor.ts';

/** Where an answer came from, and so where its correction goes. */
export type Destination =
  /** A range of a document, followed from the moment when its text was read. */
  | { readonly kind: 'editor'; readonly tracked: EditorPlace }
  /** The clipboard, which held `text`; or a place that cannot be written to: copy or insert elsewhere. */
  | Exclude<StoredTarget, { readonly kind: 'editor' }>;

export class Places {
  readonly #last: LastEditor;
  readonly #note: (text: string) => void;

  /** `note` tells the user, in a few words, where a text went. */
  constructor(last: LastEditor, note: (text: string) => void) {
    this.#last = last;
    this.#note = note;
  }

  of(destination: Destination): TextPlace {
    if (destination.kind === 'editor') return destination.tracked;
    const { kind } = destination;
    return new DraftPlace(
      kind === 'clipboard' ? clipboardOutlet(destination, this.#note) : chatOutlet(this.#last, this.#note),
    );
  }

  /** As the journal has it. */
  stored(target: StoredTarget): TextPlace {
    return target.kind === 'editor' ? new EditorPlace(Uri.parse(target.uri, true), target.range) : this.of(target);
  }
}
