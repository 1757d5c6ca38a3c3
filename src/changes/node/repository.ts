/** A git work tree: where it is, and the commit that a comparison begins at. */
import { realpath } from 'node:fs/promises';
import { AlignerError } from '../../base/core/errors.ts';
import type { Base } from '../core/changes.ts';
import { changesErrors } from '../core/errors.ts';
import { askGit } from './git.ts';

/** The empty tree, for a repository without a commit: of SHA-1 and SHA-256. */
const EMPTY = {
  sha1: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  sha256: '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
} as const;

const text = (latin1: string): string =>
  Buffer.from(latin1, 'latin1')
    .toString('utf8')
    .replace(/\r?\n$/, '');

/** The root of the work tree around a folder, with its links followed. Throws `changes.no-repository`, `changes.no-git`. */
export async function findRoot(folder: string): Promise<string> {
  try {
    const { out } = await askGit(folder, ['rev-parse', '--show-toplevel']);
    return await realpath(text(out));
  } catch (error) {
    if (error instanceof AlignerError && error.code === 'changes.git') throw changesErrors.noRepository(folder);
    throw error;
  }
}

/** What `git diff` is told to compare with; undefined for the index. Throws `changes.revision`. */
export async function resolveBase(root: string, base: Base): Promise<string | undefined> {
  if (base.kind === 'index') return undefined;
  if (base.kind === 'head') return (await commitOf(root, 'HEAD')) ?? emptyTree(root);
  const commit = await commitOf(root, base.revision);
  if (commit === undefined) throw changesErrors.revision(base.revision);
  if ((await commitOf(root, 'HEAD')) === undefined) return commit;
  const { code, out } = await askGit(root, ['merge-base', commit, 'HEAD'], { accept: [0, 1] });
  if (code !== 0) throw changesErrors.unrelated(base.revision);
  return text(out);
}

async function commitOf(root: string, revision: string): Promise<string | undefined> {
  if (revision === '' || revision.startsWith('-') || revision.includes('\0')) return undefined;
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  const { code, out } = await askGit(root, args, { accept: [0, 1, 128] });
  return code === 0 && /^[\da-f]{40,64}$/.test(text(out)) ? text(out) : undefined;
}

async function emptyTree(root: string): Promise<string> {
  const { code, out } = await askGit(root, ['rev-parse', '--show-object-format'], { accept: [0, 1, 128, 129] });
  return code === 0 && text(out) === 'sha256' ? EMPTY.sha256 : EMPTY.sha1;
}
