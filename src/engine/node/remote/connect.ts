/** Connects with the server of a remote model, and finds out whether it knows the prompt format. */
import type { CancelSignal } from '../../../base/core/cancel.ts';
import { AlignerError } from '../../../base/core/errors.ts';
import { closeConnections } from '../../../base/node/network.ts';
import type { Corrector } from '../../../align/core/corrector.ts';
import type { FaultWords } from '../../../align/core/fault-words.ts';
import type { Backend } from '../../../align/core/types.ts';
import type { Profile } from '../../core/protocol.ts';
import { remoteErrors } from '../../core/remote/errors.ts';
import { originOf, type RemoteSpec } from '../../core/remote/spec.ts';
import { remoteAddress } from './address.ts';
import { Answers } from './answers.ts';
import { ChatCorrector } from './chat.ts';
import { createClient, type RemoteLimits, LIMITS } from './client.ts';
import { RemoteCorrector } from './corrector.ts';
import { openLlamaServer } from './llama-server.ts';
import { openVllm } from './vllm.ts';

export interface Connected {
  readonly corrector: Corrector;
  readonly backend: Backend;
  readonly dispose: () => Promise<void>;
}

export interface ConnectOptions {
  readonly faults: FaultWords;
  readonly limits?: RemoteLimits | undefined;
  readonly signal: CancelSignal;
}

/** A part that nobody would change, and a score that a model of ours is far from giving it. */
const PROBE = { question: 'How do I say hello in Python?', segment: 'Call `print("Hello")`.' };
const LEAST = -8;
const WHY = 'It was named as the remote engine.';

/** Rejects with an AlignerError of `remoteErrors`. */
export async function connectRemote(spec: RemoteSpec, profile: Profile, options: ConnectOptions): Promise<Connected> {
  // Whoever wrote the spec has checked it; what sends texts checks again.
  const url = remoteAddress(spec.url);
  const limits = { ...(options.limits ?? LIMITS), ...firstByte(spec, options.limits) };
  const send = createClient({ url, key: spec.key }, limits);
  const origin = originOf({ url });
  const answers = new Answers(origin);
  const { signal, faults } = options;
  const open = async (): Promise<Corrector> => {
    if (spec.kind !== 'openai') return openTrained(spec, profile, { send, answers, origin, signal });
    const corrector = new ChatCorrector({ send, answers, model: spec.model, profile, faults });
    // Unless it is asked something now, a wrong key would show in the middle of a text.
    await corrector.check(PROBE, signal);
    return corrector;
  };
  const corrector = await open();
  return {
    corrector,
    backend: {
      gpu: false,
      device: `${spec.kind} at ${origin}`,
      layers: 0,
      totalLayers: 0,
      threads: 0,
      why: WHY,
      remote: origin,
    },
    dispose: () => {
      closeConnections();
      return Promise.resolve();
    },
  };
}

interface Connection {
  readonly send: ReturnType<typeof createClient>;
  readonly answers: Answers;
  readonly origin: string;
  readonly signal: CancelSignal;
}

async function openTrained(spec: RemoteSpec, profile: Profile, connection: Connection): Promise<Corrector> {
  const { send, answers, origin, signal } = connection;
  const served =
    spec.kind === 'vllm'
      ? await openVllm(send, answers, spec.model, signal)
      : await openLlamaServer(send, answers, signal);
  const corrector = await RemoteCorrector.open(profile, served, signal).catch((error: unknown) => {
    if (!(error instanceof Error) || error instanceof AlignerError || signal.aborted) throw error;
    throw remoteErrors.model(origin, error.message);
  });
  const score = await corrector.verdictOf(PROBE, signal);
  if (score === null || score < LEAST) throw remoteErrors.model(origin, 'it would change a part without a fault');
  return corrector;
}

const firstByte = ({ timeoutSeconds }: RemoteSpec, given: RemoteLimits | undefined): Partial<RemoteLimits> =>
  given === undefined ? { firstByteMs: timeoutSeconds * 1_000 } : {};
