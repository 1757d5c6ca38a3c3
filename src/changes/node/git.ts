/** Calls git: read-only, without its pagers, prompts, external diffs and locks, and without any request to a network. */
import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import type { CancelSignal } from '../../base/core/cancel.ts';
import { CancelledError } from '../../base/core/errors.ts';
import { changesErrors } from '../core/errors.ts';

/** Settings of a repository or its user that would run a program or change what is printed. */
const SETTINGS = ['core.fsmonitor=false', 'core.quotePath=true', 'core.pager=cat', 'diff.relative=false'];
const ENVIRONMENT = {
  LC_ALL: 'C',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_EXTERNAL_DIFF: '',
  GIT_DIFF_OPTS: '',
};
/** As much of what git says went wrong as fits into a message. */
const LONGEST_WHY = 300;

export interface GitOptions {
  /** Exit codes that are no failure; 0 alone by default. */
  readonly accept?: readonly number[] | undefined;
  readonly input?: Buffer | undefined;
  readonly signal?: CancelSignal | undefined;
}

/**
 * Runs git in a folder and hands over its output as it comes. Resolves with the exit code. Rejects with `changes.no-git`,
 * `changes.git`, CancelledError, or what `onOutput` threw.
 */
export function runGit(
  folder: string,
  args: readonly string[],
  onOutput: (bytes: Buffer) => void,
  { accept = [0], input, signal }: GitOptions = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(new CancelledError());
      return;
    }
    // Started in the user's own folder: Windows looks for programs in the folder of the start first.
    const all = ['-C', folder, ...SETTINGS.flatMap((setting) => ['-c', setting]), ...args];
    const child = spawn('git', all, { cwd: homedir(), env: { ...process.env, ...ENVIRONMENT }, windowsHide: true });
    let why = '';
    let failed: Error | undefined;
    const fail = (error: unknown) => {
      failed ??= error instanceof Error ? error : new Error(String(error));
      child.kill('SIGKILL');
    };
    const cancel = () => fail(new CancelledError());
    signal?.addEventListener('abort', cancel, { once: true });
    child.stdout.on('data', (bytes: Buffer) => {
      if (failed !== undefined) return;
      try {
        onOutput(bytes);
      } catch (error) {
        fail(error);
      }
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (why.length < LONGEST_WHY) why += text;
    });
    child.stdin.on('error', () => undefined);
    child.on('error', (error: NodeJS.ErrnoException) => {
      failed ??= error.code === 'ENOENT' ? changesErrors.noGit() : changesErrors.git(error.message);
    });
    child.on('close', (code) => {
      signal?.removeEventListener('abort', cancel);
      if (failed !== undefined) reject(failed);
      else if (code !== null && accept.includes(code)) resolve(code);
      else reject(changesErrors.git(why.trim().split('\n')[0]?.slice(0, LONGEST_WHY) ?? `exit code ${code ?? 'none'}`));
    });
    child.stdin.end(input);
  });
}

/** The same, with the whole output as text in Latin-1, so that names in other encodings survive. */
export async function askGit(
  folder: string,
  args: readonly string[],
  options?: GitOptions,
): Promise<{ code: number; out: string }> {
  const chunks: Buffer[] = [];
  const code = await runGit(folder, args, (bytes) => chunks.push(bytes), options);
  return { code, out: Buffer.concat(chunks).toString('latin1') };
}
