/** The work tree around a path, for whoever may not know of git and files: the editor. */
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { Aligner } from '../../engine/core/aligner.ts';
import type { FindWorkTree, Revision } from '../core/changes.ts';
import { changesErrors } from '../core/errors.ts';
import { checkFiles } from './check-files.ts';
import { askGit } from './git.ts';
import { findRoot } from './repository.ts';

/** Branches, and commits, that are offered. */
const MOST = 20;

export const findWorkTree =
  (aligner: Pick<Aligner, 'align'>): FindWorkTree =>
  async (path) => {
    const isFolder = await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    );
    const folder = await realpath(isFolder ? path : dirname(path)).catch(() => undefined);
    if (folder === undefined) throw changesErrors.noRepository(path);
    const root = await findRoot(folder);
    const inside = relative(root, isFolder ? folder : join(folder, basename(path)));
    if (inside.startsWith('..')) throw changesErrors.path(path);
    return {
      root,
      inside: inside.replaceAll(sep, '/'),
      check: (options) => checkFiles(aligner, root, options),
      revisions: () => revisionsOf(root),
    };
  };

async function revisionsOf(root: string): Promise<readonly Revision[]> {
  const read = async (kind: Revision['kind'], args: readonly string[]): Promise<Revision[]> => {
    const { code, out } = await askGit(root, args, { accept: [0, 128] });
    if (code !== 0) return [];
    const lines = Buffer.from(out, 'latin1').toString('utf8').split('\n');
    return lines.flatMap((line) => {
      const [revision, label, subject] = line.split('\t', 3);
      return revision === undefined || label === undefined ? [] : [{ revision, label, subject: subject ?? '', kind }];
    });
  };
  const format = '--format=%(refname)%09%(refname:short)%09%(subject)';
  return [
    ...(await read('branch', [
      'for-each-ref',
      '--sort=-committerdate',
      `--count=${MOST}`,
      format,
      'refs/heads',
      'refs/remotes',
    ])),
    ...(await read('commit', ['log', '-n', `${MOST}`, '--format=%H%x09%h%x09%s', '--no-show-signature'])),
  ];
}
