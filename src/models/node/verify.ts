/** SHA-256 of a model file, remembered so that a file is read once and not at every start. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { FACTS_VERSION, type ModelFacts } from '../core/facts.ts';
import type { JsonFile } from '../../base/node/json-file.ts';

export interface FileHash {
  /** What the file system said of the file when it was hashed. */
  readonly stamp: string;
  readonly sha256: string;
  /** What its header says; missing in what an older version wrote. */
  readonly facts?: ModelFacts;
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
  check: (path: string) => Promise<ModelFacts>,
): Promise<{ sha256: string; bytes: number; facts: ModelFacts }> {
  const { stamp, bytes } = await stampOf(path);
  const known = await cache?.get(path);
  if (known?.stamp === stamp && known.facts?.version === FACTS_VERSION)
    return { sha256: known.sha256, bytes, facts: known.facts };
  const facts = await check(path);
  const sha256 = await digestOf(path);
  await cache?.set(path, { stamp, sha256, facts });
  return { sha256, bytes, facts };
}

/** The SHA-256 of what a file holds now. */
export async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}

/** With the time of the last change to the file's entry: a program can set the time of writing back, but not this one. */
async function stampOf(path: string): Promise<{ stamp: string; bytes: number }> {
  const { size, mtimeNs, ctimeNs, ino } = await stat(path, { bigint: true });
  return { stamp: [size, mtimeNs, ctimeNs, ino].join(' '), bytes: Number(size) };
}
