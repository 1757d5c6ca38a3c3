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
import { openModel, type OpenModel } from './open-model.ts';
import type { ThreadMemory } from './threads.ts';

export interface LlamaModelHostOptions {
  readonly log: Log;
  /** Remembers measured thread counts per machine and model; without one every load measures. */
  readonly threads?: ThreadMemory | undefined;
}

export class LlamaModelHost {
  readonly #options: LlamaModelHostOptions;
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

  /** Loads a model in place of the loaded one. `onProgress` gets 0 to 1. Rejects with llama.cpp's own error. */
  async load(params: LoadParams, onProgress?: (fraction: number) => void): Promise<LoadResult> {
    await this.dispose();
    const started = performance.now();
    this.#model = await openModel(params, { ...this.#options, onProgress });
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

  /** Frees the model's memory; load() works again afterwards. No work may be under way. */
  async dispose(): Promise<void> {
    const model = this.#model;
    this.#model = undefined;
    await model?.close();
  }
}
