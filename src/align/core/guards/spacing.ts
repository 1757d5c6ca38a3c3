/** A change of nothing but white space mends nothing where white space means nothing: in prose, and between most tokens. */
import { tokensOf, type Token } from '../code/tokens.ts';
import { outlineOf } from '../markdown.ts';
import type { Guard } from './guard.ts';
import { perBlock } from './per-block.ts';

/** Languages in which white space only keeps tokens apart. In a shell, in YAML or in CSS it says more. */
const FREE = /^(?:javascript|typescript|java|csharp|c|cpp|rust|php|sql|json|jsonc)$/;
/** In JavaScript a line break after these ends the statement. */
const ENDED_BY_LINE = /^(?:return|throw|yield|break|continue)$/;

const sameText = (a: string, b: string): boolean => a.replaceAll(/\s+/g, '') === b.replaceAll(/\s+/g, '');

const inBlocks = perBlock('spacing', [], ({ before, after, language }) => {
  if (before === after || (!FREE.test(language) && language !== 'python') || !sameText(before, after)) return true;
  const meaning = language === 'python' ? pythonMeaning : freeMeaning;
  return meaning(before, tokensOf(before, language)) !== meaning(after, tokensOf(after, language));
});

export const spacing: Guard = {
  name: 'spacing',
  refuses: (alive, context) => {
    const { code } = outlineOf(context.text);
    const inProse = alive.filter(
      ({ start, end, original, replacement }) =>
        sameText(original, replacement) && !code.some((block) => start < block.end && end > block.start),
    );
    return [...inProse, ...inBlocks.refuses(alive, context)];
  },
};

/** The tokens, and the line breaks that end a statement. */
const freeMeaning = (code: string, tokens: readonly Token[]): string =>
  tokens
    .map(({ text, end }, i) => {
      const next = tokens[i + 1];
      const broken = ENDED_BY_LINE.test(text) && next !== undefined && code.slice(end, next.start).includes('\n');
      return broken ? `${text}\n` : text;
    })
    .join('\u0001');

/** The tokens, and before each that begins a line outside of brackets, how far that line is indented. */
function pythonMeaning(code: string, tokens: readonly Token[]): string {
  let depth = 0;
  let last = 0;
  return tokens
    .map(({ text, kind, start, end }) => {
      const gap = code.slice(last, start);
      const begins = depth === 0 && (last === 0 || gap.replaceAll('\\\n', '').includes('\n'));
      last = end;
      if (kind === 'sign' && /^[([{]$/.test(text)) depth += 1;
      if (kind === 'sign' && /^[)\]}]$/.test(text)) depth = Math.max(0, depth - 1);
      return begins ? `\n${gap.slice(gap.lastIndexOf('\n') + 1)}${text}` : text;
    })
    .join('\u0001');
}
