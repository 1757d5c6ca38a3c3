/** Answers to measure on: out of one text of the project's own, cut to a number of tokens, with changes planned at words. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { present } from '../../src/align/core/present.ts';
import { segment } from '../support/segments.ts';
import type { CountTokens } from '../../src/align/core/units.ts';

export const QUESTION = 'How do I count the words of a large text file, store the result, and test it?';
const MOST_SEGMENT_TOKENS = 512;

/** Faults come together: so many changes are planned in one segment, and as many segments are faulty as that needs. */
const TOGETHER = 4;

/** A segment as the model reads it, and what it is made to write. */
export interface Piece {
  readonly text: string;
  readonly reference: string;
}

export interface Answer {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** The blocks that answers are made of: prose, lists, code with the prose before it. */
export function allBlocks(count: CountTokens): string[] {
  const source = readFileSync(join(import.meta.dirname, 'answers.md'), 'utf8').trimEnd();
  return segment(source, { kind: 'markdown' }, count, MOST_SEGMENT_TOKENS).map((s) => s.text);
}

export interface AnswerPlan {
  readonly tokens: number;
  readonly changes: number;
  /** How many changes are planned in one segment, where its words suffice. */
  readonly together?: number;
}

/** An answer of about so many tokens, out of blocks with prose among them. */
export function makeAnswer(
  blocks: readonly string[],
  { tokens, changes, together = TOGETHER }: AnswerPlan,
  count: CountTokens,
): Answer {
  const text = textOf(blocks, tokens, count);
  const segments = segment(text, { kind: 'markdown' }, count, MOST_SEGMENT_TOKENS).map((s) => present(s).text);
  const faulty = Math.min(segments.length, Math.ceil(changes / together));
  const pieces = segments.map((piece): Piece => ({ text: piece, reference: piece }));
  for (let i = 0; i < faulty; i++) {
    const at = Math.floor(((i + 0.5) * segments.length) / faulty);
    const planned = Math.floor(((i + 1) * changes) / faulty) - Math.floor((i * changes) / faulty);
    pieces[at] = { text: segments[at]!, reference: withChanges(segments[at]!, planned) };
  }
  return { text, pieces };
}

/** Blocks of the text, over and over, as long as they fit; then its prose, what fits no more cut at a word. */
function textOf(blocks: readonly string[], tokens: number, count: CountTokens): string {
  const prose = blocks.filter(isProse);
  let text = '';
  const add = (block: string) => {
    const longer = text === '' ? block : `${text}\n\n${block}`;
    if (count(longer) > tokens) return false;
    text = longer;
    return true;
  };
  for (let i = 0; add(blocks[i % blocks.length]!); i++);
  let next = 0;
  while (add(prose[next % prose.length]!)) next++;
  const words = prose[next % prose.length]!.split(/(?= )/);
  while (words.length > 0 && !add(words.join(''))) words.pop();
  return text;
}

/** Substitutions, insertions and deletions at evenly spread words. */
function withChanges(text: string, changes: number): string {
  const words = [...text.matchAll(/(?<![`\w])[a-z]{3,}(?![`\w])/gi)].filter(
    ({ index }) => !text.slice(text.lastIndexOf('\n', index) + 1, index).includes('```'),
  );
  let changed = '';
  let from = 0;
  for (let i = 0; i < changes; i++) {
    const match = words[Math.floor(((i + 0.5) * words.length) / changes)]!;
    const [word] = match;
    const kinds = ['another', `${word} with the second value`, ''];
    changed += text.slice(from, match.index) + kinds[i % kinds.length]!;
    from = match.index + word.length;
  }
  return changed + text.slice(from);
}

/** Prose alone can be cut at any word. */
export const isProse = (block: string): boolean => !block.includes('```') && !block.startsWith('-');
