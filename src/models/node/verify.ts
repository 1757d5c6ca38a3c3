/** SHA-256 of a model file, remembered by path, size and modification time so that a file is read once and not at every start. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { JsonFile } from '../../base/node/json-file.ts';

export interface FileHash {
  readonly bytes: number;
  readonly mtimeMs: number;
  readonly sha256: string;
}

/** Hashes by path. */
export type HashCache = JsonFile<FileHash>;

/** Hash and size of a file; from the cache when size and time are those of the last hash. Rejects with the file system's error. */
export async function hashFile(path: string, cache: HashCache | undefined): Promise<{ sha256: string; bytes: number }> {
  const { size: bytes, mtimeMs } = await stat(path);
  const known = await cache?.get(path);
  if (known?.bytes === bytes && known.mtimeMs === mtimeMs) return { sha256: known.sha256, bytes };
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  const sha256 = hash.digest('hex');
  await cache?.set(path, { bytes, mtimeMs, sha256 });
  return { sha256, bytes };
}
