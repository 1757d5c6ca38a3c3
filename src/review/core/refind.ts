/** Finds the place of a hunk again, in a text that was changed behind its back. */
import type { Span } from '../../align/core/types.ts';
import { compose } from './compose.ts';
import { correctionOf, isWritten, type Review } from './review.ts';

export type Found =
  | { readonly kind: 'found'; readonly span: Span }
  | { readonly kind: 'ambiguous'; readonly spans: readonly Span[] }
  | { readonly kind: 'gone' };

/** More places than this are not offered. */
const MOST_PLACES = 20;

/**
 * Where a hunk stands in `text`: its own lines, with or without the correction in it, together with the line before or
 * the line after. Exactly one such place is found; several are ambiguous, because nobody can say which is meant.
 */
export function refind(
  review: Review,
  index: number,
  text: string,
  withCorrection = isWritten(review.states[index]!),
): Found {
  const { text: expected, spans } = compose(
    review.original,
    review.hunks,
    (i) => (i === index ? withCorrection : isWritten(review.states[i]!)),
    (i) => correctionOf(review, i),
  );
  const span = spans[index]!;
  const own = { start: lineStart(expected, span.start), end: lineEnd(expected, span.end) };
  const neighbours = [
    { start: previousLine(expected, own.start), end: own.end },
    { start: own.start, end: nextLine(expected, own.end) },
  ].filter((n) => n.end - n.start > own.end - own.start);
  const starts = new Set<number>();
  for (const needle of neighbours.length === 0 ? [own] : neighbours)
    for (const at of places(text, expected, needle)) starts.add(at + span.start - needle.start);
  const found = [...starts].sort((a, b) => a - b).map((start) => ({ start, end: start + span.end - span.start }));
  if (found.length > 1) return { kind: 'ambiguous', spans: found };
  return found[0] === undefined ? { kind: 'gone' } : { kind: 'found', span: found[0] };
}

/** Where the lines of a span of `expected` stand in `text`; a span at either end of `expected` may end within a line. */
function places(text: string, expected: string, { start, end }: Span): number[] {
  const wanted = expected.slice(start, end);
  const found: number[] = [];
  if (wanted.trim() === '') return found;
  for (let at = text.indexOf(wanted); at !== -1 && found.length < MOST_PLACES; at = text.indexOf(wanted, at + 1)) {
    const to = at + wanted.length;
    const begins = start === 0 || at === 0 || text[at - 1] === '\n';
    const ends = end === expected.length || to === text.length || text[to] === '\n';
    if (begins && ends) found.push(at);
  }
  return found;
}

function lineStart(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}

/** The start of the last line before `start` that is not blank. */
function previousLine(text: string, start: number): number {
  let at = start;
  while (at > 0) {
    const line = lineStart(text, at - 1);
    if (text.slice(line, at).trim() !== '') return line;
    at = line;
  }
  return start;
}

/** The end of the first line after `end` that is not blank. */
function nextLine(text: string, end: number): number {
  let at = end;
  while (at < text.length) {
    const line = lineEnd(text, at + 1);
    if (text.slice(at, line).trim() !== '') return line;
    at = line;
  }
  return end;
}
