/** node-llama-cpp's own speculation by lookup in the prompt: a peer to compare with, in a context of its own. */
import {
  InputLookupTokenPredictor,
  TokenBias,
  type LlamaContext,
  type LlamaContextSequence,
  type Token,
} from 'node-llama-cpp';
import { throwIfCancelled } from '../../../src/base/core/errors.ts';
import type { Decoded, DecodeOptions } from '../../../src/engine/core/decode/decoded.ts';
import type { TokenId } from '../../../src/engine/core/decode/evaluator.ts';
import type { OpenModel } from '../../../src/engine/worker/llama/open-model.ts';
import { biasOf } from '../../../src/engine/worker/llama/token-bias.ts';

/** Longest guess; the context needs room for one beyond the output. */
const PREDICTED = 16;
/** Enough for a token to be chosen whatever the model says. */
const CERTAINLY = 1_000;

export class LookupDecoder {
  readonly #open: Pick<OpenModel, 'model' | 'batchSize' | 'threads'>;
  readonly #contextSize: number;
  #context: LlamaContext | undefined;

  constructor(open: Pick<OpenModel, 'model' | 'batchSize' | 'threads'>, contextSize: number) {
    this.#open = open;
    this.#contextSize = contextSize;
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
    const { model, threads } = this.#open;
    model.llama.maxThreads = threads.batch;
    const sequence = await this.#sequence();
    const tokens: TokenId[] = [];
    // The predictor's guesses are checked in order, from the token on that follows those that are out.
    let checked = 0;
    const bias = () => {
      const token = forced?.[tokens.length + checked++];
      return token === undefined ? TokenBias.for(model) : biasOf(model, token as Token, CERTAINLY);
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
    const { model, batchSize, threads } = this.#open;
    this.#context ??= await model.createContext({
      contextSize: this.#contextSize + PREDICTED,
      batchSize,
      threads: Math.max(threads.batch, threads.single),
      flashAttention: true,
    });
    return this.#context.getSequence({
      tokenPredictor: new InputLookupTokenPredictor({ predictionLength: { max: PREDICTED } }),
    });
  }
}
