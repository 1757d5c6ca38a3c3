/** A soak that runs: its window, what was written so far, and how what went wrong is recorded. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Window } from '../../scripts/lib/window.ts';
import { pause, until } from '../support/until.ts';
import { statesOf } from './journal.ts';
import { processesOf, type Role } from './processes.ts';
import type { Decided, SoakRecord } from './record.ts';
import type { Places, Stage } from './stage.ts';
import type { Deed } from './wire.ts';

/** A window, or its extension host, on a busy machine. */
const START_MS = 120_000;

export class Soak {
  readonly places: Places;
  readonly stage: Stage;
  readonly record: SoakRecord;
  readonly random: () => number;
  /** Counts what was made, so that each is different. */
  number: number;
  isBesideOpen = false;
  #window: Window | undefined;
  #diary = '';

  constructor(places: Places, stage: Stage, record: SoakRecord, random: () => number) {
    this.places = places;
    this.stage = stage;
    this.record = record;
    this.random = random;
    this.number = Math.floor(Date.now() / 1000) % 1_000_000;
  }

  get window(): Window {
    if (this.#window === undefined) throw new Error('no window is open');
    return this.#window;
  }

  get windows(): number {
    return this.isBesideOpen ? 2 : 1;
  }

  async open(): Promise<void> {
    this.#window = await this.stage.open();
    await this.hostAfter(undefined);
    this.#diary = readFileSync(this.places.diary, 'utf8');
  }

  async close(): Promise<void> {
    await this.#window?.close();
    this.#window = undefined;
  }

  /** Whoever has VS Code open now: the second window's user, when there is one, half of the time. */
  folder(): string {
    return this.isBesideOpen && this.random() < 0.5 ? this.places.beside : this.places.workspace;
  }

  ask<T>(deed: Deed, folder = this.places.workspace, timeout?: number): Promise<T> {
    return this.stage.windows.ask<T>(folder, deed, timeout);
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.random() * from.length)]!;
  }

  /** Waits for an extension host other than this one. */
  hostAfter(pid: number | undefined, folder = this.places.workspace, timeout = START_MS): Promise<number> {
    return until(
      'an extension host',
      () => {
        const now = this.stage.windows.pid(folder);
        return now === pid ? undefined : now;
      },
      timeout,
    );
  }

  /** Kills the newest process in a role. False when there is none. */
  kill(role: Role): boolean {
    const [found] = processesOf(this.places.cache)
      .filter((p) => p.role === role)
      .toSorted((a, b) => b.pid - a.pid);
    if (found === undefined) return false;
    this.record.add({ kind: 'mark', what: `kill ${role}` });
    process.kill(found.pid, 'SIGKILL');
    return true;
  }

  lost(what: string): void {
    console.log(`LOST: ${what}`);
    this.record.add({ kind: 'lost', what });
  }

  /** Compares what is on the disk with what must be there. */
  checkFile(folder: string, file: string, expected: string): void {
    const text = readFileSync(join(folder, file), 'utf8');
    if (text !== expected) this.lost(`${file} is ${JSON.stringify(text)} and should be ${JSON.stringify(expected)}`);
  }

  /** One line more in a file that is kept over all restarts. */
  async writeDiary(): Promise<void> {
    const line = `${new Date().toISOString()} line ${++this.number}\n`;
    const file = basename(this.places.diary);
    const text = await this.ask<string>({ do: 'write', file, line });
    this.#diary += line;
    if (text !== this.#diary) this.lost(`the diary ends with ${JSON.stringify(text.slice(-200))}`);
    this.checkFile(this.places.workspace, file, this.#diary);
  }

  decided(id: string, state: Decided['state']): void {
    this.record.add({ kind: 'decided', id, state });
  }

  /** Whether the journal knows every decision that was acknowledged. */
  checkJournal(): void {
    const last = new Map<string, Decided['state']>();
    for (const entry of this.record.read()) if (entry.kind === 'decided') last.set(entry.id, entry.state);
    for (const [id, state] of last) {
      const states = statesOf(this.places.journal, id);
      if (states !== undefined && !states.includes(state))
        this.lost(`the journal has ${states.join(', ') || 'nothing'} for ${id}, which was ${state}`);
    }
  }

  /** Closes what may stand in the way, after something that did not end. */
  async clear(): Promise<void> {
    for (let i = 0; i < 3; i++) {
      await this.window.ui.press('Escape').catch(() => undefined);
      await pause(100);
    }
  }
}
