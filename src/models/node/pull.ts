/**
 * Brings a model into the folder of models. The final name appears when all bytes have arrived, are on the disk, and their
 * SHA-256 is the pinned one; until then they are in a file of another name, from which a later pull resumes. Of all
 * processes one at a time does this.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { CancelledError } from '../../base/core/errors.ts';
import { takeLock, type Lock } from '../../base/node/lock.ts';
import { modelErrors } from '../core/errors.ts';
import type { PullProgress } from '../core/library.ts';
import { codeOf, type InstalledModel, type ModelsFolder } from './folder.ts';
import { GgufError } from './gguf.ts';
import { readHeader } from './header.ts';
import { Part, type WriteBytes } from './part.ts';
import { Interrupted, reasonOf, Restart, type Arriving, type ModelSource } from './source.ts';
import { digestOf } from './verify.ts';

/** What is wanted, pinned. */
export interface WantedModel {
  readonly id: string;
  readonly sha256: string;
  /** Undefined where only the server knows. */
  readonly bytes?: number | undefined;
  readonly licence?: string | undefined;
}

export interface PullOptions {
  readonly folder: ModelsFolder;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: PullProgress) => void) | undefined;
  /** Milliseconds before another try, and of silence after which one is needed; for tests. */
  readonly pauseMs?: number | undefined;
  readonly silenceMs?: number | undefined;
  /** For tests. */
  readonly write?: WriteBytes | undefined;
}

export interface Pulled {
  readonly model: InstalledModel;
  /** Bytes that were transferred; 0 when it was there already. */
  readonly fetched: number;
}

const TRIES = 5;
const PAUSE_MS = 1_000;
const SILENCE_MS = 60_000;
const LOCK_MS = 250;
const NEVER = new AbortController().signal;

/** Rejects with AlignerError, or with CancelledError; what has arrived by then is kept. */
export async function pull(wanted: WantedModel, source: ModelSource, options: PullOptions): Promise<Pulled> {
  const { folder, signal = NEVER } = options;
  // A bad name is refused before anything is made.
  await folder.place(wanted.id, '.gguf');
  const lock = await waitForLock(await folder.place('transfer', '.lock'), options);
  try {
    const there = await findSame(folder, wanted);
    if (there !== undefined) return { model: there, fetched: 0 };
    const part = await Part.open(folder, wanted.sha256, options.write);
    const transfer = new Transfer(wanted, source, part, options);
    try {
      await transfer.run();
    } catch (error) {
      await part.close();
      if (transfer.worthless) await part.delete();
      if (signal.aborted) throw new CancelledError();
      throw error;
    }
    await part.close();
    await checkHeader(wanted.id, part);
    const { sha256, licence } = wanted;
    const record = { version: 1 as const, sha256, bytes: part.length, licence, source: source.name };
    const model = await folder.keep(part.path, wanted.id, record);
    await part.forget();
    return { model, fetched: transfer.fetched };
  } finally {
    lock.release();
  }
}

/** The model when it is there already, whole: its bytes are read, whatever its size says. */
async function findSame(folder: ModelsFolder, { id, sha256, bytes }: WantedModel): Promise<InstalledModel | undefined> {
  const found = await folder.find(id);
  if (found === undefined) return undefined;
  const isOther = found.record !== null && found.record.sha256 !== sha256;
  const hasSize = bytes === undefined || found.bytes === bytes;
  if (!isOther && hasSize && (await digestOf(found.path)) === sha256) return found;
  // One that changed since it was pulled is replaced; what somebody else put there is not.
  if (isOther || found.record === null) throw modelErrors.taken(id);
  return undefined;
}

async function checkHeader(id: string, part: Part): Promise<void> {
  try {
    await readHeader(part.path);
  } catch (error) {
    await part.delete();
    throw error instanceof GgufError
      ? modelErrors.notGguf(id, error.message)
      : modelErrors.place(part.path, codeOf(error));
  }
}

