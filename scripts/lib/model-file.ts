/** Which model the scripts use. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseManifest } from '../../src/models/core/manifest.ts';
import { ROOT } from './paths.ts';

const FOLDER = join(ROOT, 'models');

/** The bundled model's file, or undefined where the manifest names none or the file is not there. */
export async function bundledModel(): Promise<string | undefined> {
  const manifest = parseManifest(JSON.parse(await readFile(join(FOLDER, 'manifest.json'), 'utf8')));
  const listed = manifest.models.find((m) => m.id === manifest.bundled);
  const file = listed === undefined ? undefined : join(FOLDER, listed.file);
  return file !== undefined && existsSync(file) ? file : undefined;
}

/** ALIGNER_MODEL, else the bundled one; undefined when there is neither. */
export async function modelFile(): Promise<string | undefined> {
  const named = process.env['ALIGNER_MODEL'];
  return named === undefined || named === '' ? bundledModel() : named;
}
