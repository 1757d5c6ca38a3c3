/** VS Code's own logs of this workspace's chats: `chatSessions/*.jsonl`, watched and read, never written. */
import { watch, type FSWatcher } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChatSource, FinishedAnswers } from '../core/chat-history.ts';
import { SessionFile } from './session-file.ts';
import type { LoggedAnswer } from '../core/session-log.ts';

const SUFFIX = '.jsonl';
/** A writer that is at it is given so long to end. */
const SETTLE_MS = 50;
/** File systems that tell of no changes are looked at this often, in milliseconds. */
const POLL_MS = 1_500;
/** So many of the latest sessions are searched for the last answer. */
const MOST_SEARCHED = 10;

/** `folder` may come into being later. */
export function chatLogs(folder: string): ChatSource {
  return {
    watch: (finished) => new ChatLogsWatch(folder, finished),
    async last(wanted) {
      for (const path of (await latest(folder)).slice(0, MOST_SEARCHED)) {
        const answers = await new SessionFile(path).read().catch((): LoggedAnswer[] => []);
        const last = answers.findLast(wanted);
        if (last !== undefined) return last;
      }
      return undefined;
    },
  };
}

/** The logs, the one that was written last first. */
async function latest(folder: string): Promise<string[]> {
  const files = await Promise.all(
    (await logsIn(folder)).map(async (path) => ({ path, at: (await stamp(path))?.mtimeMs ?? 0 })),
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

class ChatLogsWatch {
  readonly #folder: string;
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

  constructor(folder: string, finished: FinishedAnswers) {
    this.#folder = folder;
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
    for (const path of await logsIn(this.#folder)) {
      this.#old.add(path);
      this.#stamps.set(path, keyOf(await stamp(path)));
    }
    this.#watchFolder();
  }

  async #look(): Promise<void> {
    if (this.#isDisposed) return;
    this.#watchFolder();
    for (const path of await logsIn(this.#folder)) {
      const key = keyOf(await stamp(path));
      if (key === '' || this.#stamps.get(path) === key) continue;
      this.#stamps.set(path, key);
      await this.#read(path);
    }
  }

  async #read(path: string): Promise<void> {
    const known = this.#files.get(path);
    const file = known ?? new SessionFile(path);
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
    if (this.#watcher !== undefined) return;
    try {
      const watcher = watch(this.#folder, { persistent: false }, () => {
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
