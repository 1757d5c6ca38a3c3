/** The one model of this process: loads it, gives a corrector on it, and lets go of its memory. */
import type { FaultWords } from '../../../align/core/fault-words.ts';
import type { Backend } from '../../../align/core/types.ts';
import type { Log } from '../../../base/core/log.ts';
import type { Corrector } from '../../../align/core/corrector.ts';
import { LARGE_BATCH } from '../../core/decode/residual.ts';
import { SegmentCorrector } from '../../core/decode/segment-corrector.ts';
import { engineErrors } from '../../core/errors.ts';
import type { LoadParams, LoadResult, Profile } from '../../core/protocol.ts';
import { inChat } from './chat.ts';
import { openBase, type OpenBase, type OpenModel } from './open-model.ts';
import type { ThreadMemory } from './threads.ts';

export interface LlamaModelHostOptions {
  readonly log: Log;
  /** Remembers measured thread counts per machine and model; without one every load measures. */
  readonly threads?: ThreadMemory | undefined;
}

export class LlamaModelHost {
  readonly #options: LlamaModelHostOptions;
  #base: OpenBase | undefined;
  #model: OpenModel | undefined;

  constructor(options: LlamaModelHostOptions) {
    this.#options = options;
  }

  /** The backend in use; null while nothing is loaded. */
  get backend(): Backend | null {
    return this.#model?.backend ?? null;
  }

  /** llama.cpp's release as its binding names it; empty while nothing is loaded. */
  get release(): string {
    return this.#model?.release ?? '';
  }

  /** The parts of the loaded model, for benchmarks and tests. Throws `engine.not-loaded`. */
  get parts(): OpenModel {
    if (this.#model === undefined) throw engineErrors.notLoaded();
    return this.#model;
  }

  /**
   * Loads a model in place of the loaded one; where only the adapter is another, the base stays in memory. `onProgress` gets 0
   * to 1. Rejects with llama.cpp's own error.
   */
  async load(params: LoadParams, onProgress?: (fraction: number) => void): Promise<LoadResult> {
    await this.dispose(params);
    const started = performance.now();
    try {
      this.#base ??= await openBase(params, { ...this.#options, onProgress });
      this.#model = await this.#base.open(params);
    } catch (error) {
      await this.dispose();
      throw error;
    }
    const { backend, threads } = this.#model;
    this.#options.log.info(`Threads: ${threads.batch} for batches, ${threads.single} for single tokens.`);
    return { backend, loadMs: performance.now() - started };
  }

  /**
   * A corrector on the loaded model, for one segment at a time; it ends with the next load or dispose. Known tags are named
   * faster. Throws `engine.not-loaded`, or an Error when the profile does not fit the model's vocabulary.
   */
  corrector(profile: Profile, tags?: readonly string[], words?: FaultWords): Corrector {
    const { evaluator, tokenizer, batchSize, capacity, backend, chatTemplate } = this.parts;
    return new SegmentCorrector({
      profile: profile.chat === true ? inChat(profile, chatTemplate) : profile,
      words,
      tokenizer,
      evaluator,
      tags,
      capacity,
      batchSize,
      draftBatch: backend.gpu === false ? undefined : LARGE_BATCH,
      now: () => performance.now(),
    });
  }

  /** Frees the model's memory, but for a base that `next` can use; load() works again afterwards. No work may be under way. */
  async dispose(next?: LoadParams): Promise<void> {
    const [base, model] = [this.#base, this.#model];
    this.#model = undefined;
    await model?.close();
    if (base === undefined || (next !== undefined && base.serves(next))) return;
    this.#base = undefined;
    await base.close();
  }
}
