/** Finds the model to use and proves that it is the right file before anything loads it. */
import { basename, join } from 'node:path';
import type { ModelSpec } from '../../engine/core/protocol.ts';
import type { AlignerError } from '../../base/core/errors.ts';
import { modelErrors } from '../core/errors.ts';
import { GgufError } from './gguf.ts';
import type { Manifest } from '../core/manifest.ts';
import { readHeader } from './header.ts';
import { hashFile, type HashCache } from './verify.ts';

export interface StoreOptions {
  readonly manifest: Manifest;
  /** The folder of the bundled models. */
  readonly folder: string;
  readonly cache?: HashCache | undefined;
}

/** The user's own file when `path` names one (or a listed model's id), else the bundled model. Rejects with AlignerError. */
export async function resolveModel(path: string, options: StoreOptions): Promise<ModelSpec> {
  const { manifest, folder, cache } = options;
  const listed = manifest.models.find((m) => m.id === (path === '' ? manifest.bundled : path));
  if (listed === undefined && path === '') throw modelErrors.none();
  const file = listed === undefined ? path : join(folder, listed.file);
  const { sha256, bytes } = await hashFile(file, cache, checkHeader).catch((error: unknown) => {
    throw toModelError(file, error);
  });
  if (listed !== undefined && (listed.sha256 !== sha256 || listed.bytes !== bytes)) throw modelErrors.wrongHash(file);
  // A file of the user's that the manifest knows by its hash gets its own profile; any other the bundled model's.
  const known = manifest.models.find((m) => m.sha256 === sha256);
  const profileId = (listed ?? known)?.profile ?? manifest.profiles[0]?.id;
  const profile = manifest.profiles.find((p) => p.id === profileId);
  if (profile === undefined) throw modelErrors.none();
  return { id: (listed ?? known)?.id ?? basename(file, '.gguf'), path: file, sha256, bytes, profile };
}

/** What a header claims is held against the file before llama.cpp sees it. */
const checkHeader = async (path: string): Promise<void> => {
  await readHeader(path);
};

function toModelError(path: string, error: unknown): AlignerError {
  if (error instanceof GgufError) return modelErrors.notGguf(path, error.message);
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOENT' ? modelErrors.missing(path) : modelErrors.unreadable(path, code ?? String(error));
}
