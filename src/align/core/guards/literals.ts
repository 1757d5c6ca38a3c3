/** No text is invented: what a new string says is said in the segment, unless the tag's fix brings a text of its own. */
import { HOLE, tokensOf } from '../code/tokens.ts';
import { perBlock } from './per-block.ts';

/** Encodings, modes, methods and the like: words that many fixes need and that say nothing of their own. */
const COMMON = new Set(
  'http https utf utf8 ascii latin1 hex base64 int str text name value values true false none null json rb wb rt string number object boolean function undefined error main post private'.split(
    ' ',
  ),
);

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}[\p{L}\p{N}]{2,}/gu) ?? [];

/** Go's list of imports. */
const IMPORTS = /^import \([^)]*\)/m;

export const literals = perBlock('literals', ['literal', 'rewrite'], ({ before, after, language, context }) => {
  const said = new Set(wordsOf(context.text));
  const strings = (code: string): string[] => {
    const listed = language === 'go' ? (IMPORTS.exec(code)?.[0] ?? '') : '';
    return tokensOf(code, language).flatMap(({ kind, value }, i, all) => {
      // A module's name is judged with the names.
      const isModule =
        /^(?:from|import)$/.test(all[i - 1]?.text ?? '') ||
        all[i - 2]?.text === 'require' ||
        listed.includes(`"${value}"`);
      return kind === 'string' && !isModule ? [value] : [];
    });
  };
  const had = new Set(strings(before));
  return strings(after).every(
    (value) =>
      had.has(value) || wordsOf(value.replaceAll(HOLE, ' ')).every((word) => said.has(word) || COMMON.has(word)),
  );
});
