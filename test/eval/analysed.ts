/** The analysers as a system of their own: the answer is cut as the product cuts it, and nothing is changed. */
import { segment } from '../../src/align/core/segments.ts';
import type { Align } from './evaluate.ts';
import { openAnalysers } from './evidence.ts';

const LONGEST = 512;
/** Without a model there is no tokeniser: code has about this many characters a token. */
const TOKEN = 3.2;

export async function openAnalysed(say: (line: string) => void): Promise<Align> {
  const analysers = await openAnalysers(say);
  return async ({ a, lang }) => {
    const segments = segment(a, { kind: 'markdown' }, (text) => Math.ceil(text.length / TOKEN), LONGEST);
    const findings = [];
    for (const { start, text, wrap } of segments) {
      const signs = await analysers.text(`${wrap?.before ?? ''}${text}${wrap?.after ?? ''}`, lang);
      findings.push(...signs.map((sign) => ({ ...sign, start })));
    }
    const results = segments.map(({ start, end }) => ({ start, end, verdict: 'ok', score: null, tags: [] }) as const);
    return { corrected: a, segments: results, findings };
  };
}
