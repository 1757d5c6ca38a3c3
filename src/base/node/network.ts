/**
 * The one door to the network: no other file of src may import a way to it (lint). In the processes that are the
 * product's alone (the engine, the command line) it counts every outgoing connection, whoever makes it, so that
 * "0 requests" is measured and not merely promised. The channel between them is a pipe and does not count.
 */
import { subscribe } from 'node:diagnostics_channel';

let outgoing = 0;
let watching = false;

/** Starts counting outgoing connections of this process. Calling it again changes nothing. */
export function watchNetwork(): void {
  if (watching) return;
  watching = true;
  const count = () => {
    outgoing++;
  };
  subscribe('net.client.socket', count);
  subscribe('udp.socket', count);
}

/** Outgoing connections that this process has made since watchNetwork. */
export function networkRequests(): number {
  return outgoing;
}
