/**
 * What a client and a shared engine say to each other after the handshake: the engine's own protocol, and what sharing
 * adds to it. What a client sends is checked here: a message that makes no sense must fail alone.
 */
import * as v from 'valibot';
import { SENSITIVITIES } from '../../../align/core/types.ts';
import { GPU_CHOICES, type EngineNotifications, type EngineRequests } from '../protocol.ts';

export interface SharedRequests extends EngineRequests {
  /** Ends the process with the model, forgets its crashes, and starts another one when it is needed: for every client. */
  restart: { params: null; result: null };
  /** Ends the engine for every client. */
  shutdown: { params: null; result: null };
}

export interface SharedNotifications extends EngineNotifications {
  /** Process id of the one with the model; null when it has ended. */
  engine: { readonly pid: number | null };
}

const Id = v.pipe(v.number(), v.integer());
const Model = v.looseObject({
  id: v.string(),
  path: v.string(),
  sha256: v.string(),
  bytes: v.number(),
  profile: v.looseObject({ id: v.string(), contextSize: v.number() }),
});
const Source = v.union([
  v.looseObject({ kind: v.literal('markdown') }),
  v.looseObject({ kind: v.literal('code'), language: v.string(), before: v.string(), after: v.string() }),
]);

/** The parameters of each request that has some. Further fields are passed on as they are. */
export const REQUEST_SCHEMAS = {
  load: v.looseObject({ model: Model, gpu: v.picklist(GPU_CHOICES), threads: v.number() }),
  open: v.looseObject({
    id: Id,
    question: v.string(),
    source: Source,
    sensitivity: v.picklist(SENSITIVITIES),
    priority: v.picklist(['interactive', 'background']),
  }),
  append: v.object({ id: Id, text: v.string() }),
  finish: v.object({ id: Id }),
  cancel: v.object({ id: Id }),
} as const;
