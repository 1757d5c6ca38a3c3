/** The rules' own corrections, through the product's own path with a model that sees nothing: guards, evidence, imports. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { readRuleFiles, ruleFileNames, shipped, type RuleFile } from '../../scripts/lib/evidence-rules.ts';
import { createCatalogue, type Catalogue } from '../../src/align/core/catalogue.ts';
import type { ModelLimits } from '../../src/align/core/types.ts';
import { VerdictCache } from '../../src/align/core/verdict-cache.ts';
import { createGrammars } from '../../src/align/worker/grammars.ts';
import { coveredBy } from '../../src/evidence/core/grammars.ts';
import type { EvidenceSource } from '../../src/evidence/core/types.ts';
import { createEvidenceSource } from '../../src/evidence/worker/source.ts';
import { alignText } from '../support/align-text.ts';
import { scriptedCorrector } from '../support/scripted-corrector.ts';

const LEVEL = { threshold: 0, margin: 0 };
const PROFILE: ModelLimits = {
  id: 'sees-nothing',
  maxSegmentTokens: 400,
  sensitivity: { low: LEVEL, normal: LEVEL, high: LEVEL },
};

describe("the rules' own fixes", function () {
  this.timeout(60_000);
  const parser = createGrammars();
  let files: readonly RuleFile[] = [];
  let catalogue: Catalogue;
  let evidence: EvidenceSource;

  before(async () => {
    files = await readRuleFiles();
    catalogue = createCatalogue(
      JSON.parse(await readFile(new URL('../../models/catalogue.json', import.meta.url), 'utf8')),
    );
    evidence = createEvidenceSource({
      rules: () => Promise.resolve(shipped(files)),
      reasonOf: (tag) => catalogue.entry(tag).reason,
      warn: (message) => {
        throw new Error(message);
      },
    });
  });

  const corrected = async (text: string) => {
    const silent = scriptedCorrector(() => ({ score: 9 }));
    const options = { profile: PROFILE, modelHash: '', catalogue, parser, cache: new VerdictCache(), evidence };
    const source = { kind: 'markdown' } as const;
    const request = { question: '', text, source, sensitivity: 'normal', priority: 'interactive' } as const;
    return alignText(request, silent, { ...options, clock: () => 0 });
  };

  for (const file of ruleFileNames())
    it(`of ${file} pass every check`, async () => {
      const wrong: string[] = [];
      for (const { id, languages, certainty, match, fixed = [] } of files.find((f) => f.file === file)!.rules)
        for (const [i, wanted] of fixed.entries()) {
          const code = match[i]!;
          if (certainty !== 'certain' || wanted === code) continue;
          const fence = (inside: string) => `\`\`\`${coveredBy(languages)[0]!}\n${inside}\n\`\`\`\n`;
          const { corrected: made, dropped } = await corrected(fence(code));
          // It may import what it needs.
          if (withoutImports(made) !== withoutImports(fence(wanted)))
            wrong.push(`${id}:\n${made}\ninstead of\n${fence(wanted)}${dropped.map(({ guard }) => guard).join()}`);
        }
      assert.deepEqual(wrong, []);
    });
});

const withoutImports = (text: string): string =>
  text.replaceAll(/^(?:import .*|from .* import .*|const \w+ = require\(.*)\n(?:\n)?/gm, '');
