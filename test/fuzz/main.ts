/**
 * `npm run test:fuzz -- [--minutes N] [--seed S] [TARGET…]`: random inputs for whatever reads what others wrote, for N minutes
 * (10) in all. Each target runs in a process of its own with bounded memory; an input that takes long counts as a failure. What
 * fails is printed as the smallest input that fails, to make a test from. Exits 1 when something did.
 */
import { fork } from 'node:child_process';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { timed } from '../faults/fault.ts';
import { TARGETS } from './targets.ts';

const MEGABYTES = 768;
/** Milliseconds of the processor that one input may take; none is longer than a few thousand characters. */
const LONGEST_MS = 1_500;
/** A target that says nothing for so long hangs: on a busy machine it may take a minute to load what it needs. */
const SILENT_MS = 180_000;

const { values, positionals } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    target: { type: 'string' },
    ms: { type: 'string' },
  },
  allowPositionals: true,
});
const seed = Number(values.seed);

/** One target, in this process. */
async function run(name: string, ms: number): Promise<void> {
  const { inputs, check, prepare } = TARGETS[name]!;
  await prepare?.();
  let worst = 0;
  const property = fc.asyncProperty(inputs, async (input) => {
    sayAlive();
    const begun = process.cpuUsage();
    await check(input as never);
    const { user, system } = process.cpuUsage(begun);
    let took = (user + system) / 1_000;
    // The first time loads a grammar, and a busy machine makes anything slow once.
    for (let again = 0; took > LONGEST_MS && again < 3; again++) {
      let promise: void | Promise<void>;
      took = Math.min(
        took,
        timed(() => (promise = check(input as never))),
      );
      await promise!;
    }
    worst = Math.max(worst, took);
    if (took > LONGEST_MS) throw new Error(`It took ${Math.round(took)} ms.`);
  });
  const result = await fc.check(property, {
    seed,
    numRuns: 100_000_000,
    interruptAfterTimeLimit: ms,
    markInterruptAsFailure: false,
    endOnFailure: false,
  });
  const rss = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(`${name}: ${result.numRuns} inputs, worst ${Math.round(worst)} ms, ${rss} MB`);
  if (!result.failed || result.counterexample === null) return;
  console.log(`✘ ${name}, after ${result.numShrinks} steps of shrinking: ${fc.stringify(result.counterexample)}`);
  console.log(result.errorInstance instanceof Error ? result.errorInstance.stack : String(result.errorInstance));
  console.log(`  again: npm run test:fuzz -- --seed ${seed} ${name}`);
  process.exitCode = 1;
}

let said = 0;

/** To the process that would end this one, once a second. */
function sayAlive(): void {
  if (performance.now() - said < 1_000) return;
  said = performance.now();
  process.send?.('alive');
}

/** One target, in a process that ends. */
function runApart(name: string, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const args = ['--target', name, '--ms', String(ms), '--seed', String(seed)];
    const child = fork(import.meta.filename, args, { execArgv: [`--max-old-space-size=${MEGABYTES}`] });
    const end = () => child.kill('SIGKILL');
    let timer = setTimeout(end, SILENT_MS);
    child.on('message', () => {
      clearTimeout(timer);
      timer = setTimeout(end, SILENT_MS);
    });
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      if (signal !== null)
        console.log(
          `✘ ${name}: ${signal}, it hung or took too much memory; again: npm run test:fuzz -- --seed ${seed} ${name}`,
        );
      resolve(code === 0);
    });
  });
}

if (values.target !== undefined) await run(values.target, Number(values.ms));
else {
  const names = positionals.length === 0 ? Object.keys(TARGETS) : positionals;
  const unknown = names.filter((name) => !(name in TARGETS));
  if (unknown.length > 0)
    throw new Error(`No target ${unknown.join(', ')}; there are ${Object.keys(TARGETS).join(', ')}.`);
  console.log(`Seed ${seed}`);
  const ms = (Number(values.minutes) * 60_000) / names.length;
  let failed = 0;
  for (const name of names) if (!(await runApart(name, ms))) failed++;
  console.log(`${names.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
