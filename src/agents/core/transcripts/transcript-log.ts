/** A transcript as it grows: complete lines are read, what makes no sense is counted, and a line without an end is not kept. */
import { isObject, type Json } from '../../../interception/core/mutation-log.ts';
import type { LoggedAnswer } from '../../../interception/core/session-log.ts';
import type { TranscriptReader } from './transcript.ts';

/** A longer line holds a file or a picture, and no answer. */
const LONGEST_LINE = 4_000_000;

export class TranscriptLog {
  readonly #create: () => TranscriptReader;
  readonly #isWanted: (cwd: string) => boolean;
  #reader: TranscriptReader;
  #rest = '';
  #isCutting = false;
  /** Lines that made no sense. */
  skipped = 0;

  /** `isWanted`: whether a session in that folder is this workspace's; others tell no answers. */
  constructor(create: () => TranscriptReader, isWanted: (cwd: string) => boolean) {
    this.#create = create;
    this.#isWanted = isWanted;
    this.#reader = create();
  }

  /** Takes what the file has grown by; returns the answers that ended in it. Never throws. */
  append(text: string): LoggedAnswer[] {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop()!;
    const answers = lines.flatMap((line) => this.#line(line) ?? []);
    if (this.#rest.length > LONGEST_LINE) {
      this.#rest = '';
      this.#isCutting = true;
    }
    return answers.filter(() => this.#isWanted(this.#reader.cwd));
  }

  /** The file was written anew: it is read from nothing. */
  restart(): void {
    this.#reader = this.#create();
    this.#rest = '';
    this.#isCutting = false;
  }

  #line(line: string): LoggedAnswer | undefined {
    if (this.#isCutting || line.length > LONGEST_LINE) {
      this.#isCutting = false;
      this.skipped++;
      return undefined;
    }
    if (line.trim() === '') return undefined;
    try {
      const entry = JSON.parse(line) as Json;
      if (isObject(entry)) return this.#reader.read(entry);
    } catch {
      // Counted below.
    }
    this.skipped++;
    return undefined;
  }
}
