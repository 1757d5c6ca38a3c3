/** models/manifest.json: the models that come with the product, and how to talk to each. */
import * as v from 'valibot';

const Margin = v.pipe(v.number(), v.minValue(0));
const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const Operating = v.strictObject({
  threshold: v.number(),
  margin: Margin,
  settledMargin: v.optional(Margin),
  confidence: v.optional(Share),
  certain: v.optional(Share),
  suspicion: v.optional(v.pipe(v.number(), v.minValue(0))),
  unchecked: v.optional(v.strictObject({ code: Share, prose: Share, tags: v.optional(v.record(v.string(), Share)) })),
});
const Accept = v.strictObject({
  weights: v.strictObject({ fault: v.number(), lowest: v.number(), gain: v.number() }),
  bias: v.number(),
  least: Share,
});

const ProfileSchema = v.strictObject({
  id: v.string(),
  prompt: v.strictObject({ beforeQuestion: v.string(), beforeAnswer: v.string(), afterAnswer: v.string() }),
  verdict: v.nullable(v.strictObject({ ok: v.string(), separator: v.string() })),
  stop: v.pipe(v.array(v.string()), v.minLength(1)),
  contextSize: v.pipe(v.number(), v.integer(), v.minValue(256)),
  maxSegmentTokens: v.pipe(v.number(), v.integer(), v.minValue(16)),
  sensitivity: v.strictObject({ low: Operating, normal: Operating, high: Operating }),
  accept: v.optional(Accept),
});

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
