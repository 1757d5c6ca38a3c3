/** The port through which a review reads and writes its text: a range of a document, the clipboard, or a chat. */
import type { Edit } from '../../text/core/edits.ts';
import type { StoredTarget } from '../../journal/core/records.ts';
import type { PlaceChange, PlaceRange } from '../../text/core/place.ts';

export interface TextPlace {
  /** What messages call it. */
  readonly name: string;
  /** Of the document that holds the text; undefined where no document does. */
  readonly uri?: string | undefined;
  /** As the journal keeps it, so that it can be found again. */
  readonly target: StoredTarget;
  /** Where the text under review is. It follows what is typed around it; whoever finds the text elsewhere sets it. */
  range: PlaceRange;
  /**
   * The text there now, or only what is in `range`, with LF alone; undefined while it is closed. `held` is the text as the
   * review has it, which is what a place gives that holds no text before the last decision.
   */
  read(held: string, range?: PlaceRange): string | undefined;
  /** Makes it readable if it was closed. Throws AlignerError when it is gone. */
  open(): Promise<void>;
  /** Whether it may be written: false when the user says no. Throws AlignerError when nobody can write there. */
  mayWrite(): Promise<boolean>;
  /**
   * Writes, and tells `onChange` what changed before it resolves. False when the user declined. Where it resolves to false
   * or throws, nothing was written.
   */
  apply(write: Write): Promise<boolean>;
  onChange(listener: (change: TextChange) => void): void;
  dispose(): void;
}

export interface Write {
  /** The text under review before it. */
  readonly text: string;
  /** The text that was corrected. */
  readonly original: string;
  /** Edits of `text`: in order and apart. */
  readonly edits: readonly Edit[];
  /** Whether a correction was accepted and nothing was left to decide, before and after it. */
  readonly wasComplete: boolean;
  readonly isComplete: boolean;
}

export interface TextChange {
  /** Where the range was before. */
  readonly before: PlaceRange;
  /** In places of the document before, with LF alone, the last first; null when it was opened: anything may be different. */
  readonly changes: readonly PlaceChange[] | null;
}
