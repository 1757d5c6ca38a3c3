/**
 * What hooks remember between two calls, each in a process of its own: a file of lines for a session, and for each agent when
 * its hook ran last. Names of files and counts are kept, no text. What cannot be read or written is as if nothing was there.
 */
import { createHash } from 'node:crypto';
import { appendFile, mkdir, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HookClient } from '../core/hook-event.ts';
import { readRecords, type HookRecord } from '../core/hook-record.ts';

/** The end of a longer file is enough. */
const MOST_BYTES = 256 * 1024;
const HOUR_MS = 60 * 60 * 1000;
const KEPT_MS = 7 * 24 * HOUR_MS;

export class HookStore {
  readonly #folder: string;

  /** `folder` is made when something is written, for the user alone. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** When the agent's hook ran last, in milliseconds since 1970; undefined when it never did. */
  async fired(client: HookClient): Promise<number | undefined> {
    return (await stat(this.#firedFile(client)).catch(() => undefined))?.mtimeMs;
  }

  async noteFired(client: HookClient): Promise<void> {
    await this.#write(() => writeFile(this.#firedFile(client), '', { mode: 0o600 }));
  }

  async records(client: HookClient, session: string): Promise<HookRecord[]> {
    const file = await open(this.#sessionFile(client, session), 'r').catch(() => undefined);
    if (file === undefined) return [];
    try {
      const { size } = await file.stat();
      const start = Math.max(0, size - MOST_BYTES);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(size - start), 0, size - start, start);
      return readRecords(buffer.toString('utf8', 0, bytesRead));
    } catch {
      return [];
    } finally {
      await file.close();
    }
  }

  /** Two hooks of one session may write at the same moment: each appends whole lines. */
  async add(client: HookClient, session: string, records: readonly HookRecord[]): Promise<void> {
    if (records.length === 0) return;
    const lines = records.map((record) => `${JSON.stringify(record)}\n`).join('');
    await this.#write(() => appendFile(this.#sessionFile(client, session), lines, { mode: 0o600 }));
  }

  /** Forgets sessions that ended days ago, and claims, which hold for seconds. */
  async prune(now = Date.now()): Promise<void> {
    for (const name of await readdir(this.#folder).catch((): string[] => [])) {
      const kept = name.startsWith('session-') ? KEPT_MS : name.startsWith('claim-') ? HOUR_MS : Infinity;
      if (kept === Infinity) continue;
      const path = join(this.#folder, name);
      const found = await stat(path).catch(() => undefined);
      if (found !== undefined && now - found.mtimeMs > kept) await rm(path, { force: true }).catch(() => undefined);
    }
  }

  /** True for one of those who ask within `ms`: so that not everybody starts what one is starting. */
  async claim(name: string, ms: number): Promise<boolean> {
    const path = join(this.#folder, `claim-${name}`);
    const found = await stat(path).catch(() => undefined);
    if (found !== undefined && Date.now() - found.mtimeMs < ms) return false;
    return this.#write(() => writeFile(path, '', { mode: 0o600 }));
  }

  #firedFile(client: HookClient): string {
    return join(this.#folder, `fired-${client}`);
  }

  #sessionFile(client: HookClient, session: string): string {
    return join(this.#folder, `session-${hash(`${client}\0${session}`)}.jsonl`);
  }

  async #write(write: () => Promise<void>): Promise<boolean> {
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      await write();
      return true;
    } catch {
      return false;
    }
  }
}

export const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);
