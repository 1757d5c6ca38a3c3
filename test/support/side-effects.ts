/** Watches what a piece of work does to the world by Node's own means: files that it writes, programs, connections. */
import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import fs from 'node:fs';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import tls from 'node:tls';
import workerThreads from 'node:worker_threads';

type Functions = Record<string, unknown>;

const ALWAYS: readonly (readonly [string, object, readonly string[]])[] = [
  ['child_process', childProcess, ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork']],
  ['net', net, ['connect', 'createConnection', 'createServer']],
  ['net.Socket', net.Socket.prototype, ['connect']],
  ['tls', tls, ['connect']],
  ['http', http, ['request', 'get']],
  ['https', https, ['request', 'get']],
  ['http2', http2, ['connect']],
  ['dns', dns, ['lookup', 'resolve', 'resolve4', 'resolve6']],
  ['dgram', dgram, ['createSocket']],
  ['worker_threads', workerThreads, ['Worker']],
  ['global', globalThis, ['fetch', 'WebSocket']],
];
const WRITES = [
  ...['writeFile', 'appendFile', 'rename', 'unlink', 'rm', 'rmdir', 'mkdir', 'mkdtemp', 'copyFile', 'cp', 'symlink'],
  ...['link', 'truncate', 'ftruncate', 'chmod', 'chown', 'utimes', 'write', 'createWriteStream'],
];
const FILES: readonly (readonly [string, object, readonly string[]])[] = [
  ['fs', fs, WRITES.flatMap((name) => [name, `${name}Sync`])],
  ['fs.promises', fs.promises, WRITES],
];

/** What was called during `work`, by name. Reading a file is no effect. */
export async function sideEffects(work: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const before: (() => void)[] = [];
  const watch = (
    module: string,
    object: object,
    names: readonly string[],
    isEffect: (args: unknown[]) => boolean = () => true,
  ) => {
    const functions = object as Functions;
    for (const name of names) {
      const original = functions[name];
      if (typeof original !== 'function') continue;
      functions[name] = new Proxy(original, {
        apply(target, self, args: unknown[]) {
          if (isEffect(args)) seen.push(`${module}.${name}`);
          return Reflect.apply(target, self, args) as unknown;
        },
        construct(target, args: unknown[]) {
          seen.push(`${module}.${name}`);
          return Reflect.construct(target, args) as object;
        },
      });
      before.push(() => (functions[name] = original));
    }
  };
  for (const [module, object, names] of [...ALWAYS, ...FILES]) watch(module, object, names);
  const isForWriting = ([, flags]: unknown[]) =>
    typeof flags === 'number'
      ? (flags & 3) !== fs.constants.O_RDONLY
      : typeof flags === 'string' && /[wa+]/.test(flags);
  watch('fs', fs, ['open', 'openSync'], isForWriting);
  watch('fs.promises', fs.promises, ['open'], isForWriting);
  syncBuiltinESMExports();
  const environment = JSON.stringify(process.env);
  const folder = process.cwd();
  try {
    await work();
  } finally {
    for (const restore of before) restore();
    syncBuiltinESMExports();
  }
  if (JSON.stringify(process.env) !== environment) seen.push('process.env');
  if (process.cwd() !== folder) seen.push('process.chdir');
  return seen;
}
