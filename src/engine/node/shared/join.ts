/** Reaches a shared engine that runs: connects, has it prove that it is the one, and says who this client is. */
import { lstat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import { connectLocal } from '../../../base/node/local-socket.ts';
import { engineErrors } from '../../core/errors.ts';
import { Joined, judgeVersion, Refused, SHARED_VERSION, Welcome } from '../../core/shared/handshake.ts';
import { MAX_ANSWER, MAX_CLIENTS, MAX_UNREAD } from '../../core/shared/limits.ts';
import { codeOf, type Address } from './address.ts';
import { killMarked, readInstance } from './instance.ts';
import { LineChannel } from './lines.ts';
import { isStopped } from './processes.ts';
import { isProof, prove, randomHex } from './proof.ts';

export interface Joining {
  /** Who this client is, for the status. */
  readonly name: string;
  /** Another version than this one's, for tests. */
  readonly version?: number | undefined;
  /** Milliseconds that the engine has to answer. */
  readonly answerMs?: number | undefined;
}

/** In the engine, with the id of the process with the model; or none runs; or one is about to end, so try again soon. */
export type JoinResult =
  | { readonly kind: 'joined'; readonly channel: LineChannel; readonly pid: number | null }
  | { readonly kind: 'none' }
  | { readonly kind: 'ending' };

const ANSWER_MS = 5_000;
const NONE = new Set(['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE']);

/**
 * Rejects with `engine.foreign` when what answers does not know the token, with `engine.no-answer`, with `engine.reload`
 * when the engine is newer, with `engine.crowded`.
 */
export async function joinShared(address: Address, who: Joining): Promise<JoinResult> {
  if (!(await isOurs(address))) return { kind: 'none' };
  let channel: LineChannel;
  try {
    channel = new LineChannel(await connectLocal(address.socket), { line: MAX_ANSWER, unread: MAX_UNREAD });
  } catch (error) {
    if (NONE.has(codeOf(error))) return { kind: 'none' };
    throw error;
  }
  const answerMs = who.answerMs ?? ANSWER_MS;
  const late = new AbortController();
  try {
    return await Promise.race([greet(channel, address, who), fail(answerMs, late.signal)]);
  } catch (error) {
    channel.destroy('no handshake');
    // A stopped process holds the socket and the lock: nobody could use an engine until it is gone.
    if (error === NO_ANSWER) {
      if (await killStopped(address)) return { kind: 'ending' };
      throw engineErrors.noAnswer(answerMs / 1_000);
    }
    throw error;
  } finally {
    late.abort();
  }
}

/** Whether the socket is this user's own; false when there is none. Rejects with `engine.foreign`. */
async function isOurs({ socket }: Address): Promise<boolean> {
  if (process.platform === 'win32') return true;
  const found = await lstat(socket).catch(() => undefined);
  if (found === undefined) return false;
  if (!found.isSocket() || found.uid !== process.getuid?.()) throw engineErrors.foreign(socket);
  return true;
}

async function greet(channel: LineChannel, address: Address, who: Joining): Promise<JoinResult> {
  const mine = who.version ?? SHARED_VERSION;
  const nonce = randomHex();
  channel.send({ aligner: 'hello', version: mine, nonce });
  const first = await next(channel);
  if (first === undefined) return { kind: 'ending' };
  const refused = v.safeParse(Refused, first);
  if (refused.success) return refuse(refused.output.why);
  const welcome = v.safeParse(Welcome, first);
  // The engine writes its token down before it listens.
  const token = (await readInstance(address.instance))?.token;
  if (!welcome.success || token === undefined || !isProof(welcome.output.proof, token, 'engine', nonce))
    throw engineErrors.foreign(address.socket);
  const judged = judgeVersion(welcome.output.version, mine);
  if (judged === 'reload') throw engineErrors.reload();
  const proof = prove(token, 'client', welcome.output.nonce);
  channel.send({ aligner: judged, proof, name: who.name.slice(0, 200), pid: process.pid });
  const answer = await next(channel);
  if (judged === 'retire' || answer === undefined) return { kind: 'ending' };
  const joined = v.safeParse(Joined, answer);
  if (!joined.success) throw engineErrors.foreign(address.socket);
  return { kind: 'joined', channel, pid: joined.output.pid };
}

function refuse(why: 'full' | 'ending'): JoinResult {
  if (why === 'full') throw engineErrors.crowded(MAX_CLIENTS);
  return { kind: 'ending' };
}

/** Undefined when the other side closed instead. */
const next = (channel: LineChannel): Promise<unknown> => channel.next().catch(() => undefined);

const NO_ANSWER = new Error('no answer');

async function fail(ms: number, signal: AbortSignal): Promise<never> {
  await wait(ms, undefined, { signal }).catch(() => undefined);
  throw NO_ANSWER;
}

/** Kills the engine when its process was stopped (SIGSTOP): it could never notice that its clients are gone. */
export async function killStopped(address: Address): Promise<boolean> {
  const instance = await readInstance(address.instance);
  if (instance === undefined || !(await isStopped(instance.server.pid))) return false;
  if (!(await killMarked(instance.server))) return false;
  if (instance.engine !== null) await killMarked(instance.engine);
  return true;
}
