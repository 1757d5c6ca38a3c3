/**
 * The pipeline in this process, as the engine's child runs it, with or without analysers, and with or without a model. What
 * only the evaluation wants (one of the two switched off) is no option of the product.
 */
import { readFile } from 'node:fs/promises';
import { createCatalogue } from '../../src/align/core/catalogue.ts';
import type { Corrector } from '../../src/align/core/corrector.ts';
import { alignText } from '../support/align-text.ts';
import type { ModelLimits, Sensitivity } from '../../src/align/core/types.ts';
import { VerdictCache } from '../../src/align/core/verdict-cache.ts';
import { createGrammars } from '../../src/align/worker/grammars.ts';
import { LlamaModelHost } from '../../src/engine/worker/llama/host.ts';
import { NO_EVIDENCE, type EvidenceSource } from '../../src/evidence/core/types.ts';
import { ruleEvidence } from '../support/rule-evidence.ts';
import type { Align } from './evaluate.ts';
import { findModel, type ProductOptions } from './product.ts';
import { sightedIn } from './sighted.ts';

const CATALOGUE = new URL('../../models/catalogue.json', import.meta.url);

export interface Local {
  readonly align: Align;
  /** What was asked before is not remembered any more. */
  forget(): Promise<void>;
  dispose(): Promise<void>;
}

const forgetter = (cache: VerdictCache) => () => {
  cache.clear();
  return Promise.resolve();
};

/** The analysers, without a model: they find, and what they can mend by themselves they mend. */
export async function openEvidence(say: (line: string) => void): Promise<Local> {
  const level = { threshold: 0, margin: 0 };
  const limits: ModelLimits = {
    id: 'none',
    maxSegmentTokens: 512,
    sensitivity: { low: level, normal: level, high: level },
  };
  const cache = new VerdictCache();
  const align = await alignerOf(SILENT, limits, 'none', 'normal', await evidenceSource(say), cache, say);
  return { align, forget: forgetter(cache), dispose: () => Promise.resolve() };
}

/** The model, without analysers. */
export async function openModel(options: ProductOptions): Promise<Local> {
  const spec = await findModel(options);
  const host = new LlamaModelHost({ log: { info: () => undefined, warn: options.say, error: options.say } });
  const gpu = process.env['ALIGNER_GPU'] === 'off' ? 'off' : 'auto';
  await host.load({ model: spec, gpu, threads: Number(process.env['ALIGNER_THREADS'] ?? 0) });
  const catalogue = createCatalogue(JSON.parse(await readFile(CATALOGUE, 'utf8')));
  const corrector = host.corrector(spec.profile, catalogue.tags);
  const { sensitivity, say } = options;
  const cache = new VerdictCache();
  const align = await alignerOf(corrector, spec.profile, spec.sha256, sensitivity, NO_EVIDENCE, cache, say);
  return { align, forget: forgetter(cache), dispose: () => host.dispose() };
}

/** The analysers of the product, over the rules as they stand in the sources. */
export async function evidenceSource(say: (line: string) => void): Promise<EvidenceSource> {
  const catalogue = createCatalogue(JSON.parse(await readFile(CATALOGUE, 'utf8')));
  return ruleEvidence(catalogue, say);
}

async function alignerOf(
  corrector: Corrector,
  profile: ModelLimits,
  modelHash: string,
  sensitivity: Sensitivity,
  evidence: EvidenceSource,
  cache: VerdictCache,
  say: (line: string) => void,
): Promise<Align> {
  const options = {
    profile,
    modelHash,
    catalogue: createCatalogue(JSON.parse(await readFile(CATALOGUE, 'utf8'))),
    parser: createGrammars(say),
    cache,
    clock: () => performance.now(),
    evidence,
  };
  return async ({ q, a }) => {
    const request = {
      question: q,
      text: a,
      source: { kind: 'markdown' },
      sensitivity,
      priority: 'interactive',
    } as const;
    const { corrected, segments, findings } = await alignText(request, corrector, options);
    return { corrected, segments, findings: sightedIn(a, findings) };
  };
}

/** Code has about this many characters a token; without a model nobody can count them. */
const TOKEN = 3.2;

/** A model that finds every segment right and writes nothing. */
const SILENT: Corrector = {
  correct: ({ segment }) =>
    Promise.resolve({
      score: 20,
      tags: [],
      text: segment,
      written: [],
      tokens: { prompt: 0, draft: 0, accepted: 0, generated: 0 },
      readMs: 0,
      decodeMs: 0,
    }),
  verdictOf: () => Promise.resolve(20),
  readAhead: () => Promise.resolve(),
  countTokens: (text) => Math.ceil(text.length / TOKEN),
};
