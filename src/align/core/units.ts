/** Packing a long block into parts of at most so many tokens, at the best places. */
import { isBlank, linesOf } from '../../text/core/lines.ts';
import type { Line } from '../../text/core/lines.ts';

/** Tokens of a text. */
export type CountTokens = (text: string) => number;

/** A piece that is not cut further; `rank` says how good a cut right before it is. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  readonly tokens: number;
  readonly rank: number;
}

/** How good a cut is: inside a line, at a line, at a sentence or an unindented line, after a blank line, at a new block. */
export const RANK = { inside: -1, line: 0, sentence: 1, afterBlank: 2, block: 3 } as const;

/**
 * The lines of text[start, end) as units. Tokens are counted line by line and added up, so that a block's cost is known
 * before it has ended and never falls while it grows. `isBlock` marks lines that begin something of their own.
 */
export function lineUnits(
  text: string,
  start: number,
  end: number,
  count: CountTokens,
  max: number,
  isBlock: (line: Line, afterBlank: boolean) => boolean,
): Unit[] {
  const units: Unit[] = [];
  let afterBlank = false;
  for (const line of linesOf(text, start, end)) {
    const blank = isBlank(text, line);
    const top = !blank && !/[\s})\]]/.test(text.charAt(line.start));
    const rank = blank
      ? RANK.line
      : isBlock(line, afterBlank)
        ? RANK.block
        : afterBlank
          ? RANK.afterBlank
          : top
            ? RANK.sentence
            : RANK.line;
    pushPieces(units, text, line.start, line.next, rank, count, max);
    afterBlank = blank;
  }
  return units;
}

const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The sentences of text[start, end) as units. */
export function sentenceUnits(text: string, start: number, end: number, count: CountTokens, max: number): Unit[] {
  const units: Unit[] = [];
  for (const { segment, index } of SENTENCES.segment(text.slice(start, end))) {
    const from = start + index;
    const tokens = count(segment);
    if (tokens <= max) units.push({ start: from, end: from + segment.length, tokens, rank: RANK.sentence });
    else {
      const lines = linesOf(text, from, from + segment.length);
      lines.forEach((line, i) =>
        pushPieces(units, text, line.start, line.next, i === 0 ? RANK.sentence : RANK.line, count, max),
      );
    }
  }
  return units;
}

/** One unit, or pieces of a line that is too long for one part. */
function pushPieces(
  units: Unit[],
  text: string,
  start: number,
  end: number,
  rank: number,
  count: CountTokens,
  max: number,
): void {
  // A text is at most as many tokens as bytes, and at most three bytes a unit: this many units always fit.
  const step = Math.max(2, Math.floor(max / 4));
  const tokens = end - start <= step * 64 ? count(text.slice(start, end)) : Infinity;
  if (tokens <= max) {
    units.push({ start, end, tokens, rank });
    return;
  }
  let pieceRank = rank;
  for (let from = start; from < end;) {
    const to = cut(text, from, Math.min(from + step, end), end);
    units.push({ start: from, end: to, tokens: count(text.slice(from, to)), rank: pieceRank });
    pieceRank = RANK.inside;
    from = to;
  }
}

/** A cut at or before `to`: after a space if there is one, never inside a surrogate pair or a CR LF. */
function cut(text: string, from: number, to: number, end: number): number {
  if (to >= end) return end;
  for (let i = to; i > from + (to - from) / 2; i--) {
    const code = text.charCodeAt(i - 1);
    if (code === 32 || code === 9) return i;
  }
  const before = text.charCodeAt(to - 1);
  const after = text.charCodeAt(to);
  const pair = before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
  return pair || (before === 13 && after === 10) ? to + 1 : to;
}

/**
 * Cuts units into parts of at most `max` tokens (the first of at most `firstMax`), greedily from the left: where the next
 * unit does not fit, at the best cut in the last three quarters of the part. What is cut once stays cut when more units
 * follow. Returns the index of the first unit of each part.
 */
export function pack(units: readonly Unit[], max: number, firstMax = max): number[] {
  const starts: number[] = [];
  for (let from = 0; from < units.length;) {
    starts.push(from);
    from = packOne(units, from, starts.length === 1 ? firstMax : max);
  }
  return starts;
}

/** The index after the part that begins at `from`. */
function packOne(units: readonly Unit[], from: number, max: number): number {
  let tokens = units[from]!.tokens;
  let best = -1;
  for (let i = from + 1; i < units.length; i++) {
    const unit = units[i]!;
    if (tokens >= max / 4 && (best < 0 || unit.rank >= units[best]!.rank)) best = i;
    tokens += unit.tokens;
    if (tokens > max) return best < 0 ? i : best;
  }
  return units.length;
}
