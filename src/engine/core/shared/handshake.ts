/**
 * What is said before a shared engine answers requests, and when it ends: each side proves that it knows the instance's token without
 * sending it, and both find out whether they speak the same version. These messages never change between versions, so that
 * an old client and a new engine still understand that much of each other. One JSON object a line.
 */
import * as v from 'valibot';

/** Version of all messages after the handshake. Raise it with any change that an older side would misread. */
export const SHARED_VERSION = 1;

const Hex = v.pipe(v.string(), v.regex(/^[0-9a-f]{32,128}$/));
const Version = v.pipe(v.number(), v.integer());
const Name = v.pipe(v.string(), v.maxLength(200));

/** The client begins. */
export const Hello = v.object({ aligner: v.literal('hello'), version: Version, nonce: Hex });
/** The engine proves itself, and says its version. */
export const Welcome = v.object({ aligner: v.literal('welcome'), version: Version, nonce: Hex, proof: Hex });
/** The client proves itself: `join` to use the engine, `retire` to ask an older one to make room. */
export const Join = v.object({
  aligner: v.picklist(['join', 'retire']),
  proof: Hex,
  name: Name,
  pid: v.pipe(v.number(), v.integer()),
});
/** The engine lets the client in; from here on both speak JSON-RPC. `pid` is that of the process with the model. */
export const Joined = v.object({ aligner: v.literal('joined'), pid: v.nullable(v.number()) });
/** Too many clients, or the engine is about to end. */
export const Refused = v.object({ aligner: v.literal('refused'), why: v.picklist(['full', 'ending']) });

/**
 * The last word, whatever came before: why the engine is gone for this client, too. It may connect again. `how` is the
 * signal or the exit code; empty where nothing crashed.
 */
export const Ended = v.object({
  aligner: v.literal('ended'),
  error: v.object({ code: v.string(), message: v.string(), next: v.string() }),
  how: v.string(),
});
export type SharedEnd = Omit<v.InferOutput<typeof Ended>, 'aligner'>;

/** Who proves: a proof of one side is none of the other. */
export type Role = 'engine' | 'client';

/**
 * What a client does about an engine's version: the same is used, a newer one cannot be (this program is outdated: reload
 * it), an older one is asked to end.
 */
export function judgeVersion(engine: number, mine = SHARED_VERSION): 'join' | 'reload' | 'retire' {
  if (engine === mine) return 'join';
  return engine > mine ? 'reload' : 'retire';
}
