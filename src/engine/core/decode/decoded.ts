/** What a decoder needs to know besides the model, and what it gives back. */
import type { CancelSignal } from '../../../base/core/cancel.ts';
import type { TokenId } from './evaluator.ts';

export interface DecodeOptions {
  /** Tokens that end the output; they are not part of it. */
  readonly stop: ReadonlySet<TokenId>;
  /** Most tokens to put out; reaching it counts as not ended. */
  readonly limit: number;
  readonly signal: CancelSignal;
  /** Called with the number of tokens put out so far. */
  readonly onProgress?: ((tokens: number) => void) | undefined;
}

/** Tokens [start, end) of the output that the model wrote itself. */
export interface WrittenRun {
  readonly start: number;
  readonly end: number;
  /** Log-probability (≤ 0) of all its tokens together, the first after the margin: how sure the model was of what it wrote. */
  readonly logProbability: number;
  /** Log-probability (≤ 0) of the least probable of them. */
  readonly lowest: number;
}

export interface Decoded {
  readonly tokens: readonly TokenId[];
  /** False when the limit came before a stop token. */
  readonly ended: boolean;
  /** Ascending and disjoint; everything else was kept from the draft. */
  readonly written: readonly WrittenRun[];
  /** Draft tokens that were put to the model, and how many of them it kept. */
  readonly draft: number;
  readonly accepted: number;
  /** Tokens that the model wrote itself. */
  readonly generated: number;
}
