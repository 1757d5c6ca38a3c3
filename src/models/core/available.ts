/** models/available.json: models that do not come with the product, and can be pulled by their name. */
import * as v from 'valibot';
import { isModelName } from './name.ts';

export const Sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const AvailableSchema = v.strictObject({
  version: v.literal(1),
  models: v.array(
    v.strictObject({
      id: v.pipe(v.string(), v.check(isModelName, 'no name for a model')),
      /** OWNER/NAME at Hugging Face, or at a mirror of it. */
      repository: v.pipe(v.string(), v.regex(/^[\w.-]+\/[\w.-]+$/)),
      file: v.pipe(v.string(), v.regex(/^[\w.-]+\.gguf$/)),
      bytes: v.pipe(v.number(), v.integer(), v.minValue(1)),
      sha256: Sha256,
      licence: v.string(),
      /** Whether it was trained to correct; else it is a base to train on. */
      trained: v.boolean(),
    }),
  ),
});

export type Available = v.InferOutput<typeof AvailableSchema>['models'][number];

/** Throws a plain Error that names the first wrong field: a broken build, not a user's mistake. */
export function parseAvailable(json: unknown): readonly Available[] {
  const result = v.safeParse(AvailableSchema, json);
  if (result.success) return result.output.models;
  const issue = result.issues[0];
  throw new Error(`models/available.json: ${v.getDotPath(issue) ?? 'root'}: ${issue.message}`);
}
