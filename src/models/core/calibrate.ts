/** From what a model said of segments whose reference is known to the points from which on it may speak up. */
import { confidenceOf } from '../../align/core/confidence.ts';
import type { Correction } from '../../align/core/corrector.ts';
import { SENSITIVITIES, type Sensitivity } from '../../align/core/types.ts';
import type { Calibration } from './calibration.ts';
import { BOUNDS, choose, type OperatingPoint, type Sighting } from './operating-points.ts';
import { EVIDENCE_LED } from './profile.ts';

/** A segment, and what it should be: the same where nothing is wrong with it. */
export interface Known {
  readonly question: string;
  readonly segment: string;
  readonly reference: string;
}

/** Right is only what comes out as the reference: no analyser and no reader helps, so that a model is held for worse, never for better. */
export function sightingOf(
  { segment, reference }: Known,
  { score, text, written }: Pick<Correction, 'score' | 'text' | 'written'>,
): Sighting | undefined {
  if (score === null) return undefined;
  const faulty = segment !== reference;
  const confidences = written.map((span) => confidenceOf(span, [span], score));
  const confidence = text === segment ? null : Math.min(1, ...confidences);
  return { score, faulty, confidence, right: faulty && trimEnds(text) === trimEnds(reference) };
}

const trimEnds = (text: string) => text.replaceAll(/[ \t\r]+$/gm, '').trimEnd();

/**
 * The points, as `choose` finds them within the bounds of each sensitivity. Where they cannot be kept, or too few clean segments
 * were seen to tell, evidence leads.
 */
export function pointsOf(sightings: readonly Sighting[]): Calibration['sensitivity'] {
  const chosen = choose(sightings);
  const clean = sightings.filter(({ faulty }) => !faulty).length;
  const point = (name: Sensitivity) => {
    const { threshold, confidence } = chosen[name];
    return isKept(name, chosen[name], clean) ? { threshold, confidence } : { threshold: EVIDENCE_LED, confidence: 0 };
  };
  const [low, normal, high] = SENSITIVITIES.map(point) as [Point, Point, Point];
  return { low, normal, high };
}

type Point = Calibration['sensitivity']['low'];

const isKept = (name: Sensitivity, { fixedShare, rightShare }: OperatingPoint, clean: number): boolean =>
  fixedShare > 0 && rightShare >= BOUNDS[name].right && clean * BOUNDS[name].flagged >= 1;
