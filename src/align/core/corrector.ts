/**
 * What a loaded model does for one segment. The llama.cpp implementation lives in engine/worker; tests use a scripted
 * one; a remote engine can stand behind the same interface.
 */
import type { CancelSignal } from '../../base/core/cancel.ts';
import { AlignerError } from '../../base/core/errors.ts';
import type { TokenCounts } from './types.ts';

export interface CorrectInput {
  readonly question: string;
  /** The segment exactly as the model shall read it (a code selection comes fenced). */
  readonly segment: string;
}

export interface CorrectOptions {
  /** The segment stands when its verdict score (log-odds of OK) is at or above this. */
  readonly threshold: number;
  /** Residual margin in log-probability; 0 equals plain greedy decoding. */
  readonly margin: number;
  /** Margin (at least `margin`) once as many changes are made as tags were named; undefined leaves it as it is. */
  readonly settledMargin?: number | undefined;
  /** Tags to begin the output with, whatever the verdict says: the segment is corrected, and the model writes no tags. */
  readonly forcedTags?: readonly string[] | undefined;
  /** Verdict and tags alone: nothing is written, and the text stays as it is. */
  readonly tagsOnly?: boolean | undefined;
  readonly signal: CancelSignal;
  /** Called as tokens are read and written: 0 to 1 of this segment. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** A range of the correction that the model wrote itself; offsets into `text`. */
export interface WrittenSpan {
  readonly start: number;
  readonly end: number;
  /** Log-probability (≤ 0) of all its tokens together, the first after the margin: how sure the model was of what it wrote. */
  readonly logProbability: number;
  /** Log-probability (≤ 0) of the least probable of its tokens. */
  readonly lowest: number;
}

export interface Correction {
  /** log P(OK) − log(1 − P(OK)); null where the profile has no verdict token, or the segment could not be read. */
  readonly score: number | null;
  /** Tags that the model named; empty when the segment stands. */
  readonly tags: readonly string[];
  /** The corrected segment; equal to the input when it stands. */
  readonly text: string;
  /** What the decoder wrote itself (not kept from the draft), for the confidence of hunks. */
  readonly written: readonly WrittenSpan[];
  /** Set when the segment was left alone: not asked about, or flagged without a usable correction. */
  readonly skipped?: 'round-trip' | 'too-long' | 'unusable' | undefined;
  readonly tokens: TokenCounts;
  readonly readMs: number;
  readonly decodeMs: number;
}

/** A server that cannot be used is told once, and the whole text is left as it is: the next segment would fare no better. */
export const isUnavailable = (error: unknown): boolean =>
  error instanceof AlignerError && error.code.startsWith('remote.');

export interface Corrector {
  /** Corrects one segment. Rejects with CancelledError within one batch after the signal fires. */
  correct(input: CorrectInput, options: CorrectOptions): Promise<Correction>;
  /**
   * The score of a segment alone: log P(OK) − log(1 − P(OK)), the same that `correct` gives; null where the profile has no
   * verdict token, or the segment cannot be read. Rejects as `correct` does.
   */
  verdictOf(input: CorrectInput, signal: CancelSignal): Promise<number | null>;
  /**
   * Reads ahead: the question and the text so far of a segment that is still growing, so that its verdict comes at once
   * when it closes. May be ignored; never changes a result.
   */
  readAhead(input: CorrectInput, signal: CancelSignal): Promise<void>;
  /** Tokens of a text, for splitting. */
  countTokens(text: string): number;
}
