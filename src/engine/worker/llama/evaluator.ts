/** The decoders' evaluator on one sequence of a llama.cpp context. */
import type { ControlledEvaluateInputItem, Llama, LlamaContextSequence, Token } from 'node-llama-cpp';
import type { CancelSignal } from '../../../base/core/cancel.ts';
import { throwIfCancelled } from '../../../base/core/errors.ts';
import { Composition } from '../../core/decode/composition.ts';
import type { Choice, Evaluator, TokenId, Want } from '../../core/decode/evaluator.ts';
import type { ThreadChoice } from './threads.ts';
import { biasOf } from './token-bias.ts';

/** From this many tokens on, an evaluation counts as a batch for the choice of threads. */
const BATCH_FROM = 8;

export class LlamaEvaluator implements Evaluator {
  /** May be changed between two evaluations. */
  threads: ThreadChoice;
  readonly #llama: Llama;
  readonly #sequence: LlamaContextSequence;
  readonly #batchSize: number;
  readonly #composition = new Composition();

  constructor(llama: Llama, sequence: LlamaContextSequence, threads: ThreadChoice) {
    this.#llama = llama;
    this.#sequence = sequence;
    this.#batchSize = sequence.context.batchSize;
    this.threads = threads;
  }

  get context(): readonly TokenId[] {
    return this.#sequence.contextTokens;
  }

  get evaluated(): readonly number[] {
    return this.#composition.ends;
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
    this.#composition.rolledBack(position);
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
    const start = this.position;
    const results = await this.#sequence.controlledEvaluate(items);
    this.#composition.evaluated(start, tokens.length);
    for (let i = 0; i < tokens.length; i++) {
      const want = wants[i];
      choices.push(want === undefined ? undefined : toChoice(results[i]?.next, want));
    }
  }

  #item(token: Token, want: Want | undefined): ControlledEvaluateInputItem {
    if (want === undefined) return token;
    const { bias, probability } = want;
    const tokenBias = bias && biasOf(this.#sequence.model, bias.token as Token, bias.by);
    const options = tokenBias === undefined ? GREEDY : { ...GREEDY, tokenBias };
    return [token, { generateNext: { token: true, options, ...(probability === true ? { confidence: true } : {}) } }];
  }
}

const GREEDY = { temperature: 0 };

function toChoice(next: { token?: Token | null; confidence?: number } | undefined, { probability }: Want): Choice {
  const { token, confidence } = next ?? {};
  if (token === undefined || token === null) throw new Error('llama.cpp chose no token.');
  if (probability !== true) return { token };
  if (confidence === undefined || !(confidence > 0)) throw new Error('llama.cpp gave no probability.');
  return { token, logProbability: Math.min(0, Math.log(confidence)) };
}
