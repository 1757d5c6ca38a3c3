/**
 * The one door to the network: no other file of src may import a way to it (lint). In the processes that are the
 * product's alone (the engine, the command line) it counts every outgoing connection, whoever makes it, so that
 * "0 requests" is measured and not merely promised. The channels between them (a pipe, a socket of local-socket.ts) stay on
 * this machine and do not count.
 */
import { subscribe } from 'node:diagnostics_channel';
import http from 'node:http';
import https from 'node:https';
import * as tls from 'node:tls';

let outgoing = 0;
let watching = false;
const local = new WeakSet<object>();

/** This socket will be connected to a path, and to nothing else: it is not counted. */
export function exceptLocal<T extends object>(socket: T): T {
  local.add(socket);
  return socket;
}

/** Starts counting outgoing connections of this process. Calling it again changes nothing. */
export function watchNetwork(): void {
  if (watching) return;
  watching = true;
  const count = (message: unknown) => {
    const socket = (message as { socket?: object } | undefined)?.socket;
    if (socket === undefined || !local.has(socket)) outgoing++;
  };
  subscribe('net.client.socket', count);
  subscribe('udp.socket', count);
}

/**
 * Sends a GET request and gives the answer as it is: redirects are the caller's to judge. Only what the user asked for by
 * name may come here. Rejects with what fetch says.
 */
export function request(url: URL, headers: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<Response> {
  // Where the sockets are watched they are counted there.
  if (!watching) outgoing++;
  return fetch(url, { headers, redirect: 'manual', ...(signal === undefined ? {} : { signal }) });
}

/** What came back: the body is still to be read, and then to be closed. */
export interface Exchanged {
  readonly status: number;
  readonly retryAfter: string | undefined;
  /** Length of the body as it was announced. */
  readonly length: string | undefined;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Once all bytes were read: whether none is missing. */
  isWhole(): boolean;
  /** Lets go of what was not read, and of its connection. */
  close(): void;
}

export interface ExchangeOptions {
  readonly headers: Readonly<Record<string, string>>;
  /** JSON to post; without it a GET request is made. */
  readonly body: string | undefined;
  /** Ends the exchange whenever it fires, in the middle of the answer, too. */
  readonly signal: AbortSignal;
  readonly onConnected: () => void;
}

/**
 * One request to a server that the user named, over connections that are kept for a while. Follows no redirect and no proxy.
 * Rejects with the system's error.
 */
export function exchange(url: URL, { headers, body, signal, onConnected }: ExchangeOptions): Promise<Exchanged> {
  const isSecure = url.protocol === 'https:';
  const { promise, resolve, reject } = withResolvers<Exchanged>();
  const sent = {
    accept: 'application/json',
    'user-agent': 'aligner',
    ...(body === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }),
    ...headers,
  };
  const options = { method: body === undefined ? 'GET' : 'POST', headers: sent, signal };
  const request = isSecure
    ? https.request(url, { ...options, agent: agents.https, ca: (authorities ??= allAuthorities()) })
    : http.request(url, { ...options, agent: agents.http });
  if (!watching) outgoing++;
  request.once('socket', (socket) => {
    // A connection that is used again opens no socket, and counts all the same.
    if (watching && request.reusedSocket) outgoing++;
    if (request.reusedSocket) onConnected();
    else socket.once(isSecure ? 'secureConnect' : 'connect', onConnected);
  });
  request.once('error', reject);
  request.once('response', (response) => {
    // What ends it later shows where the body is read.
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    const { statusCode = 0, headers: received } = response;
    resolve({
      status: statusCode,
      retryAfter: received['retry-after'],
      length: received['content-length'],
      bytes: response as AsyncIterable<Uint8Array>,
      isWhole: () => response.complete,
      close: () => {
        if (!response.complete || !response.readableEnded) request.destroy();
      },
    });
  });
  request.end(body);
  return promise;
}

const agents = { http: new http.Agent({ keepAlive: true }), https: new https.Agent({ keepAlive: true }) };

/** Closes the connections that `exchange` keeps. */
export function closeConnections(): void {
  agents.http.destroy();
  agents.https.destroy();
}

let authorities: string[] | undefined;

/** Those of Node, of NODE_EXTRA_CA_CERTS, and of the system where this Node can read them (22.15 and later). */
function allAuthorities(): string[] | undefined {
  const { getCACertificates } = tls as { getCACertificates?: typeof tls.getCACertificates };
  return getCACertificates && [...new Set([...getCACertificates('default'), ...getCACertificates('system')])];
}

/** Promise.withResolvers, which Node 20 has not. */
function withResolvers<T>() {
  let resolve!: (value: T) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<T>((fulfil, refuse) => {
    resolve = fulfil;
    reject = refuse;
  });
  return { promise, resolve, reject };
}

const PROXIES = ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy'];

/**
 * Has requests of this process go through the proxies of the usual variables (HTTPS_PROXY, HTTP_PROXY, NO_PROXY). False when
 * they name one that this Node cannot use. VS Code's own fetch follows VS Code's settings without this.
 */
export function useProxies(env: NodeJS.ProcessEnv = process.env): boolean {
  if (!PROXIES.some((name) => (env[name] ?? '') !== '') || env['NODE_USE_ENV_PROXY'] === '1') return true;
  const { setGlobalProxyFromEnv } = http as { setGlobalProxyFromEnv?: typeof http.setGlobalProxyFromEnv };
  if (setGlobalProxyFromEnv === undefined) return false;
  setGlobalProxyFromEnv(env);
  return true;
}

/** Outgoing connections that this process has made since watchNetwork; before it, the requests of `request`. */
export function networkRequests(): number {
  return outgoing;
}
