/**
 * Reads a file of the work tree and writes it again: only a plain file, reached without a link, and only while it is what was
 * read. It is replaced as a whole, so that nobody ever sees half of it.
 */
import { constants, type Stats } from 'node:fs';
import { lstat, open, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isInside } from '../core/paths.ts';
import type { Skip } from '../core/skip.ts';

/** Largest file that is read, in bytes: a text of this size takes minutes. */
export const LARGEST = 1024 * 1024;

export type WorkFile = { readonly bytes: Buffer } | { readonly skip: Skip };

/** What stands in a file, or why it cannot be read. Never throws. */
export async function readWorkFile(root: string, path: string): Promise<WorkFile> {
  if (!isInside(path)) return { skip: 'outside' };
  const file = join(root, path);
  try {
    // A link among the folders leads elsewhere, even where it comes back.
    if ((await realpath(dirname(file))) !== dirname(file)) return { skip: 'link' };
    const before = await lstat(file);
    if (before.isSymbolicLink()) return { skip: 'link' };
    if (!before.isFile()) return { skip: 'binary' };
    // Windows has neither flag; there the look above has to do.
    const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const stat = await handle.stat();
      if (!stat.isFile() || stat.ino !== before.ino) return { skip: 'gone' };
      if (stat.size > LARGEST) return { skip: 'too-large' };
      const bytes = await handle.readFile();
      return bytes.length > LARGEST ? { skip: 'too-large' } : { bytes };
    } finally {
      await handle.close();
    }
  } catch {
    return { skip: 'gone' };
  }
}

/** UTF-8 with its byte order mark, if it has one; undefined for any other encoding. */
export function decodeText(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** `changed`: it is not what was read any more. `refused`: it cannot be written, or shares its content with another name. */
export type Written = 'written' | 'changed' | 'refused';

/** Writes a text in place of `before`, with the same permissions. Where it is not `written`, the file is as it was. */
export async function replaceWorkFile(root: string, path: string, before: Buffer, text: string): Promise<Written> {
  const file = join(root, path);
  const part = join(dirname(file), `.${basename(file)}.aligner-${process.pid}-${Date.now().toString(36)}`);
  try {
    const stat = await lstat(file);
    if (stat.nlink > 1 || !isWritable(stat)) return 'refused';
    const handle = await open(part, 'wx', stat.mode & 0o777);
    try {
      await handle.chmod(stat.mode & 0o7777);
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    // Nothing waits between this look and the rename but the rename itself.
    const now = await readWorkFile(root, path);
    if (!('bytes' in now) || !now.bytes.equals(before)) return 'changed';
    await rename(part, file);
    return 'written';
  } catch {
    return 'refused';
  } finally {
    await rm(part, { force: true }).catch(() => undefined);
  }
}

const isWritable = ({ mode }: Stats): boolean => (mode & 0o222) !== 0;
