/** The decoders' evaluator on one sequence of a llama.cpp context. */
import {
  TokenBias,
  type ControlledEvaluateInputItem,
  type Llama,
  type LlamaContextSequence,
  type Token,
} from 'node-llama-cpp';
import type { CancelSignal } from '../../../base/core/cancel.ts';
import { throwIfCancelled } from '../../../base/core/errors.ts';
import type { Choice, Evaluator, TokenId, Want } from '../../core/decode/evaluator.ts';
import type { ThreadChoice } from './threads.ts';

/** From this many tokens on, an evaluation counts as a batch for the choice of threads. */
const BATCH_FROM = 8;
/** Enough to take a token out of every choice; finite, so that its logit can be had back. */
const EXCLUDED = -100;

export class LlamaEvaluator implements Evaluator {
  /** May be changed between two evaluations. */
  threads: ThreadChoice;
  readonly #llama: Llama;
  readonly #sequence: LlamaContextSequence;
  readonly #batchSize: number;
  readonly #biases = new Map<TokenId, TokenBias>();

  constructor(llama: Llama, sequence: LlamaContextSequence, threads: ThreadChoice) {
    this.#llama = llama;
    this.#sequence = sequence;
    this.#batchSize = sequence.context.batchSize;
    this.threads = threads;
  }

  get context(): readonly TokenId[] {
    return this.#sequence.contextTokens;
  }

  get position(): number {
    return this.#sequence.nextTokenIndex;
  }

  async feed(
    tokens: readonly TokenId[],
    wants: readonly (Want | undefined)[],
    signal: CancelSignal,
  ): Promise<readonly (Choice | undefined)[]> {
    // Beyond the end llama.cpp's binding would silently shift the context, and with it the meaning of every position.
    if (this.position + tokens.length >= this.#sequence.contextSize) throw new Error('The context is too small.');
    const choices: (Choice | undefined)[] = [];
    for (let start = 0; start < tokens.length; start += this.#batchSize) {
      throwIfCancelled(signal);
      const part = tokens.slice(start, start + this.#batchSize);
      await this.#evaluate(part, wants.slice(start, start + part.length), choices);
    }
    return choices;
  }

  async rollback(position: number): Promise<void> {
    await this.#sequence.eraseContextTokenRanges([{ start: position, end: this.position }]);
  }

  async #evaluate(
    tokens: readonly TokenId[],
    wants: readonly (Want | undefined)[],
    choices: (Choice | undefined)[],
  ): Promise<void> {
    const { batch, single } = this.threads;
    // The limit of the whole instance is the one public way to set the threads of one evaluation.
    this.#llama.maxThreads = tokens.length < BATCH_FROM ? single : batch;
    const items = tokens.map((token, i) => this.#item(token as Token, wants[i]));
    const results = await this.#sequence.controlledEvaluate(items);
    for (let i = 0; i < tokens.length; i++) {
      const want = wants[i];
      choices.push(want === undefined ? undefined : toChoice(results[i]?.next, want));
    }
  }

  #item(token: Token, want: Want | undefined): ControlledEvaluateInputItem {
    if (want === undefined) return token;
    const { against, probability, except } = want;
    const named = [against, except].filter((t) => t !== undefined) as Token[];
    const options = { temperature: 0, ...(except === undefined ? {} : { tokenBias: this.#without(except) }) };
    const needsWeight = probability === true || except !== undefined;
    return [
      token,
      {
        generateNext: {
          token: true,
          options,
          ...(named.length > 0 ? { logits: { filter: { tokens: named, includeSelected: true } } } : {}),
          ...(needsWeight ? { totalLogitWeight: true } : {}),
        },
      },
    ];
  }

  #without(token: TokenId): TokenBias {
    let bias = this.#biases.get(token);
    if (bias === undefined) {
      bias = TokenBias.for(this.#sequence.model).set(token as Token, { logit: EXCLUDED });
      this.#biases.set(token, bias);
    }
    return bias;
  }
}

interface Next {
  readonly token?: Token | null;
  readonly logits?: Map<Token, number>;
  /** Sum over the vocabulary of exp(logit − highest logit). */
  readonly totalLogitWeight?: number;
}

function toChoice(next: Next | undefined, { against, probability, except }: Want): Choice {
  const token = next?.token;
  if (token === undefined || token === null) throw new Error('llama.cpp chose no token.');
  const logit = (t: TokenId) => {
    const value = next?.logits?.get(t as Token);
    if (value === undefined) throw new Error(`llama.cpp gave no logit of token ${t}.`);
    return value;
  };
  // The choice has the highest logit, so its own weight is 1.
  const logWeight = () => Math.log(next?.totalLogitWeight ?? Number.NaN);
  return {
    token,
    lead: against === undefined ? undefined : logit(token) - logit(against),
    logProbability: probability === true ? Math.min(0, -logWeight()) : undefined,
    odds: except === undefined ? undefined : logit(except) - EXCLUDED - (logit(token) + logWeight()),
  };
}
