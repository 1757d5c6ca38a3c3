/** Thresholds on the verdict's score out of scores of clean and of faulty segments: pure. */
import type { Sensitivity } from '../../src/align/core/types.ts';
import { wilsonUpper } from './wilson.ts';

/** Share of clean segments that each sensitivity may flag at most. */
export const MOST_FLAGGED: Readonly<Record<Sensitivity, number>> = { low: 0.002, normal: 0.01, high: 0.05 };

/** What a threshold does: a segment is flagged when its score is below it. Shares are of 1. */
export interface Point {
  readonly threshold: number;
  readonly cleanFlagged: number;
  readonly faultyFlagged: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface OperatingPoint extends Point {
  /** Share of clean segments that are flagged, and the upper end of its 95 % interval. */
  readonly cleanShare: number;
  readonly cleanUpper95: number;
}

/** Every threshold that makes a difference, from the lowest; scores are log-odds of "stands". */
export function curve(clean: readonly number[], faulty: readonly number[]): Point[] {
  const thresholds = [...new Set([...clean, ...faulty])].sort((a, b) => a - b);
  return thresholds.map((threshold) => pointAt(threshold, clean, faulty));
}

export function pointAt(threshold: number, clean: readonly number[], faulty: readonly number[]): Point {
  const cleanFlagged = clean.filter((s) => s < threshold).length;
  const faultyFlagged = faulty.filter((s) => s < threshold).length;
  const flagged = cleanFlagged + faultyFlagged;
  const precision = flagged === 0 ? 1 : faultyFlagged / flagged;
  const recall = faulty.length === 0 ? 0 : faultyFlagged / faulty.length;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { threshold, cleanFlagged, faultyFlagged, precision, recall, f1 };
}

/**
 * Low and normal flag as much as they may; high stands where F1 is best, within what it may flag and not below normal.
 * Flagging bounds touching from above: a flagged segment may still come out unchanged.
 */
export function choose(clean: readonly number[], faulty: readonly number[]): Record<Sensitivity, OperatingPoint> {
  const sorted = [...clean].sort((a, b) => a - b);
  const highest = (share: number) => {
    const score = sorted[Math.floor(share * sorted.length)];
    // Rounded downwards, so that the written threshold flags no more than the measured one.
    return score === undefined ? 0 : Math.floor(score * 1000) / 1000;
  };
  const best = curve(clean, faulty).reduce((a, b) => (b.f1 > a.f1 ? b : a), pointAt(0, clean, faulty));
  const normal = highest(MOST_FLAGGED.normal);
  const high = Math.max(normal, Math.min(highest(MOST_FLAGGED.high), Math.floor(best.threshold * 1000) / 1000));
  const operate = (threshold: number): OperatingPoint => {
    const point = pointAt(threshold, clean, faulty);
    const { cleanFlagged } = point;
    return {
      ...point,
      cleanShare: clean.length === 0 ? 0 : cleanFlagged / clean.length,
      cleanUpper95: wilsonUpper(cleanFlagged, clean.length),
    };
  };
  return { low: operate(highest(MOST_FLAGGED.low)), normal: operate(normal), high: operate(high) };
}
