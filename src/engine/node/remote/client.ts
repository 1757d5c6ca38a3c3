/**
 * Speaks JSON with one server: with limits of time and size, no redirects, and a few careful tries. What it asks for changes
 * nothing there, so that asking twice does no harm. Keys and texts are in no error and no log.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { CancelSignal } from '../../../base/core/cancel.ts';
import { AlignerError, CancelledError, throwIfCancelled } from '../../../base/core/errors.ts';
import { exchange, type Exchanged } from '../../../base/node/network.ts';
import { remoteErrors } from '../../core/remote/errors.ts';
import { originOf, type RemoteSpec } from '../../core/remote/spec.ts';

/** Sends JSON to a path of the server, or asks for it where there is no body; what came back, parsed. */
export type Send = (path: string, body: object | undefined, signal: CancelSignal) => Promise<unknown>;

export interface RemoteLimits {
  readonly connectMs: number;
  readonly firstByteMs: number;
  /** Silence in the middle of an answer. */
  readonly idleMs: number;
  /** One try, from its beginning to the last byte. */
  readonly totalMs: number;
  readonly bytes: number;
  /** Further tries. */
  readonly retries: number;
  readonly backOffMs: number;
  /** A server that wants us to wait longer is too busy. */
  readonly longestWaitMs: number;
}

/** All tries together take less than what counts as a hang of the engine: none begins after `totalMs`. */
export const LIMITS: RemoteLimits = {
  connectMs: 5_000,
  firstByteMs: 30_000,
  idleMs: 10_000,
  totalMs: 50_000,
  bytes: 16 * 2 ** 20,
  retries: 2,
  backOffMs: 250,
  longestWaitMs: 10_000,
};

/** Worth another try, after so long. */
class Again extends Error {
  readonly afterMs: number | undefined;
  readonly otherwise: Error;
  constructor(otherwise: Error, afterMs?: number) {
    super();
    this.otherwise = otherwise;
    this.afterMs = afterMs;
  }
}

type Spec = Pick<RemoteSpec, 'url' | 'key'>;

export function createClient(spec: Spec, limits: RemoteLimits = LIMITS): Send {
  return async (path, body, signal) => {
    const started = performance.now();
    for (let tries = 0; ; tries++) {
      throwIfCancelled(signal);
      try {
        return await once(spec, limits, path, body, signal);
      } catch (error) {
        if (!(error instanceof Again)) throw error;
        const afterMs = error.afterMs ?? limits.backOffMs * 2 ** tries;
        const late = performance.now() - started + afterMs > limits.totalMs;
        if (tries >= limits.retries || afterMs > limits.longestWaitMs || late) throw error.otherwise;
        await pause(afterMs, signal);
      }
    }
  };
}

/** Rejects with what is wrong, or with Again where another try may help. */
async function once(
  spec: Spec,
  limits: RemoteLimits,
  path: string,
  body: object | undefined,
  signal: CancelSignal,
): Promise<unknown> {
  const origin = originOf(spec);
  const stop = new AbortController();
  const cancel = () => stop.abort(new CancelledError());
  signal.addEventListener('abort', cancel, { once: true });
  const timer = new Timer((ms) => stop.abort(remoteErrors.timeout(origin, Math.ceil(ms / 1_000))));
  const total = setTimeout(() => stop.abort(remoteErrors.timeout(origin, limits.totalMs / 1_000)), limits.totalMs);
  timer.start(limits.connectMs);
  let answer: Exchanged | undefined;
  try {
    answer = await exchange(new URL(spec.url + path), {
      headers: spec.key === undefined ? {} : { authorization: `Bearer ${spec.key}` },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: stop.signal,
      onConnected: () => timer.start(limits.firstByteMs),
    });
    judge(answer, origin);
    const text = await read(answer, limits, timer, origin);
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw remoteErrors.answer(origin, 'not JSON');
    }
  } catch (error) {
    stop.signal.throwIfAborted();
    if (error instanceof ConnectionLost) throw new Again(remoteErrors.unreachable(origin, error.message));
    throw isSystemError(error) ? new Again(remoteErrors.unreachable(origin, error.code)) : error;
  } finally {
    timer.stop();
    clearTimeout(total);
    signal.removeEventListener('abort', cancel);
    answer?.close();
  }
}

/** Throws what a status means; what the server says about it is not read. */
function judge({ status, retryAfter }: Exchanged, origin: string): void {
  if (status >= 200 && status < 300) return;
  if (status >= 300 && status < 400) throw remoteErrors.redirect(origin);
  if (status === 401 || status === 403) throw remoteErrors.key(origin, status);
  if (status === 429 || status === 503) throw new Again(remoteErrors.busy(origin), waitOf(retryAfter));
  if (status === 502 || status === 504) throw new Again(remoteErrors.status(origin, status));
  throw remoteErrors.status(origin, status);
}

/** Retry-After in milliseconds: seconds, or a date. */
function waitOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

class ConnectionLost extends Error {}

async function read(answer: Exchanged, limits: RemoteLimits, timer: Timer, origin: string): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const announced = Number(answer.length ?? 0);
  if (announced > limits.bytes) throw remoteErrors.tooLarge(origin);
  let bytes = 0;
  let text = '';
  timer.start(limits.idleMs);
  const decode = (chunk?: Uint8Array) => {
    try {
      text += chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch {
      throw remoteErrors.answer(origin, 'not UTF-8');
    }
  };
  for await (const chunk of answer.bytes) {
    timer.start(limits.idleMs);
    bytes += chunk.length;
    if (bytes > limits.bytes) throw remoteErrors.tooLarge(origin);
    decode(chunk);
  }
  if (!answer.isWhole()) throw new ConnectionLost('it broke off in the middle of an answer');
  decode();
  return text;
}

/** One clock that is set anew at each step. */
class Timer {
  readonly #late: (ms: number) => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(late: (ms: number) => void) {
    this.#late = late;
  }

  start(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#late(ms), ms);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}

async function pause(ms: number, signal: CancelSignal): Promise<void> {
  const stop = new AbortController();
  const cancel = () => stop.abort();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    await wait(ms, undefined, { signal: stop.signal });
  } catch {
    throw new CancelledError();
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

const isSystemError = (error: unknown): error is Error & { code: string } =>
  error instanceof Error && !(error instanceof AlignerError) && 'code' in error && typeof error.code === 'string';
