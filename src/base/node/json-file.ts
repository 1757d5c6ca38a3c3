/** A small JSON object in a file, for caches: what cannot be read counts as empty, what cannot be written is given up. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface JsonFile<T> {
  get(key: string): Promise<T | undefined>;
  set(key: string, value: T): Promise<void>;
}

/** Values are written as they are and must be checked by whoever reads them, when a wrong one could do harm. */
export function jsonFile<T>(file: string): JsonFile<T> {
  const read = async (): Promise<Record<string, T>> => {
    try {
      const value: unknown = JSON.parse(await readFile(file, 'utf8'));
      return typeof value === 'object' && value !== null ? (value as Record<string, T>) : {};
    } catch {
      return {};
    }
  };
  return {
    get: async (key) => (await read())[key],
    set: async (key, value) => {
      try {
        const all = { ...(await read()), [key]: value };
        await mkdir(dirname(file), { recursive: true });
        const part = `${file}.${process.pid}`;
        await writeFile(part, JSON.stringify(all));
        await rename(part, file);
      } catch {
        // A cache that cannot be written must not stop the work.
      }
    },
  };
}
