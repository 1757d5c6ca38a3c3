/** What goes between a window and the thread of its journal. */
import type { ErrorData } from '../../base/core/errors.ts';
import type { Journal } from '../core/journal.ts';

type CallName = Exclude<keyof Journal, 'onDidChange' | 'close'>;

/** The journal's methods as the thread runs them: synchronously. */
export type JournalCalls = {
  [M in CallName]: (...args: Parameters<Journal[M]>) => Awaited<ReturnType<Journal[M]>>;
};

/** A call, or the wish to end. */
export type ToThread =
  { readonly id: number; readonly method: CallName; readonly args: readonly unknown[] } | { readonly end: true };

export type FromThread =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: ErrorData }
  /** To be shown to the user once: what became of a damaged file. */
  | { readonly notice: ErrorData }
  /** Another process changed the file. */
  | { readonly changed: true };

export interface ThreadOptions {
  readonly file: string;
}
