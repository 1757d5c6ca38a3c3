/** What the faults of transfers share: a model to fetch, a process that fetches it, and what is there afterwards. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AlignerError } from '../../../src/base/core/errors.ts';
import { ggufFile } from '../../support/gguf.ts';
import { fillModel } from '../../support/model-server.ts';
import { IN_MEMORY, withFolder } from '../../support/temporary.ts';

export type Answer = (request: IncomingMessage, response: ServerResponse, n: number) => boolean;
export const FILE = fillModel(ggufFile(), 100_000, 16);
const PULLER = fileURLToPath(new URL('../../support/puller.ts', import.meta.url));
export const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
export const wantedOf = (file: Buffer) => ({ id: 'm', sha256: sha(file), bytes: file.length });
export const inFolder = <T>(use: (folder: string) => T | Promise<T>) => withFolder(use, IN_MEMORY);
export const FAST = { pauseMs: 1 };

/** 'sound' when the file has its final name and is the wanted one, 'corrupt' when it is another, 'none' without one. */
export function stateOf(folder: string, file: Buffer): 'sound' | 'corrupt' | 'none' {
  const path = join(folder, 'm.gguf');
  if (!existsSync(path)) return 'none';
  return readFileSync(path).equals(file) ? 'sound' : 'corrupt';
}

export const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** The code of what a call rejects with; '' when it resolves. Anything but an error for people is a failure of its own. */
export const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => '',
    (error: unknown) => (error instanceof AlignerError ? error.code : `unexpected ${String(error)}`),
  );

export function startPuller(folder: string, url: string, file: Buffer) {
  const args = [PULLER, folder, `${url}/m.gguf`, sha(file), String(file.length)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = new Promise<string>((resolve) => child.once('close', () => resolve(output.trim())));
  return { child, ended };
}
