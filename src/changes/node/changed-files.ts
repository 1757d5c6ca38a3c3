/** Which files of a work tree have changed, and which of their lines; with those that are not checked, and why. */
import type { CancelSignal } from '../../base/core/cancel.ts';
import type { Comparison } from '../core/changes.ts';
import { DiffReader, type DiffFile, type LineRange } from '../core/diff.ts';
import { decodeName, isInside } from '../core/paths.ts';
import { skipByName, type Skip, type Skipped } from '../core/skip.ts';
import { askGit, runGit } from './git.ts';
import { resolveBase } from './repository.ts';

export interface ChangedFile {
  /** Relative to the root, with `/` between its parts. */
  readonly path: string;
  /** `all` for a file that git does not know yet. */
  readonly added: readonly LineRange[] | 'all';
  /** Name of the content in the index. */
  readonly object: string;
}

export interface Changes {
  readonly files: readonly ChangedFile[];
  readonly skipped: readonly Skipped[];
}

const DIFF = [
  ...[
    '--literal-pathspecs',
    'diff',
    '--raw',
    '-z',
    '--patch',
    '--unified=0',
    '--inter-hunk-context=0',
    '--find-renames',
    '--no-abbrev',
  ],
  ...['--no-color', '--no-ext-diff', '--no-textconv', '--no-relative', '--ignore-submodules=all'],
  ...['--src-prefix=a/', '--dst-prefix=b/', '--submodule=short'],
];

/** Throws AlignerError; rejects with CancelledError. */
export async function changedFiles(root: string, comparison: Comparison, signal?: CancelSignal): Promise<Changes> {
  const base = await resolveBase(root, comparison.base);
  const reader = new DiffReader();
  const args = [
    ...DIFF,
    ...(comparison.staged ? ['--cached'] : []),
    ...(base === undefined ? [] : [base]),
    '--',
    ...comparison.paths,
  ];
  await runGit(root, args, (bytes) => reader.push(bytes.toString('latin1')), { signal });
  const files = new Map<string, ChangedFile>();
  const skipped = new Map<string, Skip>();
  const take = (name: string, reason: Skip | undefined, file: Omit<ChangedFile, 'path'>) => {
    const path = decodeName(name);
    const why = path === undefined ? 'encoding' : isInside(path) ? reason : 'outside';
    const shown = path ?? name;
    if (why !== undefined) skipped.set(shown, why);
    else files.set(shown, { path: shown, ...file });
  };
  for (const file of reader.end()) {
    if (file.status === 'D') continue;
    const { name, added, object } = file;
    if (added.length > 0 || file.isBinary || file.status === 'U') take(name, skipOf(file), { added, object });
  }
  if (!comparison.staged)
    for (const name of await untracked(root, comparison.paths, signal))
      take(name, undefined, { added: 'all', object: '' });
  const known = [...files.keys()];
  const attributes = await attributesOf(root, known, signal);
  for (const path of known) {
    const said = attributes.get(path);
    const reason = said === undefined ? skipByName(path) : said;
    if (reason === undefined || reason === null) continue;
    skipped.set(path, reason);
    files.delete(path);
  }
  for (const path of await ignored(root, comparison.paths, signal)) skipped.set(path, 'ignored');
  return {
    files: [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
    skipped: [...skipped].map(([path, reason]) => ({ path, reason })).sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

function skipOf({ status, mode, isBinary }: DiffFile): Skip | undefined {
  if (status === 'U') return 'unmerged';
  if (mode === '120000') return 'link';
  if (mode === '160000') return 'submodule';
  return isBinary ? 'binary' : undefined;
}

async function untracked(root: string, paths: readonly string[], signal?: CancelSignal): Promise<readonly string[]> {
  const { out } = await askGit(
    root,
    ['--literal-pathspecs', 'ls-files', '--others', '--exclude-standard', '-z', '--', ...paths],
    { signal },
  );
  // A repository inside of this one is listed as a folder.
  return out.split('\0').filter((name) => name !== '' && !name.endsWith('/'));
}

/** Named files that git ignores: whoever names one is told. */
async function ignored(root: string, paths: readonly string[], signal?: CancelSignal): Promise<readonly string[]> {
  const named = paths.filter((path) => path !== '.');
  if (named.length === 0) return [];
  const input = Buffer.from(named.map((path) => `${path}\0`).join(''));
  const { out } = await askGit(root, ['check-ignore', '-z', '--stdin'], { accept: [0, 1], input, signal });
  return out.split('\0').flatMap((name) => (name === '' ? [] : (decodeName(name) ?? [])));
}

/** What `.gitattributes` says, in the words of GitHub's Linguist: the reason, or null where it says that people wrote the file. */
async function attributesOf(
  root: string,
  paths: readonly string[],
  signal?: CancelSignal,
): Promise<ReadonlyMap<string, Skip | null>> {
  const found = new Map<string, Skip | null>();
  if (paths.length === 0) return found;
  const input = Buffer.from(paths.map((path) => `${path}\0`).join(''));
  const args = ['check-attr', '-z', '--stdin', 'linguist-generated', 'linguist-vendored'];
  const fields = (await askGit(root, args, { input, signal })).out.split('\0');
  for (let i = 0; i + 2 < fields.length; i += 3) {
    const [name, attribute, value] = fields.slice(i, i + 3) as [string, string, string];
    const path = decodeName(name);
    if (path === undefined || value === 'unspecified') continue;
    const isSet = value !== 'unset' && value !== 'false';
    if (isSet) found.set(path, attribute === 'linguist-generated' ? 'generated' : 'vendored');
    else if (!found.has(path)) found.set(path, null);
  }
  return found;
}
