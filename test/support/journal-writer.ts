/**
 * A window that decides and decides, as a process that a test may kill: `FILE NAME COUNT [SHARED]`. Decision i is of hunk
 * i % 10 of answer NAME-(i / 10), and writes a text that only it can have written. After each acknowledged decision it
 * prints `i`; on the first error `! CODE`, and ends. With every tenth decision it tries to get one of the SHARED hunks that
 * every writer wants, and prints `= n` when it was the one to get hunk n; before it begins
 * it prints `ready` and waits for the end of standard input.
 */
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Journal } from '../../src/journal/core/journal.ts';
import { openJournal } from '../../src/journal/node/open.ts';
import { answerOf, hunkOf } from './journal-records.ts';

export const HUNKS = 10;
/** Decisions that are sent before the first of them is acknowledged. */
export const IN_FLIGHT = 16;
export const SHARED = 'shared';
export const THREAD = fileURLToPath(new URL('../../src/journal/worker/main.ts', import.meta.url));

/** The text of decision `i`: up to 4 KiB, so that commits are of all sizes. */
export const textOf = (name: string, i: number): string => `${name}:${i}:${'x'.repeat((i * 7919) % 4096)}:${name}:${i}`;

const hunksOf = (original: string, count: number) =>
  Array.from({ length: count }, (_, i) => hunkOf(original, 2 * i, 2 * i + 1, 'b'));

async function write(journal: Journal, name: string, count: number, shared: number): Promise<void> {
  const original = 'a '.repeat(Math.max(HUNKS, shared));
  if (shared > 0) await journal.recordAnswer(answerOf(SHARED, { original }), hunksOf(original, shared));
  if (shared > 0) {
    say('ready');
    await once(process.stdin.resume(), 'end');
  }
  const underWay: Promise<void>[] = [];
  try {
    for (let i = 0; i < count; i++) {
      underWay.push(decide(journal, name, i, original, i % 10 === 0 && i / 10 < shared));
      if (underWay.length === IN_FLIGHT) await underWay.shift();
    }
    await Promise.all(underWay);
  } finally {
    // After an error too, what comes after it may be acknowledged.
    await Promise.allSettled(underWay);
  }
}

async function decide(journal: Journal, name: string, i: number, original: string, isShared: boolean): Promise<void> {
  const id = `${name}-${Math.floor(i / HUNKS)}`;
  const recorded =
    i % HUNKS === 0 ? journal.recordAnswer(answerOf(id, { original }), hunksOf(original, HUNKS)) : undefined;
  const step = { from: 'pending', to: 'edited', text: textOf(name, i) } as const;
  const own = journal.decide(id, [{ ...step, hunk: i % HUNKS }]);
  const other = isShared ? journal.decide(SHARED, [{ ...step, hunk: i / 10 }]) : undefined;
  const [, outcome, got] = await Promise.all([recorded, own, other]);
  if (outcome !== 'taken') throw new Error(`Decision ${i} was not taken: ${outcome}`);
  say(`${i}`);
  if (got === 'taken') say(`= ${i / 10}`);
}

/** At once: what is printed is out even when the process dies right after. */
function say(line: string): void {
  for (;;)
    try {
      writeSync(1, `${line}\n`);
      return;
    } catch (error) {
      // The pipe is full until its reader comes to it.
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [file = '', name = '', count, shared = 0] = process.argv.slice(2);
  const journal = openJournal({ file, thread: THREAD, notice: ({ code }) => say(`! ${code}`) });
  try {
    await write(journal, name, Number(count), Number(shared));
  } catch (error) {
    say(`! ${error instanceof Error && 'code' in error ? String(error.code) : String(error)}`);
  }
  await journal.close();
}
