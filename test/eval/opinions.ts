/** What parsers and judges say of whole Markdown texts. */
import { createGrammars } from '../../src/align/worker/grammars.ts';
import { codeBlocks } from './code.ts';
import { askJudges } from './judges/ask-judges.ts';
import type { Opinion } from './outcome.ts';

export interface JudgedText {
  readonly text: string;
  /** Language of fences that do not say theirs. */
  readonly lang: string;
}

const isSyntax = (rule: string) => rule.endsWith(' syntax');

/** Judges all texts in one go. A code block is broken when its grammar or its language's own program cannot read it. */
export async function formOpinions(
  texts: readonly JudgedText[],
  say: (line: string) => void,
): Promise<(text: JudgedText) => Opinion> {
  const parser = createGrammars(undefined, say);
  const blocks = texts.flatMap(({ text, lang }) => codeBlocks(text, lang));
  for (const language of new Set(blocks.map((b) => b.language))) await parser.prepare(language);
  const findingsOf = await askJudges(blocks, say);
  return ({ text, lang }) => {
    const findings = new Map<string, number>();
    let broken = 0;
    const own = codeBlocks(text, lang);
    for (const block of own) {
      const found = findingsOf(block);
      const unread = [...found.keys()].some(isSyntax);
      if (unread || parser.parses(block.code, block.language) === false) broken++;
      for (const [rule, n] of found) if (!isSyntax(rule)) findings.set(rule, (findings.get(rule) ?? 0) + n);
    }
    return { blocks: own.length, broken, findings };
  };
}
