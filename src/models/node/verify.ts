/** SHA-256 of a model file, remembered by path, size and modification time so that a file is read once and not at every start. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';

interface Known {
  readonly bytes: number;
  readonly mtimeMs: number;
  readonly sha256: string;
}

export interface HashCache {
  get(path: string): Promise<Known | undefined>;
  set(path: string, known: Known): Promise<void>;
}

/** A cache in one JSON file. A missing or broken file counts as empty: the only cost is one more hash. */
export function fileHashCache(file: string): HashCache {
  const read = async (): Promise<Record<string, Known>> => {
    try {
      return JSON.parse(await readFile(file, 'utf8')) as Record<string, Known>;
    } catch {
      return {};
    }
  };
  return {
    get: async (path) => (await read())[path],
    set: async (path, known) => {
      const all = { ...(await read()), [path]: known };
      await mkdir(dirname(file), { recursive: true });
      const part = `${file}.${process.pid}`;
      await writeFile(part, JSON.stringify(all));
      await rename(part, file);
    },
  };
}

/** Hash and size of a file; from the cache when size and time are those of the last hash. Rejects with the file system's error. */
export async function hashFile(path: string, cache: HashCache | undefined): Promise<{ sha256: string; bytes: number }> {
  const { size: bytes, mtimeMs } = await stat(path);
  const known = await cache?.get(path);
  if (known?.bytes === bytes && known.mtimeMs === mtimeMs) return { sha256: known.sha256, bytes };
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  const sha256 = hash.digest('hex');
  // A cache that cannot be written must not stop the work.
  await cache?.set(path, { bytes, mtimeMs, sha256 }).catch(() => undefined);
  return { sha256, bytes };
}
