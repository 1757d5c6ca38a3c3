/** The journal of this window: a thread that is started with the first call that needs it, and again after it died. */
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { AlignerError } from '../../base/core/errors.ts';
import { findSqlite } from '../../base/node/sqlite.ts';
import { journalErrors } from '../core/errors.ts';
import type { Journal } from '../core/journal.ts';
import { memoryJournal } from '../core/memory.ts';
import type { FromThread, JournalCalls, ThreadOptions, ToThread } from './calls.ts';

export interface OpenOptions {
  /** The journal's file; its folder is made when something is recorded. */
  readonly file: string;
  /** The bundle of worker/main.ts. */
  readonly thread: string;
  /** Called with what the user must know, at most once each. */
  readonly notice: (notice: AlignerError) => void;
}

/** Never fails: without SQLite the journal lives in memory, and says so with the first answer that it is to keep. */
export function openJournal(options: OpenOptions): Journal {
  return findSqlite() === undefined ? forgetfulJournal(options) : new ThreadJournal(options);
}

function forgetfulJournal({ notice }: OpenOptions): Journal {
  const journal = memoryJournal();
  let told = false;
  return {
    ...journal,
    recordAnswer: (...args) => {
      if (!told) notice(journalErrors.missing());
      told = true;
      return journal.recordAnswer(...args);
    },
  };
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

class ThreadJournal implements Journal {
  readonly #options: OpenOptions;
  readonly #listeners = new Set<() => void>();
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #thread: Worker | undefined;
  #closing = false;

  constructor(options: OpenOptions) {
    this.#options = options;
  }

  readonly recordAnswer: Journal['recordAnswer'] = (...args) => this.#call('recordAnswer', args);
  readonly decide: Journal['decide'] = (...args) => this.#call('decide', args);
  readonly retarget: Journal['retarget'] = (...args) => this.#call('retarget', args);
  readonly dismiss: Journal['dismiss'] = (...args) => this.#call('dismiss', args);
  readonly load: Journal['load'] = (...args) => this.#call('load', args);
  readonly search: Journal['search'] = (...args) => this.#call('search', args);
  readonly countsByTag: Journal['countsByTag'] = (...args) => this.#call('countsByTag', args);
  readonly entriesAfter: Journal['entriesAfter'] = (...args) => this.#call('entriesAfter', args);
  readonly clear: Journal['clear'] = (...args) => this.#call('clear', args);

  // These two are asked at every start, by users too who never had a correction: they need no thread then.
  readonly listPending: Journal['listPending'] = (...args) =>
    this.#isThere ? this.#call('listPending', args) : Promise.resolve([]);
  readonly prune: Journal['prune'] = (...args) => (this.#isThere ? this.#call('prune', args) : Promise.resolve(0));

  onDidChange(listener: () => void): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  async close(): Promise<void> {
    const thread = this.#thread;
    if (thread === undefined) return;
    const gone = new Promise<void>((resolve) => thread.once('exit', () => resolve()));
    this.#closing = true;
    thread.ref();
    thread.postMessage({ end: true } satisfies ToThread);
    await gone;
  }

  get #isThere(): boolean {
    return this.#thread !== undefined || existsSync(this.#options.file);
  }

  #call<M extends keyof JournalCalls>(
    method: M,
    args: Parameters<JournalCalls[M]>,
  ): Promise<ReturnType<JournalCalls[M]>> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: (value) => resolve(value as ReturnType<JournalCalls[M]>), reject });
      const thread = (this.#thread ??= this.#start());
      // The journal keeps the process alive while something is asked of it, and not longer.
      thread.ref();
      thread.postMessage({ id, method, args } satisfies ToThread);
    });
  }

  #start(): Worker {
    const workerData: ThreadOptions = { file: this.#options.file };
    const thread = new Worker(this.#options.thread, { workerData, name: 'aligner-journal' });
    const died = () => {
      if (this.#thread !== thread) return;
      this.#thread = undefined;
      const waiting = [...this.#waiting.values()];
      this.#waiting.clear();
      for (const { reject } of waiting) reject(journalErrors.stopped());
    };
    thread.on('message', (message: FromThread) => this.#receive(message));
    thread.on('error', died);
    thread.on('exit', died);
    return thread;
  }

  #receive(message: FromThread): void {
    if ('changed' in message) for (const listener of this.#listeners) listener();
    else if ('notice' in message) this.#options.notice(new AlignerError(message.notice));
    else {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (this.#waiting.size === 0 && !this.#closing) this.#thread?.unref();
      if ('error' in message) waiting?.reject(new AlignerError(message.error));
      else waiting?.resolve(message.result);
    }
  }
}
