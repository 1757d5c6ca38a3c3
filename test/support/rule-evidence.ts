/** The analysers of the product, over the rules as they stand in the sources. */
import { readRuleFiles, shipped } from '../../scripts/lib/evidence-rules.ts';
import type { Catalogue } from '../../src/align/core/catalogue.ts';
import type { Rule } from '../../src/evidence/core/rules.ts';
import type { EvidenceSource } from '../../src/evidence/core/types.ts';
import { createEvidenceSource } from '../../src/evidence/worker/source.ts';

/** What cannot be loaded is told to `warn`. */
export function ruleEvidence(catalogue: Catalogue, warn: (message: string) => void): EvidenceSource {
  let reading: Promise<readonly Rule[]> | undefined;
  return createEvidenceSource({
    rules: () => (reading ??= readRuleFiles().then(shipped)),
    reasonOf: (tag) => catalogue.entry(tag).reason,
    warn,
  });
}
