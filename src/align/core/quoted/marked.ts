/** Code whose own comments call it bad: from the mark to the one that calls what follows good. */
import type { Span } from '../../../text/core/span.ts';
import { tokensOf } from '../code/tokens.ts';
import { lineAt, linesOf } from '../../../text/core/lines.ts';
import { judgeComment } from './labels.ts';
import { statementAt } from './statements.ts';

/** Ranges of code (offsets into it) that comments in it call bad. */
export function markedRanges(code: string, language: string): Span[] {
  const lines = linesOf(code);
  const spans: Span[] = [];
  const marks = tokensOf(code, language === '' || language === 'text' ? guess(code) : language)
    .filter(({ kind }) => kind === 'comment')
    .map(({ start, end, text }) => {
      const row = lines.findIndex((line) => start < line.next);
      const before = code.slice(lines[row]?.start ?? 0, start);
      const judgement = judgeComment(text.replace(/^(?:#+|\/\/+|\/\*+|--+|<!--|<#|;+)!?\s*|\s*(?:\*+\/|-->|#>)$/g, ''));
      return { start, end, row, alone: before.trim() === '', judgement };
    });
  for (const [i, mark] of marks.entries()) {
    if (mark.judgement !== 'bad' || mark.row < 0) continue;
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
