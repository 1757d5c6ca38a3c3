/**
 * The one door to the network. `request` is the only place that may call fetch (lint forbids it elsewhere), and
 * `watch` counts every outgoing connection of this process, whoever makes it, so that "0 requests" is measured and not
 * merely promised. The child's channel to its host is a pipe and does not count.
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
