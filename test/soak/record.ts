/** The record of a soak: one JSON object a line, each written at once, so that a run that is killed keeps all but its last. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { Process } from './processes.ts';

interface At {
  /** Milliseconds since 1970. */
  readonly t: number;
}
/** A run, or one more that goes on where an earlier one ended. */
export interface Stretch extends At {
  readonly kind: 'stretch';
  readonly seed: number;
  readonly commit: string;
}
export interface Sample extends At {
  readonly kind: 'sample';
  readonly processes: readonly Process[];
  /** Bytes. */
  readonly journal: number;
  readonly journalLog: number;
  readonly cache: number;
  readonly cacheFiles: number;
  /** In the journal. */
  readonly answers: number;
}
/** Something that a person did; `ok` says whether it ended as it had to. */
export interface Act extends At {
  readonly kind: 'act';
  readonly what: string;
  readonly ms: number;
  readonly ok: boolean;
  readonly note?: string;
}
/** A kill, a reload, a window more or less. */
export interface Mark extends At {
  readonly kind: 'mark';
  readonly what: string;
}
/** A text, or a decision, that is not what it must be. */
export interface Lost extends At {
  readonly kind: 'lost';
  readonly what: string;
}
export interface Orphan extends At {
  readonly kind: 'orphan';
  readonly what: string;
}
/** What was said to be decided, to be found in the journal at the end. */
export interface Decided extends At {
  readonly kind: 'decided';
  readonly id: string;
  readonly state: 'accepted' | 'rejected' | 'undone';
}
export interface End extends At {
  readonly kind: 'end';
  readonly why: string;
}
export type Entry = Stretch | Sample | Act | Mark | Lost | Orphan | Decided | End;

type Untimed<T> = T extends At ? Omit<T, 't'> : never;

export class SoakRecord {
  readonly file: string;

  constructor(file: string) {
    this.file = file;
    // A line that a killed run left unfinished must not take the next one along.
    if (existsSync(file) && !readFileSync(file, 'utf8').endsWith('\n')) appendFileSync(file, '\n');
  }

  add(entry: Untimed<Entry>): void {
    appendFileSync(this.file, `${JSON.stringify({ t: Date.now(), ...entry })}\n`);
  }

  read(): Entry[] {
    return readEntries(existsSync(this.file) ? readFileSync(this.file, 'utf8') : '');
  }
}

/** The entries of a record; lines that were not written to their end are left out. */
export function readEntries(text: string): Entry[] {
  return text.split('\n').flatMap((line) => {
    try {
      const entry = JSON.parse(line) as Entry;
      return typeof entry.t === 'number' ? [entry] : [];
    } catch {
      return [];
    }
  });
}
