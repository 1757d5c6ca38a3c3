/** Counts of one kind of suite, kept in a file so that `npm test` can add them up. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RESULTS } from './paths.ts';

export interface Totals {
  readonly passed: number;
  readonly failed: number;
  /** One text for each failure, of a line or a few: its title, and what went wrong. A program as a whole has none. */
  readonly failures?: readonly string[];
}

export const plus = (a: Totals, b: Totals): Totals => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  failures: [...(a.failures ?? []), ...(b.failures ?? [])],
});

/** What stands in `failures`: the title, and the beginning of the message. */
export const failure = (title: string, message: string): string => `${title}\n    ${message.trim().slice(0, 600)}`;

const file = (name: string) => join(RESULTS, `${name}.totals.json`);

export async function forgetTotals(name: string): Promise<void> {
  await rm(file(name), { force: true });
}

export async function writeTotals(name: string, totals: Totals): Promise<void> {
  await mkdir(RESULTS, { recursive: true });
  await writeFile(file(name), `${JSON.stringify(totals)}\n`);
}

/** Undefined when the run did not come as far as to write them. */
export async function readTotals(name: string): Promise<Totals | undefined> {
  try {
    return JSON.parse(await readFile(file(name), 'utf8')) as Totals;
  } catch {
    return undefined;
  }
}
