/** A file that is arriving: its bytes, their hash so far, and what the server called the version that they are of. */
import { createHash, type Hash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, readFile, rm, statfs, writeFile, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { modelErrors } from '../core/errors.ts';
import { codeOf, type ModelsFolder } from './folder.ts';

/** How bytes are put into a file; tests have it fail. */
export type WriteBytes = (handle: FileHandle, bytes: Uint8Array, at: number) => Promise<number>;

const writeBytes: WriteBytes = async (handle, bytes, at) =>
  (await handle.write(bytes, 0, bytes.length, at)).bytesWritten;

export class Part {
  readonly path: string;
  readonly #note: string;
  readonly #handle: FileHandle;
  readonly #write: WriteBytes;
  #hash: Hash = createHash('sha256');
  #length = 0;

  private constructor(path: string, note: string, handle: FileHandle, write: WriteBytes) {
    this.path = path;
    this.#note = note;
    this.#handle = handle;
    this.#write = write;
  }

  /** Opens the part of the file with this hash, and reads what is there of it. */
  static async open(folder: ModelsFolder, sha256: string, write: WriteBytes = writeBytes): Promise<Part> {
    const path = await folder.place(sha256, '.part');
    const note = await folder.place(sha256, '.part.json');
    // Windows has no O_NOFOLLOW; there `place` alone has looked.
    const { O_NOFOLLOW = 0 } = constants as { O_NOFOLLOW?: number };
    const flags = constants.O_RDWR | constants.O_CREAT | O_NOFOLLOW;
    const handle = await open(path, flags, 0o600).catch((error: unknown) => {
      throw modelErrors.place(path, codeOf(error));
    });
    const part = new Part(path, note, handle, write);
    await part.#readAll();
    return part;
  }

  get length(): number {
    return this.#length;
  }

  /** The hash of what is there. */
  digest(): string {
    return this.#hash.copy().digest('hex');
  }

  /** The version that the bytes are of, as the server named it. */
  async etag(): Promise<string | undefined> {
    const text = await readFile(this.#note, 'utf8').catch(() => '');
    return text === '' ? undefined : text;
  }

  async remember(etag: string | undefined): Promise<void> {
    await writeFile(this.#note, etag ?? '', { mode: 0o600 }).catch(this.#toError(0));
  }

  /** Rejects with `model.disk-full` when the disk has no room for so many more bytes. */
  async needs(bytes: number): Promise<void> {
    const { bavail, bsize } = await statfs(dirname(this.path)).catch(() => ({ bavail: Infinity, bsize: 1 }));
    if (bytes > bavail * bsize) throw modelErrors.full(dirname(this.path), bytes - bavail * bsize);
  }

  /** Rejects with `model.disk-full` when the disk is full; `missing` is what is still to come with these. */
  async append(bytes: Uint8Array, missing: number): Promise<void> {
    for (let rest = bytes; rest.length > 0;) {
      const written = await this.#write(this.#handle, rest, this.#length).catch(this.#toError(missing));
      this.#hash.update(rest.subarray(0, written));
      this.#length += written;
      rest = rest.subarray(written);
    }
  }

  /** Forgets all bytes. */
  async clear(): Promise<void> {
    await this.#handle.truncate(0);
    this.#hash = createHash('sha256');
    this.#length = 0;
  }

  /** Resolves when the bytes are on the disk. */
  async sync(): Promise<void> {
    await this.#handle.sync().catch(this.#toError(0));
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }

  /** Deletes it; it must be closed. */
  async delete(): Promise<void> {
    await rm(this.path, { force: true });
    await this.forget();
  }

  /** Deletes what was remembered of it. */
  async forget(): Promise<void> {
    await rm(this.#note, { force: true });
  }

  async #readAll(): Promise<void> {
    const buffer = Buffer.alloc(1 << 20);
    for (;;) {
      const { bytesRead } = await this.#handle.read(buffer, 0, buffer.length, this.#length);
      if (bytesRead === 0) return;
      this.#hash.update(buffer.subarray(0, bytesRead));
      this.#length += bytesRead;
    }
  }

  #toError(missing: number) {
    return (error: unknown): never => {
      const code = codeOf(error);
      if (code === 'ENOSPC' || code === 'EDQUOT') throw modelErrors.full(dirname(this.path), missing);
      throw modelErrors.place(this.path, code);
    };
  }
}
