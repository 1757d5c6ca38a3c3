/**
 * In which evaluations the tokens of a cache were computed. What a model computes for a token differs in its last bits
 * with the number of tokens that were evaluated beside it, so two caches of the same tokens are equal only when they
 * were filled in the same steps.
 */
export class Composition {
  #ends: number[] = [];

  /**
   * Positions at which an evaluation ended, ascending, from the first token on without a gap. Behind the last of them may
   * be what is left of an evaluation that was rolled back in part.
   */
  get ends(): readonly number[] {
    return this.#ends;
  }

  /** One evaluation of `count` tokens, from `start` on. */
  evaluated(start: number, count: number): void {
    if (start === (this.#ends.at(-1) ?? 0)) this.#ends.push(start + count);
  }

  /** The tokens from `position` on were taken out. */
  rolledBack(position: number): void {
    while (this.#ends.length > 0 && this.#ends.at(-1)! > position) this.#ends.pop();
  }
}
