/** models/manifest.json: the models that come with the product, and how to talk to each. */
import * as v from 'valibot';
import { CalibrationSchema } from './calibration.ts';
import { ProfileSchema } from './profile.ts';

const ModelSchema = v.strictObject({
  id: v.string(),
  file: v.string(),
  bytes: v.pipe(v.number(), v.integer(), v.minValue(1)),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  licence: v.string(),
  /** Name of its profile. */
  profile: v.string(),
  card: v.optional(v.string()),
});

export const ManifestSchema = v.strictObject({
  version: v.literal(1),
  /** The model that is used when the user names none; null when none is bundled. */
  bundled: v.nullable(v.string()),
  models: v.array(ModelSchema),
  profiles: v.array(ProfileSchema),
  /** Of models that do not come with the product. */
  calibrations: v.optional(v.array(CalibrationSchema)),
});

export type Manifest = v.InferOutput<typeof ManifestSchema>;

/** Checks a parsed manifest. Throws a plain Error that names the first wrong field: a broken build, not a user's mistake. */
export function parseManifest(json: unknown): Manifest {
  const result = v.safeParse(ManifestSchema, json);
  if (!result.success) {
    const issue = result.issues[0];
    throw new Error(`models/manifest.json: ${v.getDotPath(issue) ?? 'root'}: ${issue.message}`);
  }
  const manifest = result.output;
  for (const m of manifest.models)
    if (!manifest.profiles.some((p) => p.id === m.profile))
      throw new Error(`models/manifest.json: ${m.id}: no profile ${m.profile}`);
  if (manifest.bundled !== null && !manifest.models.some((m) => m.id === manifest.bundled))
    throw new Error(`models/manifest.json: bundled model ${manifest.bundled} is not listed`);
  return manifest;
}
