/** A git work tree in a folder of its own, for tests. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { IN_MEMORY, withFolder } from './temporary.ts';

export interface TestTree {
  readonly root: string;
  git(...args: string[]): string;
  /** Writes a file, with the folders on the way. */
  write(path: string, content: string | Buffer): void;
  /** Commits everything that is there. */
  commit(): void;
}

/** The settings of whoever runs the tests play no part. */
const ENVIRONMENT = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
const AS = [
  '-c',
  'user.name=A',
  '-c',
  'user.email=a@example.org',
  '-c',
  'commit.gpgSign=false',
  '-c',
  'core.autocrlf=false',
];

/** Makes a new work tree at a folder. */
export function makeTree(root: string): TestTree {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', root, ...AS, ...args], { encoding: 'utf8', env: { ...process.env, ...ENVIRONMENT } });
  git('init', '--quiet', '--initial-branch=main');
  return {
    root,
    git,
    write: (path, content) => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    },
    commit: () => {
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '--message=x');
    },
  };
}

export const withTree = <T>(use: (tree: TestTree) => T | Promise<T>): Promise<T> =>
  withFolder((folder) => use(makeTree(realpathSync(folder))), IN_MEMORY);
