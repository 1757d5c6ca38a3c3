/** Faults that need a window, the model or processes: suites of the tests show them, at their full numbers here. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { FaultResult } from './fault.ts';

interface Suite {
  readonly number: number;
  readonly promise: string;
  readonly kind: 'unit' | 'model' | 'vscode';
  readonly files: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const RUNS = { ALIGNER_MODEL_RUNS: '10000' };
const FULL = { ALIGNER_FAULTS: 'full' };

export const SUITES: readonly Suite[] = [
  { number: 1, promise: 'a child that is killed leaves the text as it was', kind: 'vscode', files: ['align-faults'] },
  { number: 2, promise: 'crashes in a row end in a stop', kind: 'unit', files: ['engine/node/local-aligner'] },
  { number: 3, promise: 'no engine outlives its host', kind: 'model', files: ['orphans'], env: FULL },
  {
    number: 6,
    promise: 'words that are special tokens are plain text',
    kind: 'model',
    files: ['faults/special-tokens'],
    env: FULL,
  },
  {
    number: 7,
    promise: 'an answer that gives orders gets a diff, and nothing else happens',
    kind: 'model',
    files: ['faults/injection'],
    env: FULL,
  },
  {
    number: 19,
    promise: 'typing between a proposal and its decision loses nothing',
    kind: 'unit',
    files: ['review/core/session'],
    env: RUNS,
  },
  {
    number: 20,
    promise: 'what could not be written is not recorded as accepted',
    kind: 'unit',
    files: ['review/core/session'],
    env: RUNS,
  },
  {
    number: 21,
    promise: 'a review survives a reload, and changes nothing by itself',
    kind: 'vscode',
    files: ['review-reload'],
  },
  { number: 22, promise: 'undo takes back its own change alone', kind: 'vscode', files: ['review'] },
  { number: 24, promise: 'what was acknowledged survives kill -9', kind: 'unit', files: ['faults/journal'], env: FULL },
  {
    number: 25,
    promise: 'what was written before a cut is recovered',
    kind: 'unit',
    files: ['faults/journal'],
    env: FULL,
  },
  { number: 26, promise: 'a full disk changes nothing', kind: 'unit', files: ['faults/journal'], env: FULL },
  { number: 27, promise: 'two windows mix nothing up', kind: 'unit', files: ['faults/journal'], env: FULL },
  { number: 29, promise: 'an answer is shown as the text that it is', kind: 'vscode', files: ['review-panel'] },
  { number: 30, promise: 'a forged message does nothing', kind: 'vscode', files: ['review-panel'] },
  { number: 31, promise: 'a hook never holds an agent up', kind: 'unit', files: ['agents/node/run-hook', 'cli/hook'] },
  { number: 32, promise: 'hooks come and go without a trace', kind: 'unit', files: ['agents/node/hook-installer'] },
  { number: 33, promise: 'a workspace that is not trusted sets no program', kind: 'vscode', files: ['align-trust'] },
  {
    number: 36,
    promise: 'the same answer gives the same result, whatever its neighbours',
    kind: 'model',
    files: ['faults/orders'],
    env: FULL,
  },
  {
    number: 37,
    promise: '"undone" is said only when the text is back',
    kind: 'unit',
    files: ['review/core/session'],
    env: RUNS,
  },
  {
    number: 50,
    promise: 'a stopped engine does not outlive its users',
    kind: 'unit',
    files: ['faults/shared-engine'],
    env: FULL,
  },
  { number: 46, promise: 'the command line says what it cannot do, in one line', kind: 'model', files: ['cli.model'] },
];

const NO_GATEWAY = 'Aligner has no gateway: no port is open, and no request of another program passes through it';

/** Parts that are not built: nothing was tried, and nothing is claimed. */
export const ABSENT: Readonly<Record<number, { readonly promise: string; readonly why: string }>> = {
  9: { promise: 'a name that leads back to this machine opens no gateway', why: NO_GATEWAY },
  10: { promise: 'no page or program without the token reaches a gateway', why: NO_GATEWAY },
  11: { promise: 'a client of a gateway that leaves ends its work', why: NO_GATEWAY },
  12: { promise: 'a stuck server holds up nobody else at a gateway', why: NO_GATEWAY },
  13: { promise: 'a gateway that fails passes the answer on as it is', why: NO_GATEWAY },
};

const ROOT = join(import.meta.dirname, '..', '..');
const outputs = new Map<string, Promise<FaultResult>>();

/** Runs a suite, once for all the faults that it shows: what it tried, what failed, and the figures that it printed. */
export function runSuite({ kind, files, env = {} }: Suite): Promise<FaultResult> {
  const key = [kind, ...files].join(' ');
  const known = outputs.get(key) ?? run(kind, files, env);
  outputs.set(key, known);
  return known;
}

function run(kind: string, files: readonly string[], env: Readonly<Record<string, string>>): Promise<FaultResult> {
  return new Promise((resolve, reject) => {
    const args = [join('scripts', 'mocha.mjs'), kind, ...files];
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('error', reject);
    child.on('close', () => resolve(resultOf(kind, files, output)));
  });
}

function resultOf(kind: string, files: readonly string[], output: string): FaultResult {
  const [, passed = '0', failed = '1'] = new RegExp(`${kind}: (\\d+) passed, (\\d+) failed`).exec(output) ?? [];
  const figures = output
    .split('\n')
    .filter((line) => /^ {4,}(?!✔|\d+\) )\S.*\d/.test(line))
    .map((line) => line.trim());
  const suite = `npm run test:${kind} -- ${files.join(' ')}: ${passed} tests`;
  return { tried: Number(passed) + Number(failed), failed: Number(failed), figure: [suite, ...figures].join('; ') };
}
