/** Finds the model to use and proves that it is the right file before anything loads it. */
import { open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ModelSpec } from '../../engine/core/protocol.ts';
import { AlignerError } from '../../base/core/errors.ts';
import { modelErrors } from '../core/errors.ts';
import type { Manifest } from '../core/manifest.ts';
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
  await checkHeader(file);
  const { sha256, bytes } = await hashFile(file, cache).catch((e: unknown) => {
    throw modelErrors.unreadable(file, e instanceof Error ? e.message : String(e));
  });
  if (listed !== undefined && (listed.sha256 !== sha256 || listed.bytes !== bytes)) throw modelErrors.wrongHash(file);
  // A file of the user's that the manifest knows by its hash gets its own profile; any other the bundled model's.
  const known = manifest.models.find((m) => m.sha256 === sha256);
  const profileId = (listed ?? known)?.profile ?? manifest.profiles[0]?.id;
  const profile = manifest.profiles.find((p) => p.id === profileId);
  if (profile === undefined) throw modelErrors.none();
  return { id: (listed ?? known)?.id ?? basename(file, '.gguf'), path: file, sha256, bytes, profile };
}

/** A GGUF file begins with its magic and a version; anything else is refused before llama.cpp sees it. */
async function checkHeader(path: string): Promise<void> {
  const handle = await open(path, 'r').catch((e: unknown) => {
    const code = (e as NodeJS.ErrnoException).code;
    throw code === 'ENOENT' ? modelErrors.missing(path) : modelErrors.unreadable(path, code ?? String(e));
  });
  try {
    const head = Buffer.alloc(24);
    const { bytesRead } = await handle.read(head, 0, 24, 0);
    const version = head.readUInt32LE(4);
    if (bytesRead < 24 || head.toString('latin1', 0, 4) !== 'GGUF' || version < 2 || version > 3)
      throw modelErrors.notGguf(path);
  } catch (e) {
    throw e instanceof AlignerError ? e : modelErrors.unreadable(path, String(e));
  } finally {
    await handle.close();
  }
}
