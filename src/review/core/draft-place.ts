/** A text that goes out whole with the last decision, to the clipboard or wherever the user says, and comes back with its undo. */
import { applyEdits } from '../../text/core/edits.ts';
import type { StoredTarget } from '../../journal/core/records.ts';
import { rangeOf, type PlaceRange } from '../../text/core/place.ts';
import type { TextChange, TextPlace, Write } from './text-place.ts';

/** Where a finished text goes. */
export interface Outlet {
  readonly name: string;
  readonly target: StoredTarget;
  /** Undefined when the user declined. Throws AlignerError when it could not be delivered. */
  deliver(text: string, original: string): Promise<Delivery | undefined>;
  /** A text that went out before this window was loaded. */
  delivered(text: string): Delivery;
}

export interface Delivery {
  /**
   * Brings back what was there before; false when the user declined. Throws AlignerError, and changes nothing, when it
   * cannot be done.
   */
  takeBack(): Promise<boolean>;
  dispose?(): void;
}

export class DraftPlace implements TextPlace {
  range: PlaceRange = { start: { line: 0, character: 0 }, end: { line: Number.MAX_SAFE_INTEGER, character: 0 } };
  readonly #outlet: Outlet;
  #delivery: Delivery | undefined;
  #listener: ((change: TextChange) => void) | undefined;

  constructor(outlet: Outlet) {
    this.#outlet = outlet;
  }

  get name(): string {
    return this.#outlet.name;
  }

  get target(): StoredTarget {
    return this.#outlet.target;
  }

  read(held: string): string {
    return held;
  }

  open(): Promise<void> {
    return Promise.resolve();
  }

  mayWrite(): Promise<boolean> {
    return Promise.resolve(true);
  }

  async apply({ text, original, edits, wasComplete, isComplete }: Write): Promise<boolean> {
    if (wasComplete && !isComplete) {
      if (!(await (this.#delivery ?? this.#outlet.delivered(text)).takeBack())) return false;
      this.#forget();
    }
    if (isComplete && !wasComplete) {
      const delivery = await this.#outlet.deliver(applyEdits(text, edits), original);
      if (delivery === undefined) return false;
      this.#delivery = delivery;
    }
    const changes = edits.toReversed().map((edit) => ({ range: rangeOf(text, edit), text: edit.replacement }));
    this.#listener?.({ before: rangeOf(text, { start: 0, end: text.length }), changes });
    return true;
  }

  onChange(listener: (change: TextChange) => void): void {
    this.#listener = listener;
  }

  dispose(): void {
    this.#listener = undefined;
    this.#forget();
  }

  #forget(): void {
    this.#delivery?.dispose?.();
    this.#delivery = undefined;
  }
}
