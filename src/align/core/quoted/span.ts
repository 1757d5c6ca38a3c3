/** What is quoted in an answer: shown for what it is, and not the answer's own advice. */
import type { Span } from '../../../text/core/span.ts';

/** Why a range is left alone. */
export type QuoteReason =
  /** A diff, a SEARCH/REPLACE block, an apply_patch block or a merge conflict: changing a byte breaks it. */
  | 'patch'
  /** A traceback, a log or a program's output: it says what happened. */
  | 'output'
  /** A session of a shell or an interpreter, with what it printed. */
  | 'session'
  /** The text around it calls it bad, old, the reader's own, or an attack. */
  | 'called-bad'
  /** A test that wants the fault to be there. */
  | 'test'
  /** Somebody has told an analyser to let it pass. */
  | 'suppressed'
  /** A block quote, or Markdown in Markdown. */
  | 'quote';

/** Offsets are UTF-16 units into the text that was asked about. */
export interface QuotedSpan extends Span {
  readonly reason: QuoteReason;
}
