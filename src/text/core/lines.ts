/** Lines of a text with offsets. A line ends at LF, CR LF, or a lone CR, as in Markdown and in VS Code. */

/** `end` is before the line ending, `next` after it; offsets are UTF-16 units into the text. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/** The lines of text[from, to); a text that ends in a line ending has no empty line after it. */
export function linesOf(text: string, from = 0, to = text.length): Line[] {
  const lines: Line[] = [];
  for (let start = from; start < to;) {
    const line = lineAt(text, start, to);
    lines.push(line);
    start = line.next;
  }
  return lines;
}

/** The longest runs of lines that follow each other and for which `holds`. Takes linear time. */
export function lineRuns(lines: readonly Line[], holds: (line: Line) => boolean): Line[][] {
  const runs: Line[][] = [];
  let run: Line[] = [];
  for (const line of lines) {
    if (holds(line)) {
      if (run.length === 0) runs.push(run);
      run.push(line);
    } else if (run.length > 0) run = [];
  }
  return runs;
}

/** Where the line that `offset` lies in begins. */
export function lineStart(text: string, offset: number): number {
  let i = offset;
  while (i > 0 && text.charCodeAt(i - 1) !== 10 && text.charCodeAt(i - 1) !== 13) i--;
  return i;
}

/** The line that begins at `start`. */
export function lineAt(text: string, start: number, to = text.length): Line {
  for (let i = start; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === 10) return { start, end: i, next: i + 1 };
    if (code === 13) return { start, end: i, next: i + 1 < to && text.charCodeAt(i + 1) === 10 ? i + 2 : i + 1 };
  }
  return { start, end: to, next: to };
}

/**
 * Where the last complete line of text[from, to) ends, or `from` when there is none. A CR as the very last unit does not
 * count: its LF may still come.
 */
export function completeEnd(text: string, from: number, to: number): number {
  for (let i = to - 1; i >= from; i--) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && i + 1 < text.length)) {
      return code === 13 && text.charCodeAt(i + 1) === 10 && i + 1 >= to ? completeEnd(text, from, i) : i + 1;
    }
  }
  return from;
}

/** Whether a line holds nothing but spaces and tabs. */
export function isBlank(text: string, line: Line): boolean {
  for (let i = line.start; i < line.end; i++) {
    if (!isSpace(text.charCodeAt(i))) return false;
  }
  return true;
}

/** Space, tab, line endings, form feed, no-break space, and the byte order mark. */
export function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff;
}
