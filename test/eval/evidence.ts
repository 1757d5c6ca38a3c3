/** What the analysers find in an answer, without any model: as a judge of corrections, and as figures of their own. */
import { readFile } from 'node:fs/promises';
import { readRuleFiles, shipped } from '../../scripts/lib/evidence-rules.ts';
import { createCatalogue } from '../../src/align/core/catalogue.ts';
import { NO_SURROUNDINGS, type Certainty } from '../../src/evidence/core/types.ts';
import { createEvidenceSource } from '../../src/evidence/worker/source.ts';
import { codeBlocks, type CodeBlock } from './code.ts';

/** One finding, with the line that it is in. */
export interface Sign {
  readonly rule: string;
  readonly tag: string;
  readonly certainty: Certainty;
  readonly line: string;
}

export interface Analysers {
  /** What is found in a piece of code. */
  block(code: CodeBlock): Promise<readonly Sign[]>;
  /** What is found in all code of a Markdown text; fences that do not say their language have `fallback`. */
  text(text: string, fallback: string): Promise<readonly Sign[]>;
}

const CATALOGUE = new URL('../../models/catalogue.json', import.meta.url);

/** The analysers of the product, over the rules as they stand in the sources. */
export async function openAnalysers(say: (line: string) => void): Promise<Analysers> {
  const catalogue = createCatalogue(JSON.parse(await readFile(CATALOGUE, 'utf8')));
  const source = createEvidenceSource({
    rules: async () => shipped(await readRuleFiles()),
    reasonOf: (tag) => catalogue.entry(tag).reason,
    warn: say,
  });
  const block = async ({ language, code }: CodeBlock): Promise<Sign[]> => {
    await source.prepare(language);
    return source.analyse(code, language, NO_SURROUNDINGS).map(({ rule, tag, certainty, start }) => {
      const from = code.lastIndexOf('\n', start - 1) + 1;
      return { rule, tag, certainty, line: code.slice(from).split('\n', 1)[0]!.trim() };
    });
  };
  return {
    block,
    text: async (text, fallback) => {
      const found: Sign[] = [];
      for (const code of codeBlocks(text, fallback)) found.push(...(await block(code)));
      return found;
    },
  };
}
