/**
 * Where a shared engine is found: a socket and a few files beside it, in a folder that only its user may enter. There is
 * one engine for each configuration (model, accelerator, threads): its key is part of the names.
 */
import { createHash } from 'node:crypto';
import { lstat, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from '../../../base/node/paths.ts';
import { engineErrors } from '../../core/errors.ts';
import { identityOf, type LoadParams } from '../../core/protocol.ts';

export interface Address {
  readonly folder: string;
  readonly key: string;
  /** Unix socket, or the name of a pipe. */
  readonly socket: string;
  /** The instance: its token and its processes (instance.ts). */
  readonly instance: string;
  /** Locked by the engine as long as it lives (lock.ts). */
  readonly lock: string;
  /** What the engine last wrote to its standard error. */
  readonly log: string;
  /** Made by whoever starts the engine. */
  readonly starting: string;
}

/** What a Unix socket's address may hold (104 bytes on macOS, 108 on Linux), without the closing zero. */
const LONGEST = 103;

export function sharedFolder(env: NodeJS.ProcessEnv = process.env): string {
  return env['ALIGNER_ENGINE_FOLDER'] ?? join(cacheFolder(env), 'engine');
}

export function addressOf(folder: string, key: string, platform = process.platform): Address {
  const path = (ending: string) => join(folder, `${key}.${ending}`);
  const pipe = () => `\\\\.\\pipe\\aligner-${digest(folder)}-${key}`;
  return {
    folder,
    key,
    socket: platform === 'win32' ? pipe() : path('sock'),
    instance: path('json'),
    lock: path('lock'),
    log: path('log'),
    starting: path('starting'),
  };
}

/** Drivers and llama.cpp read these: an engine that was started with others may compute on another device. */
const ACCELERATORS = /^(GGML|VK|CUDA|NVIDIA)_/i;

/** The same for all who can use one engine together. Where the model's file lies does not matter, its bytes do. */
export function keyOf({ model, gpu, threads }: LoadParams, env: NodeJS.ProcessEnv = process.env): string {
  const drivers = Object.entries(env)
    .filter(([name]) => ACCELERATORS.test(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return digest(
    JSON.stringify([
      identityOf(model),
      model.profile,
      model.writer?.profile,
      gpu,
      threads,
      drivers,
      ...(model.remote === undefined ? [] : [model.remote]),
    ]),
  );
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** Makes the folder where it is missing. Rejects with `engine.folder` when someone else could reach into it. */
export async function ensureFolder({ folder, socket }: Address): Promise<void> {
  if (process.platform !== 'win32' && Buffer.byteLength(socket) > LONGEST)
    throw engineErrors.folder(folder, 'its name is too long for a socket');
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw engineErrors.folder(folder, `it cannot be made, ${codeOf(error)}`);
  });
  await checkFolder(folder);
}

/** Rejects with `engine.folder` when there is a folder that someone else could reach into. */
export async function checkFolder(folder: string): Promise<void> {
  const found = await lstat(folder).catch(() => undefined);
  if (found === undefined) return;
  if (!found.isDirectory()) throw engineErrors.folder(folder, 'it is not a folder');
  if (process.platform === 'win32') return;
  if (found.uid !== process.getuid?.()) throw engineErrors.folder(folder, 'it belongs to another user');
  if ((found.mode & 0o077) !== 0) throw engineErrors.folder(folder, 'its mode lets other users in');
}

/** The system's name for what went wrong. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);
