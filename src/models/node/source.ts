/** Where a model's bytes come from: a server, or a file of this machine. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { request } from '../../base/node/network.ts';
import { modelErrors } from '../core/errors.ts';
import { codeOf } from './folder.ts';

export interface Arriving {
  /** Where in the file the bytes begin: where they were asked for, or 0. */
  readonly from: number;
  /** Bytes of the whole file. */
  readonly total: number;
  readonly etag: string | undefined;
  readonly bytes: AsyncIterable<Uint8Array>;
}

export interface ModelSource {
  /** For people: an address, or a path. */
  readonly name: string;
  /**
   * The file from some byte on, when it is still the one of this version. Rejects with `model.server` when there is nothing to be
   * had, with Interrupted when it is worth another try.
   */
  open(from: number, etag: string | undefined, signal: AbortSignal): Promise<Arriving>;
}

/** What may be better the next time. */
export class Interrupted extends Error {}

/** A file of this machine. */
export function fileSource(path: string): ModelSource {
  return {
    name: path,
    open: async (from, _etag, signal) => {
      const found = await stat(path).catch((error: unknown) => {
        throw modelErrors.server(path, codeOf(error));
      });
      if (!found.isFile()) throw modelErrors.server(path, 'it is no file');
      const start = from <= found.size ? from : 0;
      const bytes = createReadStream(path, { start, signal, highWaterMark: 1 << 20 });
      return { from: start, total: found.size, etag: undefined, bytes: bytes as AsyncIterable<Buffer> };
    },
  };
}

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;
const isLoopback = (url: URL) => LOOPBACK.test(url.hostname);
const isSafe = (url: URL) =>
  (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url))) &&
  url.username === '' &&
  url.password === '';

/** Throws `model.address` for anything but https, or http of this machine. */
export function checkAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !isSafe(url)) throw modelErrors.address(url === undefined ? text : withoutSecrets(url));
  return url;
}

/** An address as it may be shown and kept. */
const withoutSecrets = ({ protocol, host, pathname }: URL) => `${protocol}//${host}${pathname}`;

const MOST_REDIRECTS = 10;
const REDIRECTS = [301, 302, 303, 307, 308];
/** Not now, but perhaps later. */
const PASSING = [408, 425, 429, 500, 502, 503, 504];

/** A file of a server. `token` goes to the address's own origin and nowhere else. */
export function httpSource(url: URL, token?: string): ModelSource {
  const name = withoutSecrets(url);
  return {
    name,
    open: async (from, etag, signal) => {
      const range = from === 0 ? {} : { range: `bytes=${from}-`, ...(etag === undefined ? {} : { 'if-range': etag }) };
      const response = await follow(url, range, token, signal);
      try {
        return read(response, name, from, etag);
      } catch (error) {
        await response.body?.cancel().catch(() => undefined);
        throw error;
      }
    },
  };
}

/** The answer at the end of the redirects. They lead to https only, or stay on this machine when they began there. */
async function follow(url: URL, headers: Record<string, string>, token: string | undefined, signal: AbortSignal) {
  let authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  let at = url;
  for (let n = 0; n <= MOST_REDIRECTS; n++) {
    const sent = { ...headers, ...authorization, 'accept-encoding': 'identity', 'user-agent': 'aligner' };
    const response = await request(at, sent, signal).catch((error: unknown) => {
      signal.throwIfAborted();
      throw new Interrupted(reasonOf(error));
    });
    if (!REDIRECTS.includes(response.status)) return response;
    await response.body?.cancel().catch(() => undefined);
    const location = response.headers.get('location') ?? '';
    const next = URL.canParse(location, at.href) ? new URL(location, at) : undefined;
    if (next === undefined || !isSafe(next) || (isLoopback(next) && !isLoopback(url)))
      throw modelErrors.redirect(at.host, next === undefined ? JSON.stringify(location) : withoutSecrets(next));
    // Once gone it does not come back, wherever the way leads.
    if (next.origin !== at.origin) authorization = {};
    at = next;
  }
  throw modelErrors.server(url.host, `it redirects more than ${MOST_REDIRECTS} times`);
}

/** Judges an answer. Throws `model.server`, Interrupted, or Restart when the rest alone cannot be had. */
function read(response: Response, name: string, from: number, etag: string | undefined): Arriving {
  const { status, headers, body } = response;
  if (status === 416 && from > 0) throw new Restart();
  if (PASSING.includes(status)) throw new Interrupted(`status ${status}`);
  if ((status !== 200 && status !== 206) || (status === 206 && from === 0))
    throw modelErrors.server(name, reasonOfStatus(status));
  if ((headers.get('content-encoding') ?? 'identity') !== 'identity')
    throw modelErrors.server(name, 'it packs the file');
  if (body === null) throw new Interrupted('no content');
  const now = strong(headers.get('etag'));
  if (status === 200) {
    const total = lengthOf(headers.get('content-length'));
    if (total === undefined) throw modelErrors.server(name, 'it does not say how long the file is');
    return { from: 0, total, etag: now, bytes: body };
  }
  const range = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(headers.get('content-range') ?? '');
  const [first, last, total] = (range ?? []).slice(1).map(Number);
  const isRest = first === from && total !== undefined && last === total - 1;
  if (!isRest || (etag !== undefined && now !== undefined && now !== etag)) throw new Restart();
  return { from, total, etag: now ?? etag, bytes: body };
}

/** The rest of the file cannot be had: it must come again from its beginning. */
export class Restart extends Error {}

const strong = (etag: string | null) => (etag !== null && /^"[\x21\x23-\x7e]*"$/.test(etag) ? etag : undefined);
const lengthOf = (text: string | null) => (text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined);

function reasonOfStatus(status: number): string {
  if (status === 401 || status === 403) return `status ${status}; it wants a token in HF_TOKEN, or refuses that one`;
  return status === 404 ? 'status 404, it has no such file' : `status ${status}`;
}

/** What fetch hides below "fetch failed". */
export function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof Error) return codeOf(cause).startsWith('Error') ? cause.message : codeOf(cause);
  return error instanceof Error ? error.message : String(error);
}