/** A dead holder's lock is free at once. */
async function waitForLock(file: string, { signal = NEVER, onProgress }: PullOptions): Promise<Lock> {
  for (;;) {
    if (signal.aborted) throw new CancelledError();
    let lock: Lock | undefined;
    try {
      lock = takeLock(file);
    } catch (error) {
      throw modelErrors.place(file, error instanceof Error ? error.message : String(error));
    }
    if (lock !== undefined) return lock;
    onProgress?.({ kind: 'waiting' });
    await wait(LOCK_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** Fills a part until it is the wanted file. */
class Transfer {
  readonly #wanted: WantedModel;
  readonly #source: ModelSource;
  readonly #part: Part;
  readonly #options: PullOptions;
  /** Bytes that have come. */
  fetched = 0;
  /** Whether what there is of the file is not to be kept. */
  worthless = false;
  /** Whether the bytes came at different times. */
  #joined: boolean;

  constructor(wanted: WantedModel, source: ModelSource, part: Part, options: PullOptions) {
    this.#wanted = wanted;
    this.#source = source;
    this.#part = part;
    this.#options = options;
    this.#joined = part.length > 0;
  }

  async run(): Promise<void> {
    const { sha256 } = this.#wanted;
    await this.#fill();
    if (this.#part.digest() === sha256) return;
    if (this.#joined) {
      // What was there may have been of another version, or of a disk that lost power.
      await this.#part.clear();
      await this.#fill();
      if (this.#part.digest() === sha256) return;
    }
    this.worthless = true;
    throw modelErrors.wrongBytes(this.#wanted.id, sha256, this.#part.digest());
  }

  /** Until the part is as long as the file. */
  async #fill(): Promise<void> {
    const { signal = NEVER, pauseMs = PAUSE_MS } = this.#options;
    let restarts = 0;
    for (let tries = 1; ; tries++) {
      try {
        await this.#fetch();
        await this.#part.sync();
        return;
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof Restart && restarts++ === 0) {
          await this.#part.clear();
          continue;
        }
        if (error instanceof Restart)
          throw modelErrors.server(this.#source.name, 'it sends parts that were not asked for');
        if (!(error instanceof Interrupted)) throw error;
        if (tries >= TRIES) throw modelErrors.network(this.#source.name, error.message);
        await wait(pauseMs * tries, undefined, { signal });
      }
    }
  }

  async #fetch(): Promise<void> {
    const { bytes: wanted } = this.#wanted;
    const part = this.#part;
    if (wanted !== undefined && part.length > wanted) await part.clear();
    if (part.length > 0 && part.length === wanted) return;
    const alarm = new Alarm(this.#options.silenceMs ?? SILENCE_MS, this.#options.signal ?? NEVER);
    try {
      const etag = part.length === 0 ? undefined : await part.etag();
      const arriving = await this.#source.open(part.length, etag, alarm.signal);
      await this.#take(arriving, alarm);
    } catch (error) {
      if (alarm.rang) throw new Interrupted(`silence for ${alarm.ms / 1_000} s`);
      throw error;
    } finally {
      alarm.end();
    }
  }

  async #take({ from, total, etag, bytes }: Arriving, alarm: Alarm): Promise<void> {
    const part = this.#part;
    const wanted = this.#wanted.bytes ?? total;
    const { name } = this.#source;
    const chunks = bytes[Symbol.asyncIterator]();
    try {
      if (total !== wanted) throw modelErrors.server(name, `its file has ${total} bytes, not ${wanted}`);
      if (from !== part.length) await part.clear();
      if (from > 0) this.#joined = true;
      await part.needs(wanted - part.length);
      if (part.length === 0) await part.remember(etag);
      for (;;) {
        this.#options.onProgress?.({ kind: 'arriving', done: part.length, total: wanted });
        const next = await chunks.next().catch((error: unknown) => {
          throw new Interrupted(reasonOf(error));
        });
        if (next.done === true) break;
        const { value } = next;
        alarm.reset();
        this.fetched += value.length;
        if (part.length + value.length > wanted) {
          this.worthless = true;
          throw modelErrors.server(name, `it sends more than ${wanted} bytes`);
        }
        this.#checkMagic(value);
        await part.append(value, wanted - part.length);
      }
      if (part.length < wanted) throw new Interrupted(`${wanted - part.length} bytes are missing`);
    } finally {
      await chunks.return?.().catch(() => undefined);
    }
  }

  /** A page in place of a model is noticed before it fills the disk. */
  #checkMagic(first: Uint8Array): void {
    if (this.#part.length > 0) return;
    const begin = Buffer.from(first.subarray(0, 4)).toString('latin1');
    if ('GGUF'.startsWith(begin) || begin === 'GGUF') return;
    this.worthless = true;
    throw modelErrors.server(this.#source.name, 'what it sends is no GGUF file');
  }
}

/** Aborts when nothing has come for a while, or the caller does. */
class Alarm {
  readonly ms: number;
  readonly #silence = new AbortController();
  readonly signal: AbortSignal;
  #timer: NodeJS.Timeout;

  constructor(ms: number, signal: AbortSignal) {
    this.ms = ms;
    this.signal = AbortSignal.any([signal, this.#silence.signal]);
    this.#timer = this.#set();
  }

  get rang(): boolean {
    return this.#silence.signal.aborted;
  }

  reset(): void {
    clearTimeout(this.#timer);
    this.#timer = this.#set();
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  #set(): NodeJS.Timeout {
    return setTimeout(() => this.#silence.abort(), this.ms);
  }
}
