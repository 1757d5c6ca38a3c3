/**
 * Line endings of a text that the model read with LF alone: every line that stays keeps its own, and a new line takes that
 * of the line that it replaces, else that of the line before it. A lone CR is text.
 */
import { diffArrays } from 'diff';
import type { Edit } from './edits.ts';
import type { Span } from './span.ts';

export type LineEnding = '\n' | '\r\n';

/** Line endings next to a part of a text; undefined where there is none. */
export interface Neighbours {
  /** Of the last line that ends before the part. */
  readonly before: LineEnding | undefined;
  /** Of the line in which the part ends. */
  readonly after: LineEnding | undefined;
}

interface OwnLine {
  /** Without its ending. */
  readonly text: string;
  readonly ending: LineEnding | undefined;
  /** Where it begins in the text with LF, and in the text as it is. */
  readonly start: number;
  readonly ownStart: number;
}

/** More lines than this that differ are compared one by one, in their order. */
const MOST_EDITS = 500;

export function neighboursOf(text: string, { start, end }: Span): Neighbours {
  return {
    before: start === 0 ? undefined : endingAt(text, text.lastIndexOf('\n', start - 1)),
    after: endingAt(text, text.indexOf('\n', end)),
  };
}

/** Edits of `toLf(original)`, ordered and apart, as edits of `original`: no offset in them splits a CR LF. */
export function withOwnEndings(original: string, edits: readonly Edit[], neighbours: Neighbours): Edit[] {
  const lines = ownLines(original, neighbours.after);
  return edits.map((edit) => {
    const first = lineAt(lines, edit.start);
    const last = lineAt(lines, edit.end);
    const [from, to] = [lines[first]!, lines[last]!];
    const head = from.text.slice(0, edit.start - from.start);
    const tail = to.text.slice(edit.end - to.start);
    const pieces = edit.replacement.split('\n');
    const origins = originsOf(
      lines.slice(first, last + 1).map((line) => line.text),
      (head + edit.replacement + tail).split('\n'),
    ).map((index) => (index === undefined ? undefined : lines[first + index]));
    const following = lines.slice(first).find((line) => line.ending !== undefined)?.ending ?? '\n';
    let ending = lines[first - 1]?.ending ?? neighbours.before;
    let replacement = '';
    for (const [i, piece] of pieces.slice(0, -1).entries()) {
      const origin = origins[i];
      ending = origin?.ending ?? ending ?? following;
      // A stray CR before an ending is the text's own, or it is none.
      replacement += (origin?.text.endsWith('\r') === true ? piece : piece.replace(/\r+$/, '')) + ending;
    }
    replacement += pieces.at(-1)!;
    const place = ({ ownStart, start }: OwnLine, offset: number) => ownStart + offset - start;
    return { start: place(from, edit.start), end: place(to, edit.end), replacement };
  });
}

function ownLines(original: string, after: LineEnding | undefined): OwnLine[] {
  const lines: OwnLine[] = [];
  let start = 0;
  let ownStart = 0;
  for (let at = original.indexOf('\n'); at >= 0; at = original.indexOf('\n', ownStart)) {
    const ending = endingAt(original, at)!;
    const text = original.slice(ownStart, at + 1 - ending.length);
    lines.push({ text, ending, start, ownStart });
    start += text.length + 1;
    ownStart = at + 1;
  }
  lines.push({ text: original.slice(ownStart), ending: after, start, ownStart });
  return lines;
}

function endingAt(text: string, at: number): LineEnding | undefined {
  if (at < 0) return undefined;
  return text[at - 1] === '\r' ? '\r\n' : '\n';
}

/** Index of the line that holds an offset of the text with LF; its ending belongs to it. */
function lineAt(lines: readonly OwnLine[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** For each line after a change, the index of the line that it was, or that it stands in place of. */
function originsOf(before: readonly string[], after: readonly string[]): (number | undefined)[] {
  const changes = diffArrays([...before], [...after], { maxEditLength: MOST_EDITS }) ?? [
    { removed: true, added: false, value: before },
    { removed: false, added: true, value: after },
  ];
  const origins: (number | undefined)[] = [];
  let at = 0;
  let replaced: number[] = [];
  let written = 0;
  const pair = () => {
    for (let i = 0; i < written; i++) origins.push(replaced[i]);
    replaced = [];
    written = 0;
  };
  for (const { added, removed, value } of changes) {
    const were = value.map((_, i) => at + i);
    if (added) written += value.length;
    else at += value.length;
    if (removed) replaced.push(...were);
    else if (!added) {
      pair();
      origins.push(...were);
    }
  }
  pair();
  return origins;
}
