/** How long a text takes on this machine, as it was measured. */
import type { Backend } from '../../align/core/types.ts';

/** The answer that is measured has about so many tokens, and its time is given for exactly so many. */
export const MEASURED_TOKENS = 400;

interface Row {
  readonly model: string;
  readonly sha256: string;
}

/** One model on one device. Times are medians, in milliseconds. */
export interface Measured extends Row {
  readonly backend: Backend;
  readonly loadMs: number;
  /** For an answer of 400 tokens in which nothing is wrong: the model's reading and all that is done beside it. */
  readonly answerMs: number;
}

/** One that could not be measured, and why. */
export interface NotMeasured extends Row {
  readonly problem: string;
}

export type Measurement = Measured | NotMeasured;

export const wasMeasured = (row: Measurement): row is Measured => 'answerMs' in row;

/** `1.9 s`: of so many milliseconds. */
export const inSeconds = (ms: number): string => `${(ms / 1000).toFixed(ms < 100 ? 2 : 1)} s`;
