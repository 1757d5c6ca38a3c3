/** Tables that set bad against good: the cells of the bad column are quoted. */
import { linesOf } from '../../../text/core/lines.ts';
import { judgeTitle } from './labels.ts';
import type { QuotedSpan } from './span.ts';

const DELIMITER = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$/;

/** The bad cells of all tables of a Markdown text. */
export function badCells(text: string): QuotedSpan[] {
  const lines = linesOf(text);
  const spans: QuotedSpan[] = [];
  for (let i = 1; i < lines.length; i++) {
    if (!DELIMITER.test(text.slice(lines[i]!.start, lines[i]!.end))) continue;
    const head = cellsOf(text, lines[i - 1]!).map(({ start, end }) => judgeTitle(text.slice(start, end)));
    if (!head.includes('bad')) continue;
    for (let row = i + 1; row < lines.length; row++) {
      const line = lines[row]!;
      if (!text.slice(line.start, line.end).includes('|')) break;
      for (const [column, cell] of cellsOf(text, line).entries()) {
        if (head[column] === 'bad') spans.push({ ...cell, reason: 'called-bad' });
      }
      i = row;
    }
  }
  return spans;
}

/** The cells of a row, without the bars; a bar after a backslash or in code is text. */
function cellsOf(text: string, { start, end }: { start: number; end: number }): { start: number; end: number }[] {
  const cells: { start: number; end: number }[] = [];
  let from = start;
  let inCode = false;
  for (let at = start; at < end; at++) {
    const c = text[at];
    if (c === '\\') at++;
    else if (c === '`') inCode = !inCode;
    else if (c === '|' && !inCode) {
      if (at > from && (cells.length > 0 || text.slice(from, at).trim() !== '')) cells.push({ start: from, end: at });
      from = at + 1;
    }
  }
  if (text.slice(from, end).trim() !== '') cells.push({ start: from, end });
  return cells;
}
