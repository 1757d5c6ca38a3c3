/** Profiles: how to talk to a model, as data. The product's own are in models/manifest.json, a user's in a file of theirs. */
import * as v from 'valibot';
import type { Profile } from '../../engine/core/protocol.ts';
import { modelErrors } from './errors.ts';
import type { ModelFacts } from './facts.ts';

const Margin = v.pipe(v.number(), v.minValue(0));
const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const Shares = v.record(v.string(), Share);
const Operating = v.strictObject({
  threshold: v.number(),
  margin: Margin,
  settledMargin: v.optional(Margin),
  confidence: v.optional(Share),
  certain: v.optional(Share),
  suspicion: v.optional(v.pipe(v.number(), v.minValue(0))),
  unchecked: v.optional(
    v.strictObject({ code: Share, prose: Share, tags: v.optional(Shares), suspected: v.optional(Shares) }),
  ),
});
const Accept = v.strictObject({
  weights: v.strictObject({ fault: v.number(), lowest: v.number(), gain: v.number() }),
  bias: v.number(),
  least: Share,
});

const Common = {
  id: v.pipe(v.string(), v.minLength(1)),
  /** Models that it is made for, by what their files call them (`general.name`), in small letters with hyphens. */
  names: v.optional(v.array(v.string())),
  chat: v.optional(v.boolean()),
  prompt: v.strictObject({ beforeQuestion: v.string(), beforeAnswer: v.string(), afterAnswer: v.string() }),
  told: v.optional(
    v.pipe(
      v.string(),
      v.check((text) => text.split('{fault}').length === 2, 'must have {fault} once'),
    ),
  ),
  verdict: v.nullable(
    v.strictObject({
      ok: v.pipe(v.string(), v.minLength(1)),
      separator: v.optional(v.pipe(v.string(), v.minLength(1))),
    }),
  ),
  stop: v.array(v.pipe(v.string(), v.minLength(1))),
  contextSize: v.pipe(v.number(), v.integer(), v.minValue(256), v.maxValue(131_072)),
  maxSegmentTokens: v.pipe(v.number(), v.integer(), v.minValue(16), v.maxValue(4_096)),
  accept: v.optional(Accept),
};

const Sensitivity = v.strictObject({ low: Operating, normal: Operating, high: Operating });

/** What the parts of a profile need of each other. */
const isAnswered = ({ verdict, told }: Pick<Profile, 'verdict' | 'told'>): boolean =>
  verdict === null || verdict.separator !== undefined || told !== undefined;
const UNANSWERED = 'verdict: without a separator, "told" must ask for the correction';

export const ProfileSchema = v.pipe(
  v.strictObject({ ...Common, sensitivity: Sensitivity }),
  v.check((profile) => isAnswered(profile), UNANSWERED),
);

export type ProfileData = v.InferOutput<typeof ProfileSchema>;

/** No score is below it, so that nothing but certain evidence makes the model write. */
export const EVIDENCE_LED = -16;

/** The profile of a model whose scores nobody has measured. */
export function ledByEvidence(profile: ProfileData): ProfileData {
  const { low, normal, high } = profile.sensitivity;
  const led = (point: typeof low) => ({ ...point, threshold: EVIDENCE_LED, suspicion: 0 });
  return { ...profile, sensitivity: { low: led(low), normal: led(normal), high: led(high) } };
}

export const isEvidenceLed = ({ threshold }: { readonly threshold: number }): boolean => threshold <= EVIDENCE_LED;

/** Whether the model speaks up by itself; else it writes only what certain evidence asks for. */
export const speaksUp = ({ verdict, sensitivity }: Pick<ProfileData, 'verdict' | 'sensitivity'>): boolean =>
  verdict === null || Object.values(sensitivity).some((one) => !isEvidenceLed(one));

const led = (certain: number) => ({ threshold: EVIDENCE_LED, margin: 1, certain });

/** A user's file: thresholds come from a calibration, unless they are given. */
const ProfileFileSchema = v.pipe(
  v.strictObject({
    ...Common,
    sensitivity: v.optional(Sensitivity, { low: led(0.6), normal: led(0.5), high: led(0.3) }),
  }),
  v.check((profile) => isAnswered(profile), UNANSWERED),
);

/** The profile of a user's file. Throws `model.profile-file`, which names the first wrong field. */
export function parseProfileFile(path: string, text: string): ProfileData {
  const { version, ...rest } = readObject(path, text);
  if (version !== 1) throw modelErrors.profileFile(path, 'version: must be 1');
  const result = v.safeParse(ProfileFileSchema, rest);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw modelErrors.profileFile(path, `${v.getDotPath(issue) ?? ''}: ${issue.message}`.replace(/^: /, ''));
}

function readObject(path: string, text: string): Record<string, unknown> {
  try {
    return v.parse(v.record(v.string(), v.unknown()), JSON.parse(text));
  } catch (error) {
    throw modelErrors.profileFile(path, error instanceof Error ? error.message : String(error));
  }
}

/** The profile that a file's header asks for: by its name, else any model with a chat template is an assistant. */
export function profileOfFacts(
  profiles: readonly ProfileData[],
  { name, chat }: Pick<ModelFacts, 'name' | 'chat'>,
): ProfileData | undefined {
  const plain = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '');
  const named = profiles.find(({ names }) => names?.includes(plain));
  return named ?? (chat ? profiles.find((profile) => profile.chat === true) : undefined);
}
