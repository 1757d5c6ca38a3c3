/**
 * The one door to the network: no other file of src may import a way to it (lint). In the processes that are the
 * product's alone (the engine, the command line) it counts every outgoing connection, whoever makes it, so that
 * "0 requests" is measured and not merely promised. The channels between them (a pipe, a socket of local-socket.ts) stay on
 * this machine and do not count.
 */
import { subscribe } from 'node:diagnostics_channel';

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

/** Outgoing connections that this process has made since watchNetwork. */
export function networkRequests(): number {
  return outgoing;
}
