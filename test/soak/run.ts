/** One stretch of a soak: acts like a person's, a sample every half a minute, and an end at which nothing may be left. */
import { pause } from '../support/until.ts';
import * as acts from './acts.ts';
import { answersIn, bytesOf } from './journal.ts';
import { orphansAmong, processesOf } from './processes.ts';
import type { SoakRecord } from './record.ts';
import { Soak } from './soak.ts';
import { setStage, sizeOf, type Places } from './stage.ts';

export interface StretchOptions {
  /** From the moment at which its window is there; the signal may come first. */
  readonly minutes: number;
  readonly signal: AbortSignal;
  readonly random: () => number;
  readonly draw: () => void;
}

const SAMPLE_MS = 30_000;
const DRAWN_EVERY = 20;
/** Who should not be there, at so many samples in a row, is an orphan. A hook may finish its work for five minutes. */
const ORPHAN_SAMPLES = 12;
const LATER_MS = 330_000;
const PACE_MS = { least: 5_000, most: 15_000 };
const MINUTE = 60_000;
/** Forty minutes of plain use, so that a slow leak has the time to show in one process, then twenty in which things die. */
const CALM_MS = 40 * MINUTE;
const CYCLE_MS = 60 * MINUTE;
const BETWEEN_DEATHS_MS = 2.5 * MINUTE;
/** VS Code starts no other extension host after three deaths in five minutes. */
const BETWEEN_HOSTS_MS = 6 * MINUTE;
/** After so many failures in a row the window is loaded again. */
const MOST_FAILURES = 4;
const END_MS = 15_000;

type Act = (soak: Soak) => Promise<string>;
const USE: readonly (readonly [string, number, Act])[] = [
  ['align', 40, acts.align],
  ['write', 15, acts.diary],
  ['decide', 10, acts.decide],
  ['chat', 10, acts.chat],
  ['command', 10, acts.commands],
  ['look', 8, acts.look],
  ['second window', 4, acts.beside],
];
const DEATHS: readonly (readonly [string, Act])[] = [
  ['kill child', (soak) => acts.kill(soak, 'child')],
  ['kill engine', (soak) => acts.kill(soak, 'engine')],
  ['kill host', acts.killHost],
  ['reload', acts.reload],
];

export async function runStretch(places: Places, record: SoakRecord, options: StretchOptions): Promise<void> {
  const { signal, random } = options;
  const stage = await setStage(places);
  const soak = new Soak(places, stage, record, random);
  const stopped = new Promise<'stopped'>((resolve) => {
    if (signal.aborted) resolve('stopped');
    signal.addEventListener('abort', () => resolve('stopped'));
  });
  const sampler = new Sampler(soak, options.draw);
  try {
    await soak.open();
    sampler.start();
    await Promise.race([live(soak, options), stopped]);
  } catch (error) {
    record.add({ kind: 'act', what: 'stretch', ms: 0, ok: false, note: String(error) });
    console.error(error);
  } finally {
    await sampler.sample();
    sampler.stop();
    soak.checkJournal();
    await soak.close().catch((error: unknown) => console.error(error));
    await hooksHaveEnded(places);
    await stage.cli(['engine', 'stop']).catch((error: unknown) => console.error(error));
    await stage.close();
    await nobodyIsLeft(soak);
    record.add({ kind: 'end', why: signal.aborted ? 'stopped' : 'time' });
  }
}

