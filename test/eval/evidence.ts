/** The analysers as a judge of corrections: what they are certain of in a piece of code. */
import { NO_SURROUNDINGS } from '../../src/evidence/core/types.ts';
import type { CodeBlock } from './code.ts';
import { evidenceSource } from './local.ts';

/** The tags of certain findings, one for each. */
export type CertainTags = (block: CodeBlock) => Promise<readonly string[]>;

export async function openAnalysers(say: (line: string) => void): Promise<CertainTags> {
  const source = await evidenceSource(say);
  return async ({ language, code }) => {
    await source.prepare(language, code, NO_SURROUNDINGS);
    const found = source.analyse(code, language, NO_SURROUNDINGS);
    return found.filter((e) => e.certainty === 'certain').map((e) => e.tag);
  };
}
