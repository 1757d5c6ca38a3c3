/**
 * What the model said before, so that an unchanged segment costs nothing. Verdict scores are stored, thresholds are
 * applied when reading: a score that stands under the new threshold needs no correction, one that does not needs a
 * stored correction, or the model.
 */
import type { Correction } from './corrector.ts';

/** Everything that decides what the model reads. */
export interface CacheKey {
  readonly profile: string;
  readonly modelHash: string;
  /** The exact text before the segment: the question. */
  readonly prefix: string;
  /** The segment as the model reads it. */
  readonly text: string;
}

/** What else decides how a correction is written. */
export interface CorrectionKey {
  readonly margin: number;
  readonly settledMargin?: number | undefined;
  /** Tags that the output was made to begin with. */
  readonly forcedTags?: readonly string[] | undefined;
}

export type CachedCorrection = Pick<Correction, 'score' | 'tags' | 'text' | 'written'>;

interface Entry {
  readonly score: number | null;
  readonly corrections: Map<string, CachedCorrection>;
  size: number;
}

/** A bounded LRU in memory; the bound is in UTF-16 units of all texts in it. */
export class VerdictCache {
  readonly #limit: number;
  readonly #entries = new Map<string, Entry>();
  #size = 0;

  constructor(limit = 4_000_000) {
    this.#limit = limit;
  }

  get entries(): number {
    return this.#entries.size;
  }

  /** The answer of before under today's threshold, or undefined when the model must be asked. */
  get(key: CacheKey, how: CorrectionKey, threshold: number): CachedCorrection | undefined {
    const id = keyOf(key);
    const entry = this.#entries.get(id);
    if (entry === undefined) return undefined;
    this.#entries.delete(id);
    this.#entries.set(id, entry);
    if (how.forcedTags === undefined && entry.score !== null && entry.score >= threshold) {
      return { score: entry.score, tags: [], text: key.text, written: [] };
    }
    return entry.corrections.get(howOf(how));
  }

  /** The score that the model gave; undefined when it must be asked. */
  scoreOf(key: CacheKey): number | null | undefined {
    return this.#entries.get(keyOf(key))?.score;
  }

  /** Stores a score for which no correction was asked. */
  setScore(key: CacheKey, score: number | null): void {
    const id = keyOf(key);
    const entry: Entry = this.#entries.get(id) ?? { score, corrections: new Map(), size: 0 };
    this.#remove(id);
    this.#put(id, entry);
  }

  /** Stores what the model said under `threshold`. A segment that the model did not judge is not stored. */
  set(key: CacheKey, how: CorrectionKey, threshold: number, correction: Correction): void {
    if (correction.skipped !== undefined) return;
    const id = keyOf(key);
    const entry: Entry = this.#entries.get(id) ?? { score: correction.score, corrections: new Map(), size: 0 };
    this.#remove(id);
    const stands = how.forcedTags === undefined && correction.score !== null && correction.score >= threshold;
    if (!stands) {
      const { score, tags, text, written } = correction;
      entry.corrections.set(howOf(how), { score, tags, text, written });
    }
    this.#put(id, entry);
  }

  clear(): void {
    this.#entries.clear();
    this.#size = 0;
  }

  #put(id: string, entry: Entry): void {
    entry.size = id.length + 64;
    for (const kept of entry.corrections.values()) entry.size += kept.text.length + kept.written.length * 24 + 64;
    if (entry.size > this.#limit) return;
    this.#entries.set(id, entry);
    this.#size += entry.size;
    for (const oldest of this.#entries.keys()) {
      if (this.#size <= this.#limit) break;
      this.#remove(oldest);
    }
  }

  #remove(id: string): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    this.#entries.delete(id);
    this.#size -= entry.size;
  }
}

const keyOf = (key: CacheKey): string => JSON.stringify([key.profile, key.modelHash, key.prefix, key.text]);
const howOf = ({ margin, settledMargin, forcedTags }: CorrectionKey): string =>
  JSON.stringify([margin, settledMargin, forcedTags]);
