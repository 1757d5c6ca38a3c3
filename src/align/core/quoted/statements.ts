/** Lines that belong together in code, told by brackets and indentation alone: it also has to work in fragments. */
import type { Span } from '../../../text/core/span.ts';
import { tokensOf } from '../code/tokens.ts';
import type { Line } from '../../../text/core/lines.ts';

/** How many lines a statement may have to be taken as one. */
const LONGEST = 60;

/** The lines of the statement that the line belongs to: those that open brackets, strings and trailing backslashes join. */
export function statementAt(code: string, lines: readonly Line[], at: number, language: string): Span {
  const joined = joinedLines(code, lines, language);
  let from = at;
  let to = at;
  while (from > 0 && joined.has(from) && at - from < LONGEST) from--;
  while (to + 1 < lines.length && joined.has(to + 1) && to - at < LONGEST) to++;
  return { start: lines[from]!.start, end: lines[to]!.end };
}

/** Lines that go on with the one above. Curly brackets hold statements of their own and do not join. */
function joinedLines(code: string, lines: readonly Line[], language: string): ReadonlySet<number> {
  const joined = new Set<number>();
  const rowOf = (offset: number): number => lines.findIndex((line) => offset < line.next);
  let depth = 0;
  let openAt = 0;
  for (const token of tokensOf(code, language)) {
    if (token.kind === 'string' && token.text.includes('\n')) {
      for (let row = rowOf(token.start) + 1; row <= rowOf(token.end - 1); row++) joined.add(row);
    } else if (token.kind === 'sign' && /^[([]$/.test(token.text)) {
      if (depth++ === 0) openAt = rowOf(token.start);
    } else if (token.kind === 'sign' && /^[)\]]$/.test(token.text) && depth > 0 && --depth === 0) {
      for (let row = openAt + 1; row <= rowOf(token.start); row++) joined.add(row);
    }
  }
  lines.forEach((line, row) => {
    if (/\\[ \t]*$/.test(code.slice(line.start, line.end))) joined.add(row + 1);
  });
  return joined;
}

/** The same within the brackets of the statements around it: an assertion, and not the test that it stands in. */
export function innerStatementAt(code: string, lines: readonly Line[], at: number, language: string): Span {
  const tokens = tokensOf(code, language).filter(({ kind }) => kind === 'sign');
  const change = (from: number, to: number): { lowest: number; sum: number } => {
    let [sum, lowest] = [0, 0];
    for (const { start, text } of tokens) {
      if (start < from || start >= to) continue;
      if (/^[([{]$/.test(text)) sum++;
      else if (/^[)\]}]$/.test(text)) lowest = Math.min(lowest, --sum);
    }
    return { lowest, sum };
  };
  let [from, to] = [at, at];
  const whole = () => change(lines[from]!.start, lines[to]!.next);
  const goesOn = (row: number): boolean => /^\s*[.)\]}]/.test(code.slice(lines[row]!.start, lines[row]!.end));
  while (from > 0 && at - from < LONGEST && (whole().lowest < 0 || goesOn(from))) from--;
  while (to + 1 < lines.length && to - at < LONGEST && whole().sum > 0) to++;
  return { start: lines[from]!.start, end: lines[to]!.end };
}

const indentOf = (said: string): number => said.length - said.trimStart().length;

/** A line and the declaration after it, with its body: up to the brace that closes, or as far as the indentation goes. */
export function blockAfter(code: string, lines: readonly Line[], at: number, language: string): Span {
  const start = lines[at]!.start;
  let head = at + 1;
  while (head < lines.length && !/\S/.test(code.slice(lines[head]!.start, lines[head]!.end))) head++;
  if (head >= lines.length) return { start, end: lines[at]!.end };
  let depth = 0;
  let opened = false;
  for (const token of tokensOf(code, language)) {
    if (token.start < lines[head]!.start || token.kind !== 'sign') continue;
    if (token.text === '{') {
      depth++;
      opened = true;
    } else if (token.text === '}' && --depth === 0) return { start, end: lineEnd(lines, token.end) };
    else if (token.text === ';' && !opened) return { start, end: lineEnd(lines, token.end) };
  }
  return { start, end: bodyEnd(code, lines, head) };
}

/** The end of the lines that are indented more than the line, which go on with it. */
export function bodyEnd(code: string, lines: readonly Line[], head: number): number {
  const indent = indentOf(code.slice(lines[head]!.start, lines[head]!.end));
  let last = head;
  for (let i = head + 1; i < lines.length; i++) {
    const said = code.slice(lines[i]!.start, lines[i]!.end);
    if (said.trim() === '') continue;
    if (indentOf(said) <= indent) break;
    last = i;
  }
  return lines[last]!.end;
}

const lineEnd = (lines: readonly Line[], offset: number): number =>
  lines.find(({ next, end }) => offset <= end || offset < next)?.end ?? offset;
