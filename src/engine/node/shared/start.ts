/**
 * Starts the shared engine's process, so that it lives on when whoever started it dies: in a session of its own, without
 * any handle of the starter, and away from its folder.
 */
import { spawn } from 'node:child_process';
import { open, stat, utimes } from 'node:fs/promises';
import { homedir } from 'node:os';
import { childEnvironment } from '../engine-process.ts';
import type { Address } from './address.ts';

export interface SharedPrograms {
  /** The bundled dist/shared.js. */
  readonly shared: string;
  /** The bundled dist/worker.js. */
  readonly worker: string;
  /** Milliseconds without a client after which the engine ends; its own default unless given. */
  readonly lingerMs?: number | undefined;
}

/** Who has begun to start one is left this long before someone else tries. */
const STARTING_MS = 4_000;

/**
 * Starts one, unless someone has begun to a moment ago. It is the lock (lock.ts) that makes it one; this only keeps a
 * hundred windows from starting a hundred processes of which ninety-nine end at once.
 */
export async function startShared(address: Address, { shared, worker, lingerMs }: SharedPrograms): Promise<void> {
  if (!(await isFirst(address.starting))) return;
  const log = await open(address.log, 'w', 0o600);
  try {
    const { folder, key } = address;
    const child = spawn(
      process.execPath,
      [shared, folder, key, worker, ...(lingerMs === undefined ? [] : [String(lingerMs)])],
      {
        detached: true,
        stdio: ['ignore', 'ignore', log.fd],
        cwd: homedir(),
        env: childEnvironment(process.env),
        windowsHide: true,
      },
    );
    // Whether it came up shows at its socket.
    child.on('error', () => undefined);
    child.unref();
  } finally {
    await log.close();
  }
}

async function isFirst(marker: string): Promise<boolean> {
  try {
    await (await open(marker, 'wx', 0o600)).close();
    return true;
  } catch {
    const begun = (await stat(marker).catch(() => undefined))?.mtimeMs;
    if (begun !== undefined && Date.now() - begun < STARTING_MS) return false;
    await utimes(marker, new Date(), new Date()).catch(() => undefined);
    return true;
  }
}
