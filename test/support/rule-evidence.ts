/** The analysers of the product, over the rules as they stand in the sources. */
import { readRuleFiles, shipped } from '../../scripts/lib/evidence-rules.ts';
import type { Catalogue } from '../../src/align/core/catalogue.ts';
import type { EvidenceSource } from '../../src/evidence/core/types.ts';
import { createEvidenceSource } from '../../src/evidence/worker/source.ts';

/** What cannot be loaded is told to `warn`. */
export const ruleEvidence = (catalogue: Catalogue, warn: (message: string) => void): EvidenceSource =>
  createEvidenceSource({
    rules: async () => shipped(await readRuleFiles()),
    reasonOf: (tag) => catalogue.entry(tag).reason,
    warn,
  });
