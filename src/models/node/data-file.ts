/** Small JSON files of the data folder. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import * as v from 'valibot';
import { modelErrors } from '../core/errors.ts';
import { codeOf } from './folder.ts';

/** Undefined where the file is missing or not to be read. */
export async function readData<S extends v.GenericSchema>(
  path: string,
  schema: S,
): Promise<v.InferOutput<S> | undefined> {
  try {
    return v.parse(schema, JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Writes one in one step. Rejects with `model.place`. */
export async function writeData(folder: string, path: string, value: unknown): Promise<void> {
  const part = `${path}.${process.pid}`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(part, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
    await rename(part, path);
  } catch (error) {
    throw modelErrors.place(path, codeOf(error));
  }
}
