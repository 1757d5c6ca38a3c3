/** What a calibration has measured: the operating points of one model (by its bytes) under one profile. */
import * as v from 'valibot';
import { Sha256 } from './available.ts';
import type { ProfileData } from './profile.ts';

const Point = v.strictObject({ threshold: v.number(), confidence: v.pipe(v.number(), v.minValue(0), v.maxValue(1)) });

export const CalibrationSchema = v.strictObject({
  /** Hashes of the model and of the adapter on it. */
  model: Sha256,
  adapter: v.optional(Sha256),
  /** The profile, as its text was then: with another prompt nothing of it holds. */
  profile: v.string(),
  prompt: Sha256,
  sensitivity: v.strictObject({ low: Point, normal: Point, high: Point }),
  /** How many segments it is made of. */
  clean: v.number(),
  faulty: v.number(),
});

export type Calibration = v.InferOutput<typeof CalibrationSchema>;
export type Measured = Pick<Calibration, 'model' | 'adapter' | 'profile' | 'prompt'>;

export const isOf = (one: Measured, what: Measured): boolean =>
  one.model === what.model &&
  one.adapter === what.adapter &&
  one.profile === what.profile &&
  one.prompt === what.prompt;

/** The profile with the measured points. */
export function calibrated(profile: ProfileData, { sensitivity: measured }: Calibration): ProfileData {
  const { low, normal, high } = profile.sensitivity;
  return {
    ...profile,
    sensitivity: {
      low: { ...low, ...measured.low },
      normal: { ...normal, ...measured.normal },
      high: { ...high, ...measured.high },
    },
  };
}
