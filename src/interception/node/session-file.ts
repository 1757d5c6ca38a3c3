/** Reads a log file as it grows: read-only, from where the last reading ended, and anew when the file was written anew. */
import { open, type FileHandle } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import type { LoggedAnswer } from '../core/session-log.ts';

/** A larger file is left alone: reading it would hold up the editor. */
const LARGEST_BYTES = 128 * 1024 * 1024;
const CHUNK_BYTES = 1024 * 1024;
/** So much of what was read last is compared, to see that the file is still the same. */
const TAIL_BYTES = 64;

/** What makes answers out of the text of a log. */
export interface GrowingLog {
  /** Records that made no sense. */
  readonly skipped: number;
  /** Takes what the file has grown by; returns the finished answers that it tells of. Never throws. */
  append(text: string): LoggedAnswer[];
  /** The file was written anew: it is read from nothing. */
  restart(): void;
}

export class SessionFile {
  readonly #path: string;
  readonly #log: GrowingLog;
  #decoder = new StringDecoder('utf8');
  #offset = 0;
  #tail = Buffer.alloc(0);

  constructor(path: string, log: GrowingLog) {
    this.#path = path;
    this.#log = log;
  }

  get skipped(): number {
    return this.#log.skipped;
  }

  /** The finished answers in what was written since the last reading. Rejects when the file cannot be read. */
  async read(): Promise<LoggedAnswer[]> {
    const file = await open(this.#path, 'r');
    try {
      const { size } = await file.stat();
      if (size > LARGEST_BYTES) throw new Error(`it is larger than ${LARGEST_BYTES / 1024 / 1024} MB`);
      if (size < this.#offset || !(await this.#isSame(file))) this.#restart();
      // Piece by piece: a log of 100 MB is never in memory as a whole, and the editor gets its turn in between.
      const answers = new Map<string, LoggedAnswer>();
      for (let buffer = await this.#next(file); buffer.length > 0; buffer = await this.#next(file))
        for (const answer of this.#log.append(this.#decoder.write(buffer))) answers.set(answer.id, answer);
      return [...answers.values()];
    } finally {
      await file.close();
    }
  }

  async #next(file: FileHandle): Promise<Buffer> {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(CHUNK_BYTES), 0, CHUNK_BYTES, this.#offset);
    this.#offset += bytesRead;
    const read = buffer.subarray(0, bytesRead);
    if (bytesRead > 0) this.#tail = Buffer.concat([this.#tail, read]).subarray(-TAIL_BYTES);
    return read;
  }

  async #isSame(file: FileHandle): Promise<boolean> {
    const { length } = this.#tail;
    if (length === 0) return true;
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, this.#offset - length);
    return buffer.equals(this.#tail);
  }

  #restart(): void {
    this.#offset = 0;
    this.#tail = Buffer.alloc(0);
    this.#decoder = new StringDecoder('utf8');
    this.#log.restart();
  }
}
