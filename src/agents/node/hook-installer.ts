/**
 * Writes the files of hooks, and takes them away again. Every file is new: one that is there already belongs to somebody else
 * and is never opened for writing. What was written is noted, so that taking it away leaves no trace, and touches nothing that
 * was changed since.
 */
import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { agentErrors } from '../core/errors.ts';

export interface NewFile {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
  readonly isProgram?: boolean | undefined;
}

const EntrySchema = v.object({
  /** Milliseconds since 1970. */
  at: v.number(),
  files: v.array(v.object({ path: v.string(), sha256: v.string() })),
  /** Folders that were made for the files, the outer ones first. */
  folders: v.array(v.string()),
});
const NotesSchema = v.record(v.string(), EntrySchema);
type Notes = v.InferOutput<typeof NotesSchema>;

/** `blocked`: a file of the name is there and is not ours. `changed`: somebody has changed or deleted what was written. */
export type InstallState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'blocked'; readonly path: string }
  | { readonly kind: 'installed' | 'changed'; readonly at: number; readonly paths: readonly string[] };

export class HookInstaller {
  readonly #notesFile: string;

  constructor(notesFile: string) {
    this.#notesFile = notesFile;
  }

  /** `files`: what an installation would write. */
  async state(id: string, files: readonly NewFile[]): Promise<InstallState> {
    const entry = (await this.#read())[id];
    if (entry !== undefined) {
      const same = await Promise.all(entry.files.map(async ({ path, sha256 }) => (await hashOf(path)) === sha256));
      const paths = entry.files.map(({ path }) => path);
      return { kind: same.every(Boolean) ? 'installed' : 'changed', at: entry.at, paths };
    }
    for (const { path } of files) if (await exists(path)) return { kind: 'blocked', path };
    return { kind: 'absent' };
  }

  /** All files or none. Rejects with AlignerError. */
  async install(id: string, files: readonly NewFile[], now = Date.now()): Promise<void> {
    const notes = await this.#read();
    if (notes[id] !== undefined) await this.remove(id);
    const folders: string[] = [];
    const written: string[] = [];
    try {
      for (const { path, text, isProgram = false } of files) {
        folders.push(...(await makeFolders(dirname(path))));
        await writeFile(path, text, { flag: 'wx', mode: isProgram ? 0o700 : 0o600 });
        written.push(path);
        if (isProgram) await chmod(path, 0o700);
      }
      const entry = { at: now, folders, files: files.map(({ path, text }) => ({ path, sha256: sha256(text) })) };
      await this.#write({ ...(await this.#read()), [id]: entry });
    } catch (error) {
      for (const path of written) await rm(path, { force: true });
      await removeEmpty(folders);
      const path = (error as NodeJS.ErrnoException).path ?? files[0]?.path ?? '';
      throw agentErrors.notWritten(path, (error as NodeJS.ErrnoException).code ?? String(error));
    }
  }

  /** Takes away what was written. Resolves to the files that stay, since somebody has changed them. */
  remove(id: string): Promise<string[]> {
    return this.#remove(id, false);
  }

  /** The same, whatever is in the files by now: for those that nobody but us writes. */
  async removeAll(id: string): Promise<void> {
    await this.#remove(id, true);
  }

  async #remove(id: string, isAll: boolean): Promise<string[]> {
    const { [id]: entry, ...rest } = await this.#read();
    if (entry === undefined) return [];
    const kept: string[] = [];
    for (const { path, sha256: written } of entry.files) {
      const found = await hashOf(path);
      if (isAll || found === written) await rm(path, { force: true });
      else if (found !== undefined) kept.push(path);
    }
    await removeEmpty(entry.folders);
    if (Object.keys(rest).length === 0) await rm(this.#notesFile, { force: true });
    else await this.#write(rest);
    return kept;
  }

  /** Ids of what is installed. */
  async installed(): Promise<string[]> {
    return Object.keys(await this.#read());
  }

  async #read(): Promise<Notes> {
    try {
      const parsed = v.safeParse(NotesSchema, JSON.parse(await readFile(this.#notesFile, 'utf8')));
      return parsed.success ? parsed.output : {};
    } catch {
      return {};
    }
  }

  async #write(notes: Notes): Promise<void> {
    await mkdir(dirname(this.#notesFile), { recursive: true });
    const part = `${this.#notesFile}.${process.pid}`;
    await writeFile(part, JSON.stringify(notes, null, 2), { mode: 0o600 });
    await rename(part, this.#notesFile);
  }
}

/** Makes the folders that are missing; gives those back that it made, the outer ones first. */
async function makeFolders(folder: string): Promise<string[]> {
  const missing: string[] = [];
  for (let at = folder; !(await exists(at)); at = dirname(at)) missing.unshift(at);
  for (const path of missing) await mkdir(path, { mode: 0o700 });
  return missing;
}

/** Those that have something else in them by now stay. */
async function removeEmpty(folders: readonly string[]): Promise<void> {
  for (const folder of folders.toReversed()) await rmdir(folder).catch(() => undefined);
}

const exists = async (path: string) => (await stat(path).catch(() => undefined)) !== undefined;
const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');
const hashOf = async (path: string) => {
  const bytes = await readFile(path).catch(() => undefined);
  return bytes && sha256(bytes);
};

/** Writes a program anew where it is there already and differs: its paths change with an update. Never rejects. */
export async function refreshProgram({ path, text }: NewFile): Promise<void> {
  const current = await readFile(path, 'utf8').catch(() => undefined);
  if (current === undefined || current === text) return;
  const part = join(dirname(path), `.${process.pid}.part`);
  try {
    await writeFile(part, text, { mode: 0o700 });
    await rename(part, path);
  } catch {
    await rm(part, { force: true }).catch(() => undefined);
  }
}
