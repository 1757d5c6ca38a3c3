/** Code whose own comments call it bad: from the mark to the one that calls what follows good. */
import type { Span } from '../../../text/core/span.ts';
import { tokensOf, type Token } from '../code/tokens.ts';
import { lineAt, linesOf, type Line } from '../../../text/core/lines.ts';
import { judgeComment } from './labels.ts';
import { statementAt } from './statements.ts';

/** Ranges of code (offsets into it) that comments in it call bad. */
export function markedRanges(code: string, language: string): Span[] {
  const lines = linesOf(code);
  const spans: Span[] = [];
  const comments = tokensOf(code, language === '' || language === 'text' ? guess(code) : language).filter(
    ({ kind }) => kind === 'comment',
  );
  spans.push(...contrasts(code, lines, comments));
  const marks = comments.map(({ start, end, text }) => {
    const row = lines.findIndex((line) => start < line.next);
    const before = code.slice(lines[row]?.start ?? 0, start);
    const judgement = judgeComment(
      text.replace(/^(?:#+|\/\/+|\/\*+|--+|<!--|<#|;+|@?rem\b|::)!?\s*|\s*(?:\*+\/|-->|#>)$/gi, ''),
    );
    return { start, end, row, alone: before.trim() === '', judgement };
  });
  for (const [i, mark] of marks.entries()) {
    if (mark.row < 0) continue;
    const isShownBeside = (): boolean =>
      !mark.alone && isShown(code.slice(lines[mark.row]!.start, mark.start), code.slice(mark.start, mark.end));
    if (mark.judgement !== 'bad' && !isShownBeside()) continue;
    if (!mark.alone) {
      spans.push(statementAt(code, lines, mark.row, language));
      continue;
    }
    const next = marks.slice(i + 1).find(({ alone, judgement }) => alone && judgement !== 'neutral');
    const start = lines[mark.row]!.start;
    if (next !== undefined) spans.push({ start, end: lines[next.row]!.start });
    else if (code.slice(0, start).trim() === '') spans.push({ start, end: code.length });
    else spans.push({ start, end: paragraphEnd(code, mark.end) });
  }
  return spans;
}

/** A line that only works out a value, or prints it. */
const SHOWS =
  /^\s*(?:(?:console\.log|print|println!?|System\.out\.println|Console\.WriteLine)\(|typeof\b|[[\d'"]|\w+ [!=]==? )/;
const VALUE = /^(?:#|\/\/)\s*(?:[-=]>|→|⇒)?\s*(?:(?:true|false|NaN|null|undefined|None|True|False)\b|\[([\d, ]+)\])/;

/** Whether a comment says what comes out, and right: to mend the line would make it untrue. */
function isShown(line: string, comment: string): boolean {
  const value = SHOWS.test(line) ? VALUE.exec(comment) : null;
  const numbers = value?.[1]?.split(',').map(Number);
  return value !== null && (numbers === undefined || numbers.some((n, i) => i > 0 && n < numbers[i - 1]!));
}

/**
 * Lines that set two ways of one thing against each other: they differ in one word or sign, and comments say what comes of each.
 */
function contrasts(code: string, lines: readonly Line[], comments: readonly Token[]): Span[] {
  const rows = lines.flatMap((line) => {
    const comment = comments.find(({ start }) => start > line.start && start < line.end);
    const said = code.slice(line.start, comment?.start ?? line.end).trim();
    return said === ''
      ? []
      : [{ line, words: comment === undefined ? undefined : said.match(/[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]+/gu) }];
  });
  return rows.slice(1).flatMap(({ line, words }, i) => {
    const { line: above, words: other } = rows[i]!;
    if (words?.length !== other?.length || words == null || other == null || words.length < 4) return [];
    const differing = words.filter((word, n) => word !== other[n]);
    return differing.length === 1 && !/^\d|^['"]/.test(differing[0]!) ? [{ start: above.start, end: line.end }] : [];
  });
}

/** The end of the lines up to the next blank one. */
function paragraphEnd(code: string, from: number): number {
  let line = lineAt(code, from);
  let end = line.end;
  while (line.next < code.length) {
    line = lineAt(code, line.next);
    if (code.slice(line.start, line.end).trim() === '') break;
    end = line.end;
  }
  return end;
}

const guess = (code: string): string =>
  /^\s*(?:\/\/|\/\*)/m.test(code) ? 'javascript' : /^\s*--/m.test(code) ? 'sql' : 'python';
