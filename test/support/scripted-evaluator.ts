/** A language model for tests: its logits are a given function of the whole context, and nothing else. */
import type { CancelSignal } from '../../src/base/core/cancel.ts';
import { throwIfCancelled } from '../../src/base/core/errors.ts';
import { Composition } from '../../src/engine/core/decode/composition.ts';
import type { Choice, Evaluator, TokenId, Want } from '../../src/engine/core/decode/evaluator.ts';

/** The logits of every token of the vocabulary, given what precedes. Must depend on the context alone. */
export type ScriptedModel = (context: readonly TokenId[]) => readonly number[];

export class ScriptedEvaluator implements Evaluator {
  /** Numbers of tokens of each feed so far. */
  readonly feeds: number[] = [];
  readonly #model: ScriptedModel;
  readonly #composition = new Composition();
  #context: TokenId[] = [];

  constructor(model: ScriptedModel) {
    this.#model = model;
  }

  get position(): number {
    return this.#context.length;
  }

  get context(): readonly TokenId[] {
    return this.#context;
  }

  get evaluated(): readonly number[] {
    return this.#composition.ends;
  }

  feed(
    tokens: readonly TokenId[],
    wants: readonly (Want | undefined)[],
    signal: CancelSignal,
  ): Promise<readonly (Choice | undefined)[]> {
    return Promise.resolve().then(() => {
      throwIfCancelled(signal);
      this.feeds.push(tokens.length);
      this.#composition.evaluated(this.#context.length, tokens.length);
      return tokens.map((token, i) => {
        this.#context.push(token);
        const want = wants[i];
        return want === undefined ? undefined : choose(this.#model(this.#context), want);
      });
    });
  }

  rollback(position: number): Promise<void> {
    if (position < 0 || position > this.#context.length)
      return Promise.reject(new RangeError(`No position ${position}`));
    this.#context = this.#context.slice(0, position);
    this.#composition.rolledBack(position);
    return Promise.resolve();
  }
}

function choose(given: readonly number[], { probability, bias }: Want): Choice {
  const logits = given.map((logit, token) => (token === bias?.token ? logit + bias.by : logit));
  const highest = Math.max(...logits);
  const token = bias !== undefined && logits[bias.token] === highest ? bias.token : logits.indexOf(highest);
  const weight = Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - highest), 0));
  return { token, logProbability: probability === true ? -weight : undefined };
}

/** A model without sense: logits that a hash of the last `order` tokens and the position within `period` decide. */
export function hashedModel(seed: number, vocabulary: number, order: number, period = 1): ScriptedModel {
  return (context) => {
    const key = [...context.slice(-order), context.length % period];
    return Array.from({ length: vocabulary }, (_, token) => 4 * hash(seed, token, key));
  };
}

/**
 * A model that writes `text` after `prompt`, then `end`; where the output has left the text, `otherwise` goes on. With
 * `doubt` from 0 to 1 the alternatives come close to the text's own tokens.
 */
export function writingModel(
  prompt: number,
  text: readonly TokenId[],
  end: TokenId,
  otherwise: ScriptedModel,
  doubt = 0.5,
): ScriptedModel {
  return (context) => {
    const logits = otherwise(context);
    const output = context.slice(prompt);
    if (output.length > text.length || output.some((token, i) => token !== text[i])) return logits;
    const next = text[output.length] ?? end;
    return logits.map((logit, token) => (token === next ? 4.001 + (1 - doubt) : logit));
  };
}

/** FNV-1a over the numbers, as a fraction from 0 to 1. */
function hash(seed: number, token: number, key: readonly number[]): number {
  let h = 0x811c9dc5 ^ seed;
  for (const n of [token, ...key]) h = Math.imul(h ^ (n + 1), 0x01000193) ^ (h >>> 15);
  h = Math.imul(h ^ (h >>> 13), 0x5bd1e995);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}
