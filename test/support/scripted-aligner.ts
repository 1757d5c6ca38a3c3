/** An engine in this process with a scripted model: the real pipeline from text to hunks, without a child and llama.cpp. */
import { createCatalogue } from '../../src/align/core/catalogue.ts';
import { NO_PARSER } from './no-parser.ts';
import { openPipeline } from '../../src/align/core/pipeline.ts';
import { VerdictCache } from '../../src/align/core/verdict-cache.ts';
import type { Aligner } from '../../src/engine/core/aligner.ts';
import type { Corrector } from '../../src/align/core/corrector.ts';

const BACKEND = { gpu: false, device: 'CPU', layers: 0, totalLayers: 1, threads: 1, why: 'scripted' } as const;
const PROFILE = {
  id: 'scripted',
  maxSegmentTokens: 512,
  sensitivity: {
    low: { threshold: 0, margin: 0 },
    normal: { threshold: 0, margin: 0 },
    high: { threshold: 0, margin: 0 },
  },
};

export function scriptedAligner(corrector: Corrector): Aligner {
  const open: Aligner['open'] = (request, options = {}) => {
    const abort = new AbortController();
    options.signal?.addEventListener('abort', () => abort.abort(), { once: true });
    const pipeline = openPipeline(request, corrector, {
      profile: PROFILE,
      modelHash: 'scripted',
      catalogue: createCatalogue({}),
      parser: NO_PARSER,
      cache: new VerdictCache(),
      clock: () => performance.now(),
      signal: abort.signal,
      onSegment: options.onSegment,
      onProgress: options.onProgress,
    });
    return {
      append: (text) => pipeline.append(text),
      finish: async () => ({
        ...(await pipeline.finish()),
        model: { id: 'scripted', sha256: '0'.repeat(64) },
        backend: BACKEND,
        network: { requests: 0 },
      }),
      cancel: () => abort.abort(),
    };
  };
  return {
    state: { kind: 'ready', model: 'scripted', device: 'CPU', why: 'scripted' },
    onDidChangeState: () => ({ dispose: () => undefined }),
    open,
    align: ({ text, ...request }, options) => {
      const opened = open(request, options);
      opened.append(text);
      return opened.finish();
    },
    status: () => Promise.resolve(null),
    restart: () => Promise.resolve(),
    dispose: () => Promise.resolve(),
  };
}
