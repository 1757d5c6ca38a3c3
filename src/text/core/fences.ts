/** Fenced code by CommonMark's rules (section 4.5), line by line. */
import { languageOf } from './languages.ts';
import { lineAt, lineStart } from './lines.ts';

export interface FenceOpener {
  /** The opening line without its indentation, as in "```python". */
  readonly line: string;
  /** The fence alone, as in "```". */
  readonly marker: string;
  /** VS Code's id of the language, where the fence names one. */
  readonly language: string | undefined;
}

/** Reads an opening fence out of a line without its ending; null when it is none. */
export function openerOf(line: string): FenceOpener | null {
  const match = /^ {0,3}((`{3,}|~{3,})(.*))$/s.exec(line);
  if (match === null) return null;
  const [, whole, marker, info] = match as unknown as [string, string, string, string];
  if (marker.startsWith('`') && info.includes('`')) return null;
  return { line: whole.trimEnd(), marker, language: languageOf(info) };
}

/** Whether a line closes the fence. */
export function closesFence(line: string, opener: FenceOpener): boolean {
  const match = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line);
  return match !== null && match[1]!.length >= opener.marker.length && match[1]!.startsWith(opener.marker.charAt(0));
}

/** A fence that no line of `code` can close. */
export function markerFor(code: string): string {
  let longest = 2;
  for (const match of code.matchAll(/^[ \t]*(`{3,})/gm)) longest = Math.max(longest, match[1]!.length);
  return '`'.repeat(longest + 1);
}

/** A fence found in a text: the code's range (without the fence lines), and whether it was closed. */
export interface CodeRange {
  readonly start: number;
  readonly end: number;
  readonly language: string | undefined;
  readonly closed: boolean;
}

/**
 * Code ranges of a Markdown text, also of fences that stand in list items and quotes (their prefix is tolerated, not
 * checked). Good enough to choose how a change is shown and judged; what a guard must be sure of, it asks the parser.
 */
export function codeRanges(text: string): CodeRange[] {
  const ranges: CodeRange[] = [];
  let open: { opener: FenceOpener; start: number } | null = null;
  // Most lines have no fence, and a megabyte of them is to be read at once.
  let next = 0;
  for (const { index } of text.matchAll(/`{3}|~{3}/g)) {
    if (index < next) continue;
    const line = lineAt(text, lineStart(text, index));
    next = line.next;
    const bare = text.slice(line.start, line.end).replace(/^[ \t>]+/, '');
    if (open === null) {
      const opener = openerOf(bare.replace(/^(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)+/, ''));
      if (opener !== null) open = { opener, start: line.next };
    } else if (closesFence(bare, open.opener)) {
      ranges.push({ start: open.start, end: line.start, language: open.opener.language, closed: true });
      open = null;
    }
  }
  if (open !== null) {
    ranges.push({ start: open.start, end: text.length, language: open.opener.language, closed: false });
  }
  return ranges;
}
