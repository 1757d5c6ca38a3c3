/** node-llama-cpp's own speculation by lookup in the prompt: a peer to compare with, in a context of its own. */
import {
  InputLookupTokenPredictor,
  TokenBias,
  type Llama,
  type LlamaContext,
  type LlamaContextSequence,
  type LlamaModel,
  type Token,
} from 'node-llama-cpp';
import { throwIfCancelled } from '../../../base/core/errors.ts';
import type { Decoded, DecodeOptions } from '../../core/decode/decoded.ts';
import type { TokenId } from '../../core/decode/evaluator.ts';
import type { ThreadChoice } from './threads.ts';
import { biasOf } from './token-bias.ts';

/** Longest guess; the context needs room for one beyond the output. */
const PREDICTED = 16;
/** Enough for a token to be chosen whatever the model says. */
const CERTAINLY = 1_000;

export interface LookupOptions {
  readonly contextSize: number;
  readonly batchSize: number;
  readonly threads: ThreadChoice;
}

export class LookupDecoder {
  readonly #llama: Llama;
  readonly #model: LlamaModel;
  readonly #options: LookupOptions;
  #context: LlamaContext | undefined;

  constructor(llama: Llama, model: LlamaModel, options: LookupOptions) {
    this.#llama = llama;
    this.#model = model;
    this.#options = options;
  }

  /**
   * Reads all that precedes the output anew, then decodes; the guesses come from what was read. With `forced` the model is
   * made to write just that, at the cost of choosing it.
   */
  async decode(
    before: readonly TokenId[],
    { stop, limit, signal, onProgress }: DecodeOptions,
    forced?: readonly TokenId[],
  ): Promise<Decoded> {
    this.#llama.maxThreads = this.#options.threads.batch;
    const sequence = await this.#sequence();
    const tokens: TokenId[] = [];
    // The predictor's guesses are checked in order, from the token on that follows those that are out.
    let checked = 0;
    const bias = () => {
      const token = forced?.[tokens.length + checked++];
      return token === undefined ? TokenBias.for(this.#model) : biasOf(this.#model, token as Token, CERTAINLY);
    };
    const options = { temperature: 0, yieldEogToken: true, ...(forced === undefined ? {} : { tokenBias: bias }) };
    let ended = false;
    try {
      for await (const token of sequence.evaluate(before as Token[], options)) {
        throwIfCancelled(signal);
        checked = 0;
        ended = stop.has(token);
        if (ended) break;
        tokens.push(token);
        onProgress?.(tokens.length);
        if (tokens.length >= limit) break;
      }
      const { validated, refuted } = sequence.tokenPredictions;
      const generated = tokens.length - validated;
      return { tokens, ended, written: [], draft: validated + refuted, accepted: validated, generated };
    } finally {
      await sequence.dispose();
    }
  }

  async dispose(): Promise<void> {
    await this.#context?.dispose();
    this.#context = undefined;
  }

  async #sequence(): Promise<LlamaContextSequence> {
    const { contextSize, batchSize, threads } = this.#options;
    this.#context ??= await this.#model.createContext({
      contextSize: contextSize + PREDICTED,
      batchSize,
      threads: Math.max(threads.batch, threads.single),
      flashAttention: true,
    });
    return this.#context.getSequence({
      tokenPredictor: new InputLookupTokenPredictor({ predictionLength: { max: PREDICTED } }),
    });
  }
}
