/**
 * The folder of the models that were pulled or imported: NAME.gguf, beside it NAME.json with what it must be. Every path
 * is made here, out of a checked name, and lies in the folder itself: no link is followed.
 */
import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { dataFolder } from '../../base/node/paths.ts';
import { Sha256 } from '../core/available.ts';
import { modelErrors } from '../core/errors.ts';
import { isModelName } from '../core/name.ts';

const RecordSchema = v.object({
  version: v.literal(1),
  sha256: Sha256,
  bytes: v.number(),
  /** Undefined where nobody has told. */
  licence: v.optional(v.string()),
  /** Where it came from. */
  source: v.string(),
});

export type ModelRecord = v.InferOutput<typeof RecordSchema>;

export interface InstalledModel {
  readonly id: string;
  readonly path: string;
  readonly bytes: number;
  /** What it must be; null for a file that somebody put there. */
  readonly record: ModelRecord | null;
}

/** Files of the folder that are no models. */
type Ending = '.gguf' | '.json' | '.part' | '.part.json' | '.lock';

/** The user's folder of models. */
export const modelsFolder = (env: NodeJS.ProcessEnv = process.env): string =>
  env['ALIGNER_MODELS_FOLDER'] ?? join(dataFolder(env), 'models');

export class ModelsFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** Makes the folder where it is missing; resolves to where it really is. */
  async make(): Promise<string> {
    try {
      await mkdir(this.path, { recursive: true, mode: 0o700 });
      return await realpath(this.path);
    } catch (error) {
      throw modelErrors.place(this.path, codeOf(error));
    }
  }

  /** A path in the folder. Rejects when the name is none, or something other than a file is there. */
  async place(name: string, ending: Ending): Promise<string> {
    if (!isModelName(name)) throw modelErrors.badName(name);
    const path = join(await this.make(), name + ending);
    const found = await lstat(path).catch(ignoreMissing);
    if (found !== undefined && (!found.isFile() || found.nlink > 1))
      throw modelErrors.place(path, found.isFile() ? 'another name leads to that file' : 'that is no file');
    return path;
  }

  /** The models that are there, by name. Parts of transfers are none. */
  async list(): Promise<readonly InstalledModel[]> {
    const entries = await readdir(this.path, { withFileTypes: true }).catch(ignoreMissing);
    const names = (entries ?? [])
      .filter((entry) => entry.isFile() && entry.name.endsWith('.gguf'))
      .map(({ name }) => name.slice(0, -'.gguf'.length))
      .filter(isModelName);
    const found = await Promise.all(names.map((name) => this.find(name)));
    return found.filter((model) => model !== undefined).sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Undefined when there is no such file. */
  async find(id: string): Promise<InstalledModel | undefined> {
    if (!isModelName(id)) return undefined;
    const root = await realpath(this.path).catch(ignoreMissing);
    if (root === undefined) return undefined;
    const path = join(root, `${id}.gguf`);
    const stat = await lstat(path).catch(ignoreMissing);
    if (stat?.isFile() !== true) return undefined;
    return { id, path, bytes: stat.size, record: await readRecord(join(root, `${id}.json`)) };
  }

  /** Gives a checked file its final name. */
  async keep(part: string, id: string, record: ModelRecord): Promise<InstalledModel> {
    const path = await this.place(id, '.gguf');
    const note = await this.place(id, '.json');
    try {
      await writeWhole(note, JSON.stringify(record));
      await rename(part, path);
    } catch (error) {
      throw codeOf(error) === 'ENOSPC' ? modelErrors.full(this.path, 0) : modelErrors.place(path, codeOf(error));
    }
    await syncFolder(await this.make());
    return { id, path, bytes: record.bytes, record };
  }

  /** Removes a model of this folder, and nothing else. Rejects with `model.unknown` when there is none. */
  async remove(id: string): Promise<InstalledModel> {
    const found = await this.find(id);
    if (found === undefined) throw modelErrors.unknown(id);
    for (const ending of ['.gguf', '.json'] as const)
      await rm(await this.place(id, ending), { force: true }).catch((error: unknown) => {
        throw modelErrors.place(found.path, codeOf(error));
      });
    if (found.record !== null)
      for (const ending of ['.part', '.part.json'] as const)
        await rm(await this.place(found.record.sha256, ending), { force: true });
    return found;
  }
}

/** Writes a small file in one step. */
async function writeWhole(path: string, text: string): Promise<void> {
  const next = `${path}.${process.pid}`;
  await rm(next, { force: true });
  await writeFile(next, text, { flag: 'wx', mode: 0o600, flush: true });
  await rename(next, path);
}

/** So that the name survives a power cut, where the system lets a folder be written. */
async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, constants.O_RDONLY).catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

async function readRecord(path: string): Promise<ModelRecord | null> {
  try {
    return v.parse(RecordSchema, JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}

const ignoreMissing = (error: unknown): undefined => {
  if (codeOf(error) !== 'ENOENT') throw modelErrors.place((error as NodeJS.ErrnoException).path ?? '', codeOf(error));
};

/** The system's name for what went wrong. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);
