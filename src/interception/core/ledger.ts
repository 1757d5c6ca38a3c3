/** Remembers which answers were handled, so that one that arrives by two routes is handled once. */

/** An answer that comes again after this long is a new one. */
export const WINDOW_MS = 10 * 60_000;
const MOST = 1_000;

export class Ledger {
  readonly #now: () => number;
  readonly #seen = new Map<string, number>();

  /** `now`: milliseconds of any clock that does not go back. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** True for the first who brings the text within the time window. Texts that differ in markup alone are the same. */
  claim(text: string): boolean {
    const now = this.#now();
    for (const [key, at] of this.#seen) {
      if (now - at < WINDOW_MS && this.#seen.size <= MOST) break;
      this.#seen.delete(key);
    }
    const key = fingerprint(text);
    if (this.#seen.has(key)) return false;
    this.#seen.set(key, now);
    return true;
  }
}

/**
 * The number of letters and digits of a text with two FNV-1a hashes of them, one from each end. What stands between them
 * is left out, since a chat panel rewrites markup (links of file names, fences) on its way to the log.
 */
export function fingerprint(text: string): string {
  const bare = text.replace(/[^\p{L}\p{N}]+/gu, '');
  let forwards = OFFSET_BASIS;
  let backwards = OFFSET_BASIS;
  for (let i = 0; i < bare.length; i++) {
    forwards = Math.imul(forwards ^ bare.charCodeAt(i), PRIME);
    backwards = Math.imul(backwards ^ bare.charCodeAt(bare.length - 1 - i), PRIME);
  }
  return `${bare.length}:${forwards >>> 0}:${backwards >>> 0}`;
}

const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;
