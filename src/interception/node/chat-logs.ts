/** Logs of chats: watched and read, never written. VS Code's own are `chatSessions/*.jsonl`; coding agents keep others. */
import { watch, type FSWatcher } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChatSource, FinishedAnswers } from '../core/chat-history.ts';
import { SessionLog, type LoggedAnswer } from '../core/session-log.ts';
import { SessionFile, type GrowingLog } from './session-file.ts';

const SUFFIX = '.jsonl';
/** A writer that is at it is given so long to end. */
const SETTLE_MS = 50;
/** File systems that tell of no changes are looked at this often, in milliseconds. */
const POLL_MS = 1_500;
/** So many of the latest sessions are searched for the last answer. */
const MOST_SEARCHED = 10;

/** Where logs are, and how to read them. */
export interface LogPlace {
  /** The paths of the logs that there are now. Never rejects. */
  files(): Promise<string[]>;
  /** A folder in which changes are told at once, where the file system tells them. */
  readonly watched?: string | undefined;
  createLog(): GrowingLog;
}

/** VS Code's logs in a folder that may come into being later. */
export function chatLogs(folder: string): ChatSource {
  return logSource({ files: () => logsIn(folder), watched: folder, createLog: () => new SessionLog() });
}

export function logSource(place: LogPlace): ChatSource {
  return {
    watch: (finished) => new LogsWatch(place, finished),
    async last(wanted) {
      for (const path of (await latest(place)).slice(0, MOST_SEARCHED)) {
        const answers = await new SessionFile(path, place.createLog()).read().catch((): LoggedAnswer[] => []);
        const last = answers.findLast(wanted);
        if (last !== undefined) return last;
      }
      return undefined;
    },
  };
}

/** The logs, the one that was written last first. */
async function latest(place: LogPlace): Promise<string[]> {
  const files = await Promise.all(
    (await place.files()).map(async (path) => ({ path, at: (await stamp(path))?.mtimeMs ?? 0 })),
  );
  return files.sort((a, b) => b.at - a.at).map((f) => f.path);
}

async function logsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((): string[] => []);
  return names.filter((name) => name.endsWith(SUFFIX)).map((name) => join(folder, name));
}

async function stamp(path: string): Promise<{ readonly size: number; readonly mtimeMs: number } | undefined> {
  return stat(path).catch(() => undefined);
}

const keyOf = (found: { readonly size: number; readonly mtimeMs: number } | undefined): string =>
  found === undefined ? '' : `${found.size} ${found.mtimeMs}`;

class LogsWatch {
  readonly #place: LogPlace;
  readonly #finished: FinishedAnswers;
  readonly #files = new Map<string, SessionFile>();
  /** Files that were there before: only what was finished since then is new in them. */
  readonly #old = new Set<string>();
  /** Size and time at which each file was looked at last. */
  readonly #stamps = new Map<string, string>();
  readonly #poll: NodeJS.Timeout;
  #watcher: FSWatcher | undefined;
  #settling: NodeJS.Timeout | undefined;
  #looking: Promise<void>;
  #isDisposed = false;

  constructor(place: LogPlace, finished: FinishedAnswers) {
    this.#place = place;
    this.#finished = finished;
    this.#looking = this.#begin();
    this.#poll = setInterval(() => this.#again(), POLL_MS);
    this.#poll.unref();
  }

  dispose(): void {
    this.#isDisposed = true;
    clearInterval(this.#poll);
    clearTimeout(this.#settling);
    this.#watcher?.close();
  }

  #again(): void {
    this.#looking = this.#looking.then(() => this.#look());
  }

  /** Remembers how the files are, without reading them: there may be hundreds. */
  async #begin(): Promise<void> {
    for (const path of await this.#place.files()) {
      this.#old.add(path);
      this.#stamps.set(path, keyOf(await stamp(path)));
    }
    this.#watchFolder();
  }

  async #look(): Promise<void> {
    if (this.#isDisposed) return;
    this.#watchFolder();
    for (const path of await this.#place.files()) {
      const key = keyOf(await stamp(path));
      if (key === '' || this.#stamps.get(path) === key) continue;
      this.#stamps.set(path, key);
      await this.#read(path);
    }
  }

  async #read(path: string): Promise<void> {
    const known = this.#files.get(path);
    const file = known ?? new SessionFile(path, this.#place.createLog());
    this.#files.set(path, file);
    const isOld = known === undefined && this.#old.has(path);
    const before = file.skipped;
    try {
      const answers = await file.read();
      if (this.#isDisposed) return;
      if (isOld) this.#finished.know(answers.filter((answer) => !this.#finished.isNew(answer)));
      this.#finished.tell(answers);
      if (file.skipped > before) this.#finished.skipped(file.skipped - before, 'records that make no sense');
    } catch (error) {
      if (!this.#isDisposed) this.#finished.skipped(1, error instanceof Error ? error.message : String(error));
    }
  }

  /** Changes are told at once where the file system tells them; else the next look finds them. */
  #watchFolder(): void {
    const { watched } = this.#place;
    if (this.#watcher !== undefined || watched === undefined) return;
    try {
      const watcher = watch(watched, { persistent: false }, () => {
        clearTimeout(this.#settling);
        this.#settling = setTimeout(() => this.#again(), SETTLE_MS);
      });
      watcher.on('error', () => {
        watcher.close();
        this.#watcher = undefined;
      });
      this.#watcher = watcher;
    } catch {
      // The folder is not there yet.
    }
  }
}
