/**
 * The one door to the network: no other file of src may import a way to it (lint). In the processes that are the
 * product's alone (the engine, the command line) it counts every outgoing connection, whoever makes it, so that
 * "0 requests" is measured and not merely promised. The channels between them (a pipe, a socket of local-socket.ts) stay on
 * this machine and do not count.
 */
import { subscribe } from 'node:diagnostics_channel';
import http from 'node:http';

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
