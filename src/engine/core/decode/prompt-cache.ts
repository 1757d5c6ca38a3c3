/** Reads prompts into an evaluator's cache and keeps what two prompts in a row have in common: the question, a growing segment. */
import type { CancelSignal } from '../../../base/core/cancel.ts';
import type { Evaluator, TokenId } from './evaluator.ts';

export interface PromptRead {
  /** The prompt's last tokens, which are left to feed: at least one, at most one batch. */
  readonly pending: readonly TokenId[];
  /** Tokens at the start of the prompt that were in the cache already. */
  readonly reused: number;
}

export class PromptCache {
  readonly #evaluator: Evaluator;
  readonly #batchSize: number;
  /** The prompt that was asked for last; the cache begins with as much of it as it holds. */
  #prompt: readonly TokenId[] = [];

  /** Whoever else uses the evaluator must leave the prompt at its start alone, or roll it back without replacing it. */
  constructor(evaluator: Evaluator, batchSize: number) {
    this.#evaluator = evaluator;
    this.#batchSize = batchSize;
  }

  /** Makes the cache a first part of `prompt`, all but its last batch. */
  async read(
    prompt: readonly TokenId[],
    signal: CancelSignal,
    onRead?: (fraction: number) => void,
  ): Promise<PromptRead> {
    const evaluator = this.#evaluator;
    // The last token is always fed anew: the choice after it is what the reading is for.
    const reused = Math.min(this.#shared(prompt), prompt.length - 1);
    if (evaluator.position > reused) await evaluator.rollback(reused);
    this.#prompt = prompt;
    while (prompt.length - evaluator.position > this.#batchSize) {
      const { position } = evaluator;
      await evaluator.feed(prompt.slice(position, position + this.#batchSize), [], signal);
      onRead?.((evaluator.position - reused) / (prompt.length - reused));
    }
    return { pending: prompt.slice(evaluator.position), reused };
  }

  /** Reads the whole of a prompt that is going to grow, when at least `least` of its tokens are new. */
  async readAhead(prompt: readonly TokenId[], least: number, signal: CancelSignal): Promise<void> {
    if (prompt.length - this.#shared(prompt) < least) return;
    const { pending } = await this.read(prompt, signal);
    await this.#evaluator.feed(pending, [], signal);
  }

  #shared(prompt: readonly TokenId[]): number {
    const most = Math.min(this.#prompt.length, this.#evaluator.position, prompt.length);
    for (let i = 0; i < most; i++) if (this.#prompt[i] !== prompt[i]) return i;
    return most;
  }
}
