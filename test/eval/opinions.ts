/** What parsers and judges say of whole Markdown texts. */
import { createGrammars } from '../../src/align/worker/grammars.ts';
import { codeBlocks, type CodeBlock } from './code.ts';
import { openAnalysers } from './evidence.ts';
import { askJudges } from './judges/ask-judges.ts';
import type { Opinion } from './outcome.ts';

export interface JudgedText {
  readonly text: string;
  /** Language of fences that do not say theirs. */
  readonly lang: string;
}

const keyOf = ({ language, code }: CodeBlock) => `${language}\n${code}`;
const isSyntax = (rule: string) => rule.endsWith(' syntax');

/**
 * Judges all texts in one go. What the analysers are certain of counts as a finding, too. A code block is broken when its
 * grammar or its language's own program cannot read it.
 */
export async function formOpinions(
  texts: readonly JudgedText[],
  say: (line: string) => void,
): Promise<(text: JudgedText) => Opinion> {
  const parser = createGrammars(say);
  const blocks = texts.flatMap(({ text, lang }) => codeBlocks(text, lang));
  for (const language of new Set(blocks.map((b) => b.language))) await parser.prepare(language);
  const findingsOf = await askJudges(blocks, say);
  const analysers = await openAnalysers(say);
  const certain = new Map<string, readonly string[]>();
  for (const block of blocks) {
    if (certain.has(keyOf(block))) continue;
    const tags = await analysers(block);
    certain.set(
      keyOf(block),
      tags.map((tag) => `evidence ${tag}`),
    );
  }
  return ({ text, lang }) => {
    const findings = new Map<string, number>();
    let broken = 0;
    const own = codeBlocks(text, lang);
    for (const block of own) {
      const found = findingsOf(block);
      const unread = [...found.keys()].some(isSyntax);
      if (unread || parser.parses(block.code, block.language) === false) broken++;
      for (const rule of certain.get(keyOf(block)) ?? []) findings.set(rule, (findings.get(rule) ?? 0) + 1);
      for (const [rule, n] of found) if (!isSyntax(rule)) findings.set(rule, (findings.get(rule) ?? 0) + n);
    }
    return { blocks: own.length, broken, findings };
  };
}
