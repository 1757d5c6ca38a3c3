/** The model that model tests run on, and the profile that it was trained for. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelSpec, Profile } from '../../src/engine/core/protocol.ts';
import { parseManifest } from '../../src/models/core/manifest.ts';

/** That of the bundled model, or another of the manifest's. */
export function testProfile(id?: string): Profile {
  const path = join(import.meta.dirname, '../../models/manifest.json');
  const { profiles } = parseManifest(JSON.parse(readFileSync(path, 'utf8')));
  const profile = id === undefined ? profiles[0] : profiles.find((one) => one.id === id);
  if (profile === undefined) throw new Error('The manifest has no such profile.');
  return profile;
}

/** The file that ALIGNER_MODEL names, without checking its hash: tests do not remember anything by it. */
export function testModel(profile: Profile = testProfile()): ModelSpec {
  const path = process.env['ALIGNER_MODEL'];
  if (path === undefined) throw new Error('Set ALIGNER_MODEL to a GGUF file of an Aligner model.');
  return { id: 'test', path, sha256: '0'.repeat(64), bytes: statSync(path).size, profile };
}
