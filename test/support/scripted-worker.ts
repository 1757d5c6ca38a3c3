/** The engine's child with a scripted model: "bad" becomes "good". Words in the text make it misbehave, for fault tests. */
import { createCatalogue } from '../../src/align/core/catalogue.ts';
import { NO_PARSER } from './no-parser.ts';
import { VerdictCache } from '../../src/align/core/verdict-cache.ts';
import type { Corrector } from '../../src/align/core/corrector.ts';
import { CancelledError } from '../../src/base/core/errors.ts';
import { serve } from '../../src/engine/worker/serve.ts';

const corrector: Corrector = {
  countTokens: (text) => Math.ceil(text.length / 4),
  readAhead: () => Promise.resolve(),
  verdictOf: ({ segment }) => Promise.resolve(segment.includes('bad') ? -9 : 9),
  async correct({ segment }, { signal, threshold }) {
    if (segment.includes('CRASH')) process.kill(process.pid, 'SIGSEGV');
    if (segment.includes('HANG')) {
      await new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(new CancelledError()));
      });
    }
    const faulty = segment.includes('bad');
    const score = faulty ? threshold - 5 : threshold + 5;
    return {
      score,
      tags: faulty ? ['wrong-word'] : [],
      text: segment.replaceAll('bad', 'good'),
      written: [],
      tokens: { prompt: segment.length, draft: 0, accepted: 0, generated: 0 },
      readMs: 1,
      decodeMs: 1,
    };
  },
};

serve(() => ({
  loadModel: async ({ model, gpu, threads }) => {
    if (model.path === 'CRASH-ON-GPU' && gpu !== 'off') process.kill(process.pid, 'SIGSEGV');
    if (model.path === 'HANG-ON-LOAD') await new Promise(() => undefined);
    const backend = { gpu: false, device: 'CPU', layers: 0, totalLayers: 1, threads, why: 'scripted' } as const;
    return { result: { backend, loadMs: 1 }, corrector, release: 'b9999', dispose: () => Promise.resolve() };
  },
  shared: {
    catalogue: createCatalogue({}),
    parser: NO_PARSER,
    cache: new VerdictCache(),
    clock: () => performance.now(),
  },
}));
