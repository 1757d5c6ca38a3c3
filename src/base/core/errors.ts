/**
 * Every failure that a user can see: a code, a sentence, a next step. Features add their own factories beside their
 * code; they all make an AlignerError, which crosses the process boundary as plain data.
 */
import * as l10n from '@vscode/l10n';
import type { CancelSignal } from './cancel.ts';

export interface ErrorData {
  readonly code: string;
  readonly message: string;
  readonly next: string;
}

/** An error to show. `code` is stable (`engine.crashed`), `message` says what happened, `next` what the user can do. */
export class AlignerError extends Error implements ErrorData {
  override readonly name = 'AlignerError';
  readonly code: string;
  readonly next: string;

  constructor(data: ErrorData, options?: { cause?: unknown }) {
    super(data.message, options);
    this.code = data.code;
    this.next = data.next;
  }

  /** Plain data, for a channel or a log. */
  toData(): ErrorData {
    return { code: this.code, message: this.message, next: this.next };
  }
}

/** An AlignerError out of its code, what happened and what to do next, both already in the user's language. */
export const failure = (code: string, message: string, next: string): AlignerError =>
  new AlignerError({ code, message, next });

/** The user, or a newer request, cancelled: never shown as an error. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';
  constructor() {
    super('Cancelled');
  }
}

/** Throws CancelledError when the signal has fired. */
export function throwIfCancelled(signal: CancelSignal | undefined): void {
  if (signal?.aborted === true) throw new CancelledError();
}

/** Any thrown value as data to show; unknown errors keep their message under the code `internal`. */
export function toErrorData(error: unknown): ErrorData {
  if (error instanceof AlignerError) return error.toData();
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'internal', message, next: l10n.t('See the Aligner log. The original text is unchanged.') };
}
