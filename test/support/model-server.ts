/** A server of model files on this machine, which can be told to misbehave. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

export interface ModelServer {
  readonly url: string;
  /** What was asked, in order. */
  readonly requests: { readonly url: string; readonly headers: IncomingMessage['headers'] }[];
  /** Bytes of files that were sent. */
  readonly sent: () => number;
}

export interface Behaviour {
  readonly file: Buffer;
  readonly etag?: string | undefined;
  /** Milliseconds between two pieces. */
  readonly pauseMs?: number | undefined;
  readonly pieceBytes?: number | undefined;
  /** Answers by itself; returns false to have the file sent. */
  readonly answer?: (request: IncomingMessage, response: ServerResponse, n: number) => boolean;
  /** Ends the connection after so many bytes of an answer. */
  readonly breakAfter?: ((n: number) => number | undefined) | undefined;
}

/** Runs `use` with a server whose behaviour can be changed meanwhile. */
export async function withModelServer<T>(
  behaviour: () => Behaviour,
  use: (server: ModelServer) => T | Promise<T>,
): Promise<T> {
  const requests: ModelServer['requests'] = [];
  let sent = 0;
  const server = createServer((request, response) => {
    const n = requests.push({ url: request.url ?? '', headers: request.headers });
    void serve(behaviour(), request, response, n, (bytes) => (sent += bytes)).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await use({ url: `http://127.0.0.1:${port}`, requests, sent: () => sent });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

async function serve(
  { file, etag = '"1"', pauseMs, pieceBytes = 1 << 16, answer, breakAfter }: Behaviour,
  request: IncomingMessage,
  response: ServerResponse,
  n: number,
  count: (bytes: number) => void,
): Promise<void> {
  if (answer?.(request, response, n) === true) return;
  const { range, 'if-range': ifRange } = request.headers;
  const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
  const isRest = range !== undefined && (ifRange === undefined || ifRange === etag);
  if (isRest && from >= file.length) {
    response.writeHead(416, { 'content-range': `bytes */${file.length}` }).end();
    return;
  }
  const start = isRest ? from : 0;
  response.writeHead(isRest ? 206 : 200, {
    etag,
    'content-length': file.length - start,
    'content-type': 'application/octet-stream',
    ...(isRest ? { 'content-range': `bytes ${start}-${file.length - 1}/${file.length}` } : {}),
  });
  const end = start + (breakAfter?.(n) ?? Infinity);
  for (let at = start; at < file.length; at += pieceBytes) {
    const piece = file.subarray(at, Math.min(at + pieceBytes, end));
    if (response.destroyed) return;
    await new Promise<void>((resolve) => response.write(piece, () => resolve()));
    count(piece.length);
    if (at + pieceBytes >= end) {
      // What was written so far arrives.
      response.socket?.end();
      return;
    }
    if (pauseMs !== undefined) await wait(pauseMs);
  }
  response.end();
}

/** A model file of about so many bytes, and of nothing that could be mistaken for another place of it. */
export function fillModel(header: Buffer, bytes: number, seed: number): Buffer {
  const words = new Uint32Array(Math.ceil(bytes / 4));
  let state = seed >>> 0;
  for (let n = 0; n < words.length; n++) words[n] = state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Buffer.concat([header, Buffer.from(words.buffer)]);
}
