/** One loaded model in this process. The signatures here are final; see LlamaCorrector for what a corrector does. */
import type { Backend } from '../../../align/core/types.ts';
import type { Log } from '../../../base/core/log.ts';
import type { Corrector } from '../../core/corrector.ts';
import type { LoadParams, LoadResult, Profile } from '../../core/protocol.ts';
import type { ThreadMemory } from './threads.ts';

export interface LlamaModelHostOptions {
  readonly log: Log;
  /** Remembers measured thread counts per machine and model; without one every load measures. */
  readonly threads?: ThreadMemory | undefined;
}

export class LlamaModelHost {
  constructor(_options: LlamaModelHostOptions) {
    throw new Error('not yet');
  }
  /** The backend in use; null while nothing is loaded. */
  get backend(): Backend | null {
    return null;
  }
  /** llama.cpp's release, such as `b9012`; empty before the first load. */
  get release(): string {
    return '';
  }
  /** Loads the model, replacing a loaded one. `onProgress` gets 0 to 1. Rejects with AlignerError `engine.load`. */
  load(_params: LoadParams, _onProgress?: (fraction: number) => void): Promise<LoadResult> {
    throw new Error('not yet');
  }
  /** A corrector on the loaded model; it dies with the next load or dispose. Throws `engine.not-loaded`. */
  corrector(_profile: Profile): Corrector {
    throw new Error('not yet');
  }
  /** Frees the model's memory; load() works again afterwards. */
  dispose(): Promise<void> {
    throw new Error('not yet');
  }
}
