/**
 * How many CPU threads to use. More are not always faster: with another busy process on the machine a second thread can
 * make single tokens several times slower, since llama.cpp's threads wait for each other at every layer. So it is measured.
 */
import { availableParallelism, cpus, loadavg } from 'node:os';
import { median } from '../../../base/core/median.ts';
import type { Evaluator } from '../../core/decode/evaluator.ts';

/** CPU threads for evaluations of many tokens, and of few. */
export interface ThreadChoice {
  readonly batch: number;
  readonly single: number;
}

/** Remembers measured choices by `threadKey`. */
export interface ThreadMemory {
  get(key: string): Promise<ThreadChoice | undefined>;
  set(key: string, choice: ThreadChoice): Promise<void>;
}

const BATCH_TOKENS = 32;
const SINGLE_TOKENS = 4;
const ROUNDS = 3;
/** No new round begins after this. */
const BUDGET_MS = 400;
/** A number of threads so many times slower than another is not measured further: on a busy machine that takes seconds. */
const HOPELESS = 1.5;

const never = new AbortController().signal;

/** The numbers of threads that are worth measuring with so many cores: 1, 2, half and all of them. */
export function threadCandidates(cores: number): number[] {
  const all = Math.max(1, cores);
  const wanted = [1, Math.min(2, all), Math.ceil(all / 2), all];
  return [...new Set(wanted)].toSorted((a, b) => a - b);
}

/** Names this machine and a way to run a model on it, by a release of llama.cpp, for remembering a measured choice. */
export function threadKey(modelSha256: string, gpu: string | false, release: string): string {
  const cpu = cpus()[0]?.model ?? 'unknown';
  return [cpu, availableParallelism(), gpu === false ? 'cpu' : gpu, modelSha256, release].join('|');
}

export interface ThreadTiming {
  readonly threads: number;
  /** Milliseconds of one evaluation of a batch, the best of a few, and of one token, the median of a few. */
  readonly batchMs: number;
  readonly singleMs: number;
}

/** Whether other work keeps the machine busy. (Windows tells no load.) */
const isBusy = (): boolean => loadavg()[0]! >= availableParallelism() / 2;

/** What is measured of a number of threads so far. */
interface Measured {
  batchMs: number;
  /**
   * The best one says little: with two threads a token is now and then fast, and mostly twice as slow as with one, because
   * a thread that the system has put to sleep is waited for at every layer.
   */
  readonly singles: number[];
}

/** The remembered choice for this machine, or a measured one that is remembered from now on. */
export async function settleThreads(
  evaluator: Evaluator,
  use: (threads: number) => void,
  cores: number,
  key: string,
  memory: ThreadMemory | undefined,
  busy: () => boolean = isBusy,
): Promise<ThreadChoice> {
  const known = await memory?.get(key);
  // The memory is a file that anyone can write to.
  const usable = (n: unknown) => Number.isInteger(n) && (n as number) >= 1 && (n as number) <= cores;
  if (known !== undefined && usable(known.batch) && usable(known.single)) return known;
  const choice = chooseThreads(await timeThreads(evaluator, use, threadCandidates(cores)));
  // What is best while something else runs must not stay for good.
  if (!busy()) await memory?.set(key, choice);
  return choice;
}

/** Times batches and single tokens with each number of threads, in turn so that a passing disturbance hits all alike. */
export async function timeThreads(
  evaluator: Evaluator,
  use: (threads: number) => void,
  candidates: readonly number[],
): Promise<ThreadTiming[]> {
  const timings = new Map<number, Measured>(candidates.map((n) => [n, { batchMs: Infinity, singles: [] }]));
  const batch = Array.from({ length: BATCH_TOKENS }, (_, i) => 1_000 + i);
  const time = async (work: () => Promise<unknown>) => {
    const start = performance.now();
    await work();
    return performance.now() - start;
  };
  const begun = performance.now();
  for (let round = 0; round < ROUNDS && performance.now() - begun < BUDGET_MS; round++)
    for (const [threads, best] of timings) {
      const fastest = Math.min(...[...timings.values()].map((t) => t.batchMs));
      if (best.batchMs < Infinity && best.batchMs > fastest * HOPELESS) continue;
      use(threads);
      await evaluator.rollback(0);
      best.batchMs = Math.min(best.batchMs, await time(() => evaluator.feed(batch, [], never)));
      if (best.batchMs > fastest * HOPELESS) continue;
      for (let i = 0; i < SINGLE_TOKENS; i++) best.singles.push(await time(() => evaluator.feed([1_000], [{}], never)));
    }
  await evaluator.rollback(0);
  const singleMs = (singles: readonly number[]) => (singles.length === 0 ? Infinity : median(singles));
  return [...timings].map(([threads, { batchMs, singles }]) => ({ threads, batchMs, singleMs: singleMs(singles) }));
}

/** The fastest for each; of two that differ by less than 3 %, the one with fewer threads. */
export function chooseThreads(timings: readonly ThreadTiming[]): ThreadChoice {
  const fastest = (ms: (t: ThreadTiming) => number) => {
    const best = Math.min(...timings.map(ms));
    return Math.min(...timings.filter((t) => ms(t) <= best * 1.03).map((t) => t.threads));
  };
  return { batch: fastest((t) => t.batchMs), single: fastest((t) => t.singleMs) };
}
