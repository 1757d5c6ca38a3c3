/**
 * Whether a change that nothing but the model speaks for is likely enough to be right: a logistic model of three figures. The
 * weights that ship are set by hand, about one over the spread of each figure: fitted on kinds of faults that the model was
 * taught they would be nothing, since there its own confidence is enough. They are to be fitted on kinds that it was not.
 */

/** 1 / (1 + e^−(bias + Σ weight · figure)) must be at least `least`. */
export interface Accept {
  readonly weights: {
    /** Of log P(fault). */
    readonly fault: number;
    /** Of the log-probability of the least probable token that was written. */
    readonly lowest: number;
    /** Of the corrected segment's score minus the original's. */
    readonly gain: number;
  };
  readonly bias: number;
  /** 0 to 1. */
  readonly least: number;
}

export interface Figures {
  /** log P(OK) − log(1 − P(OK)) of the original segment. */
  readonly score: number;
  /** The same of the corrected one. */
  readonly corrected: number;
  /** The least log-probability (≤ 0) of a token that was written. */
  readonly lowest: number;
}

/** How likely the change is right, 0 to 1. */
export function probabilityOf({ score, corrected, lowest }: Figures, { weights, bias }: Accept): number {
  const fault = -Math.log1p(Math.exp(score));
  const sum = bias + weights.fault * fault + weights.lowest * lowest + weights.gain * (corrected - score);
  return 1 / (1 + Math.exp(-sum));
}
