/** SHA-256 of a model file, remembered so that a file is read once and not at every start. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { JsonFile } from '../../base/node/json-file.ts';

export interface FileHash {
  /** What the file system said of the file when it was hashed. */
  readonly stamp: string;
  readonly sha256: string;
}

/** Hashes by path. */
export type HashCache = JsonFile<FileHash>;

/**
 * Hash and size of a file; from the cache when nothing has touched the file since it was hashed. Else `check` looks at it
 * first. Rejects with what `check` or the file system says.
 */
export async function hashFile(
  path: string,
  cache: HashCache | undefined,
  check: (path: string) => Promise<void>,
): Promise<{ sha256: string; bytes: number }> {
  const { stamp, bytes } = await stampOf(path);
  const known = await cache?.get(path);
  if (known?.stamp === stamp) return { sha256: known.sha256, bytes };
  await check(path);
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  const sha256 = hash.digest('hex');
  await cache?.set(path, { stamp, sha256 });
  return { sha256, bytes };
}

/** With the time of the last change to the file's entry: a program can set the time of writing back, but not this one. */
async function stampOf(path: string): Promise<{ stamp: string; bytes: number }> {
  const { size, mtimeNs, ctimeNs, ino } = await stat(path, { bigint: true });
  return { stamp: [size, mtimeNs, ctimeNs, ino].join(' '), bytes: Number(size) };
}
