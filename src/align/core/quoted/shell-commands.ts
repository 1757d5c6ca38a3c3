/** Commands of a shell by their lines: pipelines that go on, loops and conditions up to the word that ends them. */
import type { Line } from '../../../text/core/lines.ts';
import type { Span } from '../../../text/core/span.ts';
import { statementAt } from './statements.ts';

/** What opens a compound command, and what closes it. */
const OPENS =
  /(?:^|[;&|]|\b(?:then|do|else)\b)\s*(?:for|while|until|if|case|select)\b|[\w)]\s*\{\s*(?:#.*)?$|^\s*[{(]\s*$/g;
const CLOSES = /(?:^|[;&|])\s*(?:done|fi|esac)\b|^\s*[)}]/g;

/** The lines of the whole command that begins on a line. */
export function shellCommandAt(code: string, lines: readonly Line[], at: number, language: string): Span {
  const start = lines[at]!.start;
  let row = at;
  let depth = 0;
  for (; row < lines.length; row++) {
    const said = code.slice(lines[row]!.start, lines[row]!.end).replace(/(^|\s)#.*/, '$1');
    depth += (said.match(OPENS)?.length ?? 0) - (said.match(CLOSES)?.length ?? 0);
    if (depth <= 0 && !/(?:\\|\||&&)\s*$/.test(said)) break;
  }
  const last = Math.min(row, lines.length - 1);
  return { start, end: Math.max(lines[last]!.end, statementAt(code, lines, last, language).end) };
}
