/** What was worked out last, by what it was worked out from: guards and streams ask about the same few texts again. */
export class Recent<T> {
  readonly #limit: number;
  readonly #kept = new Map<string, T>();

  /** Keeps at most `limit` results; the one that was asked for longest ago goes first. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The kept result, else that of `make`, which is kept from now on, undefined too. */
  get(key: string, make: () => T): T {
    const value = this.#kept.has(key) ? (this.#kept.get(key) as T) : make();
    this.#kept.delete(key);
    this.#kept.set(key, value);
    if (this.#kept.size > this.#limit) this.#kept.delete(this.#kept.keys().next().value!);
    return value;
  }
}