/** Acts until the time is over. */
async function live(soak: Soak, { minutes, signal, random }: StretchOptions): Promise<void> {
  const begun = Date.now();
  let nextDeath = 0;
  let lastHost = 0;
  let failures = 0;
  let warmedUp: number | undefined;
  const state = { isBroken: false };
  const watch = () => void soak.window.broken.catch(() => (state.isBroken = true));
  watch();
  while (Date.now() - begun < minutes * MINUTE && !signal.aborted) {
    if (state.isBroken) {
      soak.record.add({ kind: 'mark', what: 'the browser or the server broke' });
      await soak.close().catch(() => undefined);
      await soak.open();
      state.isBroken = false;
      watch();
    }
    const isRough = (Date.now() - begun) % CYCLE_MS > CALM_MS;
    let [what, act] = chooseUse(soak);
    const host = soak.stage.windows.pid(soak.places.workspace);
    // The first question makes VS Code load its assistant into the same process: that belongs to the warm-up, not to the growth.
    if (host !== warmedUp) {
      [what, act] = ['chat', acts.chat];
      warmedUp = host;
    }
    if (failures >= MOST_FAILURES) {
      [what, act] = ['reload', acts.reload];
      failures = 0;
    } else if (isRough && Date.now() > nextDeath) {
      const mayHost = Date.now() - lastHost > BETWEEN_HOSTS_MS;
      [what, act] = soak.pick(DEATHS.filter(([name]) => mayHost || name !== 'kill host'));
      if (what === 'kill host') lastHost = Date.now();
      nextDeath = Date.now() + BETWEEN_DEATHS_MS;
    }
    failures = (await perform(soak, what, act)) ? 0 : failures + 1;
    await pause(PACE_MS.least + random() * (PACE_MS.most - PACE_MS.least));
  }
}

function chooseUse(soak: Soak): readonly [string, Act] {
  if (acts.isCrowded(soak)) return soak.isBesideOpen ? ['second window', acts.beside] : ['decide', acts.decide];
  let at = soak.random() * USE.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [name, weight, act] of USE) if ((at -= weight) < 0) return [name, act];
  return ['align', acts.align];
}

async function perform(soak: Soak, what: string, act: Act): Promise<boolean> {
  const begun = Date.now();
  const write = (ok: boolean, note: string) => {
    const ms = Date.now() - begun;
    console.log(`${new Date().toISOString().slice(11, 19)} ${ok ? ' ' : '✘'} ${what} ${note} (${ms} ms)`);
    soak.record.add({ kind: 'act', what, ms, ok, ...(note === '' ? {} : { note }) });
  };
  try {
    write(true, await act(soak));
    return true;
  } catch (error) {
    write(false, error instanceof Error ? error.message : String(error));
    await soak.clear();
    return false;
  }
}

class Sampler {
  readonly #soak: Soak;
  readonly #draw: () => void;
  readonly #seen = new Map<number, number>();
  #timer: ReturnType<typeof setInterval> | undefined;
  #count = 0;

  constructor(soak: Soak, draw: () => void) {
    this.#soak = soak;
    this.#draw = draw;
  }

  start(): void {
    this.#timer = setInterval(() => void this.sample(), SAMPLE_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async sample(): Promise<void> {
    const { places, record, windows } = this.#soak;
    const processes = processesOf(places.cache);
    const cache = await sizeOf(places.cache);
    record.add({
      kind: 'sample',
      processes,
      ...bytesOf(places.journal),
      answers: answersIn(places.journal),
      cache: cache.bytes,
      cacheFiles: cache.files,
    });
    const orphans = new Map(orphansAmong(processes, windows).map((p) => [p.pid, p]));
    for (const pid of this.#seen.keys()) if (!orphans.has(pid)) this.#seen.delete(pid);
    for (const [pid, { role, command }] of orphans) {
      const times = (this.#seen.get(pid) ?? 0) + 1;
      this.#seen.set(pid, times);
      if (times === ORPHAN_SAMPLES) record.add({ kind: 'orphan', what: `${role} ${pid}: ${command.slice(0, 300)}` });
    }
    if (++this.#count % DRAWN_EVERY === 0) this.#draw();
  }
}

/** What a hook left to be finished would start an engine again. */
async function hooksHaveEnded({ cache }: Places): Promise<void> {
  const end = Date.now() + LATER_MS;
  while (processesOf(cache).some(({ command }) => command.endsWith('--later')) && Date.now() < end) await pause(500);
}

/** After the last window and the engine have ended. */
async function nobodyIsLeft({ places, record }: Soak): Promise<void> {
  const end = Date.now() + END_MS;
  while (processesOf(places.cache).length > 0 && Date.now() < end) await pause(500);
  for (const { pid, role, command } of processesOf(places.cache))
    record.add({ kind: 'orphan', what: `at the end: ${role} ${pid}: ${command.slice(0, 300)}` });
}
