/** From runs of tokens to ranges of text. */
import type { WrittenSpan } from '../../../align/core/corrector.ts';
import type { WrittenRun } from './decoded.ts';
import type { TokenId } from './evaluator.ts';

/**
 * The ranges of `text` (UTF-16 offsets) that runs of its tokens make up. A token can end inside a character: the character
 * then belongs to every run that has a part of it.
 */
export function writtenSpans(
  runs: readonly WrittenRun[],
  tokens: readonly TokenId[],
  text: string,
  detokenize: (tokens: readonly TokenId[]) => string,
): WrittenSpan[] {
  /** How much of the text the first tokens surely make up, and whether a part of the next character too. */
  const prefix = (count: number) => {
    const head = detokenize(tokens.slice(0, count));
    let length = 0;
    while (length < head.length && head[length] === text[length]) length++;
    // A surrogate pair is one character: never end between its halves.
    if (length > 0 && length < text.length && isHighSurrogate(text.charCodeAt(length - 1))) length--;
    return { length, partial: length < head.length };
  };
  return runs.map(({ start, end, logProbability, lowest }) => {
    const to = prefix(end);
    return {
      start: prefix(start).length,
      end: to.partial ? nextCharacter(text, to.length) : to.length,
      logProbability,
      lowest,
    };
  });
}

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit < 0xdc00;

function nextCharacter(text: string, at: number): number {
  return Math.min(text.length, at + (isHighSurrogate(text.charCodeAt(at)) ? 2 : 1));
}
