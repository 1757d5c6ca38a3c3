/** The product's own path with the analysers and the rules' own fixes, and a model that sees nothing. */
import { readFile } from 'node:fs/promises';
import { createCatalogue } from '../../src/align/core/catalogue.ts';
import type { ModelLimits } from '../../src/align/core/types.ts';
import { VerdictCache } from '../../src/align/core/verdict-cache.ts';
import { createGrammars } from '../../src/align/worker/grammars.ts';
import { alignText } from './align-text.ts';
import { ruleEvidence } from './rule-evidence.ts';
import { scriptedCorrector } from './scripted-corrector.ts';

const LEVEL = { threshold: 0, margin: 0 };
const PROFILE: ModelLimits = {
  id: 'sees-nothing',
  maxSegmentTokens: 400,
  sensitivity: { low: LEVEL, normal: LEVEL, high: LEVEL },
};

/** What aligns a Markdown text by the rules alone; what cannot be loaded is an error. */
export async function alignerByRules() {
  const parser = createGrammars();
  const catalogue = createCatalogue(
    JSON.parse(await readFile(new URL('../../models/catalogue.json', import.meta.url), 'utf8')),
  );
  const evidence = ruleEvidence(catalogue, (message) => {
    throw new Error(message);
  });
  return (text: string, question = '') => {
    const source = { kind: 'markdown' } as const;
    const request = { question, text, source, sensitivity: 'normal', priority: 'interactive' } as const;
    const options = { profile: PROFILE, modelHash: '', catalogue, parser, cache: new VerdictCache(), evidence };
    const silent = scriptedCorrector(() => ({ score: 9 }));
    return alignText(request, silent, { ...options, clock: () => 0 });
  };
}
