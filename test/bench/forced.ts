/**
 * Drives a model through a given output: every choice is computed as always, and then replaced by what the output has
 * there. So engines are measured and not the model's taste, and a change happens exactly where it was planned.
 */
import type { CancelSignal } from '../../src/base/core/cancel.ts';
import type { Choice, Evaluator, TokenId, Want } from '../../src/engine/core/decode/evaluator.ts';

/** Sure enough for any verdict, and the same in every choice. */
const LOG_PROBABILITY = -0.01;

export class ForcedEvaluator implements Evaluator {
  readonly #inner: Evaluator;
  /** How many tokens precede the output, and the output with its end. */
  #prompt = 0;
  #output: readonly TokenId[] = [];

  constructor(inner: Evaluator) {
    this.#inner = inner;
  }

  get context(): readonly TokenId[] {
    return this.#inner.context;
  }

  get position(): number {
    return this.#inner.position;
  }

  get evaluated(): readonly number[] {
    return this.#inner.evaluated;
  }

  /** From now on the model writes `output` after a prompt of so many tokens. */
  force(promptTokens: number, output: readonly TokenId[]): void {
    this.#prompt = promptTokens;
    this.#output = output;
  }

  async feed(
    tokens: readonly TokenId[],
    wants: readonly (Want | undefined)[],
    signal: CancelSignal,
  ): Promise<readonly (Choice | undefined)[]> {
    const start = this.position;
    const choices = await this.#inner.feed(tokens, wants, signal);
    const { context } = this;
    let same = 0;
    while (this.#prompt + same < context.length && context[this.#prompt + same] === this.#output[same]) same++;
    return choices.map((choice, i) => {
      const written = start + i + 1 - this.#prompt;
      // Where the context has left the output, the choice is going to be thrown away.
      const token = written >= 0 && written <= same ? this.#output[written] : undefined;
      if (choice === undefined || token === undefined) return choice;
      return { token, logProbability: choice.logProbability === undefined ? undefined : LOG_PROBABILITY };
    });
  }

  rollback(position: number): Promise<void> {
    return this.#inner.rollback(position);
  }
}
