/** Operating points out of scores of clean and of faulty segments and of what the model makes of them: pure. */
import type { Sensitivity } from '../../align/core/types.ts';
import { wilsonUpper } from './wilson.ts';

/** What the engine said of one segment of the validation set when nothing held it back. */
export interface Sighting {
  /** Log-odds of "stands". */
  readonly score: number;
  /** There is a fault in it. */
  readonly faulty: boolean;
  /** Of the change that is least sure, 0 to 1; null when the segment was left as it is. */
  readonly confidence: number | null;
  /** What came out is right: see Outcome. Never in a clean segment. */
  readonly right: boolean;
}

export interface Bounds {
  /** Share of clean segments that may be flagged, and that may be changed in the end. */
  readonly flagged: number;
  readonly touched: number;
  /** How many of the changes shown must be right at the least confidence that is shown. */
  readonly right: number;
}

/**
 * What each sensitivity promises. Half of what normal may touch is kept for text of other kinds than the validation set's.
 * Normal shows nothing of which fewer than nine in ten would be right.
 */
export const BOUNDS: Readonly<Record<Sensitivity, Bounds>> = {
  low: { flagged: 0.005, touched: 0.002, right: 0.95 },
  normal: { flagged: 0.02, touched: 0.005, right: 0.9 },
  high: { flagged: 0.08, touched: 0.02, right: 0.7 },
};

/** What a threshold does: a segment is flagged when its score is below it. Shares are of 1. */
export interface Point {
  readonly threshold: number;
  readonly cleanFlagged: number;
  readonly faultyFlagged: number;
  readonly precision: number;
  readonly recall: number;
}

export interface OperatingPoint extends Point {
  /** Changes of less confidence are dropped. */
  readonly confidence: number;
  /** Share of clean segments that are flagged, and that are changed; the upper end of the latter's 95 % interval. */
  readonly cleanShare: number;
  readonly touchedShare: number;
  readonly touchedUpper95: number;
  /** Share of the faulty segments that come out right, and of all changes that are shown, those in clean segments among them. */
  readonly fixedShare: number;
  readonly rightShare: number;
}

/** Every threshold that makes a difference, from the lowest. */
export function curve(sightings: readonly Sighting[]): Point[] {
  const thresholds = [...new Set(sightings.map(({ score }) => score))].sort((a, b) => a - b);
  return thresholds.map((threshold) => pointAt(threshold, sightings));
}

function pointAt(threshold: number, sightings: readonly Sighting[]): Point {
  const flagged = sightings.filter(({ score }) => score < threshold);
  const faultyFlagged = flagged.filter(({ faulty }) => faulty).length;
  const faulty = sightings.filter((s) => s.faulty).length;
  return {
    threshold,
    cleanFlagged: flagged.length - faultyFlagged,
    faultyFlagged,
    precision: flagged.length === 0 ? 1 : faultyFlagged / flagged.length,
    recall: share(faultyFlagged, faulty),
  };
}

/** What a threshold and a bound on the confidence do together. */
function operate(threshold: number, confidence: number, sightings: readonly Sighting[]): OperatingPoint {
  const clean = sightings.filter((s) => !s.faulty).length;
  const shown = sightings.filter((s) => s.score < threshold && s.confidence !== null && s.confidence >= confidence);
  const touched = shown.filter((s) => !s.faulty).length;
  const right = shown.filter((s) => s.right).length;
  const point = pointAt(threshold, sightings);
  return {
    ...point,
    confidence,
    cleanShare: share(point.cleanFlagged, clean),
    touchedShare: share(touched, clean),
    touchedUpper95: wilsonUpper(touched, clean),
    fixedShare: share(right, sightings.length - clean),
    rightShare: shown.length === 0 ? 1 : right / shown.length,
  };
}

/**
 * For each sensitivity the threshold and the least confidence that mend most within its bounds; of equal ones the one that
 * flags and shows least. Low is never readier than normal, nor normal than high.
 */
export function choose(sightings: readonly Sighting[]): Record<Sensitivity, OperatingPoint> {
  const high = best(sightings, BOUNDS.high, { threshold: Infinity, confidence: 0 });
  const normal = best(sightings, BOUNDS.normal, high);
  return { low: best(sightings, BOUNDS.low, normal), normal, high };
}

/** A confidence, and how many of the changes with about this confidence are right: 0 to 1. */
export interface Reliability {
  readonly confidence: number;
  readonly right: number;
}

/**
 * What a confidence is worth, from the lowest: the share of right changes as a function of the confidence that never falls, by
 * isotonic regression (the pool-adjacent-violators algorithm). Changes in clean segments count as wrong ones.
 */
export function reliability(shown: readonly Pick<Sighting, 'confidence' | 'right'>[]): Reliability[] {
  const sorted = shown
    .flatMap(({ confidence, right }) => (confidence === null ? [] : [{ confidence, right }]))
    .sort((a, b) => a.confidence - b.confidence);
  const pools: { confidence: number; right: number; n: number }[] = [];
  for (const { confidence, right } of sorted) {
    let pool = { confidence, right: right ? 1 : 0, n: 1 };
    // Equal confidences are one pool; a pool that is better than the next is joined with it.
    for (let last = pools.at(-1); last !== undefined; last = pools.at(-1)) {
      if (last.confidence !== pool.confidence && last.right / last.n < pool.right / pool.n) break;
      pool = { confidence: last.confidence, right: last.right + pool.right, n: last.n + pool.n };
      pools.pop();
    }
    pools.push(pool);
  }
  return pools.map(({ confidence, right, n }) => ({ confidence, right: right / n }));
}

/** The least confidence from which on `bound` of the changes are right; undefined where there is none. */
function leastConfidence(threshold: number, bound: number, sightings: readonly Sighting[]): number | undefined {
  const found = reliability(sightings.filter((s) => s.score < threshold)).find(({ right }) => right >= bound);
  return found === undefined ? undefined : roundUp(found.confidence);
}

/** Tried besides the least one, the highest first as are the thresholds from the lowest: the quietest is found first. */
const CONFIDENCES = Array.from({ length: 20 }, (_, i) => (19 - i) / 20);

function best(
  sightings: readonly Sighting[],
  bounds: Bounds,
  most: Pick<OperatingPoint, 'threshold' | 'confidence'>,
): OperatingPoint {
  const clean = sightings.flatMap((s) => (s.faulty ? [] : [s.score])).sort((a, b) => a - b);
  // Rounded downwards, so that the written threshold flags no more than the measured one.
  const candidates = clean.slice(0, Math.floor(bounds.flagged * clean.length) + 1).map(roundDown);
  let found: OperatingPoint | undefined;
  for (const threshold of candidates.length === 0 ? [Math.min(0, most.threshold)] : candidates) {
    if (threshold > most.threshold) continue;
    const least = leastConfidence(threshold, bounds.right, sightings);
    if (least === undefined) continue;
    const from = Math.max(least, most.confidence);
    for (const confidence of [...CONFIDENCES.filter((c) => c > from), from]) {
      const point = operate(threshold, confidence, sightings);
      if (point.touchedShare > bounds.touched || point.rightShare < bounds.right) continue;
      if (found === undefined || point.fixedShare > found.fixedShare) found = point;
    }
  }
  // Nothing that is shown would be good enough: the quietest there is.
  return found ?? operate(Math.min(candidates[0] ?? 0, most.threshold), 1, sightings);
}

const roundUp = (confidence: number) => Math.min(1, Math.ceil(confidence * 1000) / 1000);
const roundDown = (score: number) => Math.floor(score * 1000) / 1000;
const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
