/**
 * Sockets between processes of this machine: a Unix socket, or a named pipe on Windows. These functions take a path and
 * nothing else, so that no port can be opened and no other machine be reached through them; base/node/network.ts counts
 * what goes to the network, and a socket of this kind does not.
 */
import { createServer, Socket, type Server } from 'node:net';
import { exceptLocal } from './network.ts';

export type { Server, Socket };

/** Resolves to an open socket; rejects with the system's error (`ENOENT`, `ECONNREFUSED`, …). */
export function connectLocal(path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = exceptLocal(new Socket());
    socket.once('error', reject);
    socket.connect({ path }, () => {
      socket.off('error', reject);
      resolve(socket);
    });
  });
}

/** Resolves to a server that listens at the path; rejects with the system's error (`EADDRINUSE`, …). */
export function listenLocal(path: string, onConnection: (socket: Socket) => void): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(onConnection);
    server.once('error', reject);
    server.listen({ path }, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}
