/** Which model the scripts use. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseManifest } from '../../src/models/core/manifest.ts';
import { digestOf } from '../../src/models/node/verify.ts';
import { ROOT } from './paths.ts';
import { ScriptError } from './run.ts';

const FOLDER = join(ROOT, 'models');

/** The model that the manifest bundles, with its full path; undefined where it names none. */
async function listedModel() {
  const { models, bundled } = parseManifest(JSON.parse(await readFile(join(FOLDER, 'manifest.json'), 'utf8')));
  const listed = models.find((m) => m.id === bundled);
  return listed === undefined ? undefined : { ...listed, file: join(FOLDER, listed.file) };
}

/** The bundled model's file, or undefined where the manifest names none or the file is not there. */
export async function bundledModel(): Promise<string | undefined> {
  const file = (await listedModel())?.file;
  return file !== undefined && existsSync(file) ? file : undefined;
}

/** The bundled model as the manifest describes it, to be packaged: rejects with ScriptError when its bytes are others. */
export async function checkedModel() {
  const listed = await listedModel();
  if (listed === undefined || !existsSync(listed.file)) return undefined;
  if ((await digestOf(listed.file)) !== listed.sha256)
    throw new ScriptError(`${listed.file} is not what models/manifest.json describes.`);
  return listed;
}

/** The file that ALIGNER_MODEL names, as a full path. Throws ScriptError when it is not there. */
export function namedModel(): string | undefined {
  const named = process.env['ALIGNER_MODEL'];
  if (named === undefined || named === '') return undefined;
  const file = resolve(named);
  if (!existsSync(file)) throw new ScriptError(`ALIGNER_MODEL names ${file}, which is not there. Correct or unset it.`);
  return file;
}

/** ALIGNER_MODEL, else the bundled one; undefined when there is neither. */
export async function modelFile(): Promise<string | undefined> {
  return namedModel() ?? (await bundledModel());
}

/** The same, but rejects with ScriptError that says what to do when there is none. */
export async function requireModel(): Promise<string> {
  const found = await modelFile();
  if (found !== undefined) return found;
  const missing = (await listedModel())?.file;
  throw new ScriptError(
    missing === undefined
      ? 'There is no model: models/manifest.json bundles none yet. Set ALIGNER_MODEL to a GGUF file of an Aligner model, as in: ALIGNER_MODEL=path/to/model.gguf npm start'
      : `The bundled model is missing: ${missing} is not in this checkout. Get it with git (git checkout -- models), or set ALIGNER_MODEL to a GGUF file of an Aligner model.`,
  );
}
