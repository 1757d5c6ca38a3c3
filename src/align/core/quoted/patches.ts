/** Patches in all the forms in which assistants write them. */
import { lineRuns, linesOf, type Line } from '../../../text/core/lines.ts';
import type { QuotedSpan } from './span.ts';

const HUNK_LINE = /^@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@|^@@(?: |$)/m;
const FILE_LINES = /^(?:diff --git |Index: \S|--- \S[^\n]*\r?\n\+\+\+ \S|\*\*\* \S[^\n]*\r?\n--- \S)/m;
const CONTEXT_HUNK = /^\*{15}\r?\n\*\*\* \d+(?:,\d+)? \*{4}/m;

/** Whether a whole code block is a patch. */
export function isPatch(code: string, language: string | undefined): boolean {
  if (language === 'diff' || language === 'patch' || language === 'udiff') return true;
  if (HUNK_LINE.test(code) || FILE_LINES.test(code) || CONTEXT_HUNK.test(code)) return true;
  // An agent's edit: what it looks for, and what it puts there.
  if (/^\s*old_str(?:ing)?:/m.test(code) && /^\s*new_str(?:ing)?:/m.test(code)) return true;
  return isMarked(code);
}

/** Lines with signs in front and nothing else to begin with: a diff without its head. */
function isMarked(code: string): boolean {
  const lines = code.split(/\r?\n/).filter((line) => line.trim() !== '');
  const added = lines.filter((line) => /^\+(?!\+)[ \t]*\S/.test(line)).length;
  const removed = lines.filter((line) => /^-(?!-)[ \t]*\S/.test(line)).length;
  const others = lines.filter((line) => !/^[+-]/.test(line));
  return added > 0 && removed > 0 && others.every((line) => /^[ \t]/.test(line));
}

/** Each pair begins and ends a block, wherever it stands. */
const BLOCKS: readonly (readonly [open: RegExp, close: RegExp])[] = [
  [/^\s*<{5,9}(?: |$)/, /^\s*>{5,9}(?: |$)/],
  [/^\s*-{5,9} SEARCH\b/, /^\s*\+{5,9} REPLACE\b/],
  [/^\s*\*\*\* Begin Patch\s*$/, /^\s*\*\*\* End Patch\s*$/],
  [
    /^\s*<(?:search|replace|diff|patch|edit|old_str|old_string|new_str|new_string|str_replace)\b[^>\n]*>/i,
    /<\/(?:search|replace|diff|patch|edit|old_str|old_string|new_str|new_string|str_replace)>\s*$/i,
  ],
];

/** Blocks of these kinds in a text; one that is not closed reaches to the text's end. */
export function patchBlocks(text: string): QuotedSpan[] {
  const spans: QuotedSpan[] = [];
  let open: { start: number; close: RegExp } | null = null;
  for (const line of linesOf(text)) {
    const said = text.slice(line.start, line.end);
    if (open === null) {
      const block = BLOCKS.find(([opens]) => opens.test(said));
      if (block === undefined) continue;
      if (block[1].test(said) && !block[0].source.includes('{5,9}'))
        spans.push({ start: line.start, end: line.end, reason: 'patch' });
      else open = { start: line.start, close: block[1] };
    } else if (open.close.test(said)) {
      spans.push({ start: open.start, end: line.end, reason: 'patch' });
      open = null;
    }
  }
  if (open !== null) spans.push({ start: open.start, end: text.length, reason: 'patch' });
  return spans;
}

/** Lines of a diff that stand in no fence, or in the middle of one: from its head to the last line that can belong to it. */
export function diffRuns(text: string): QuotedSpan[] {
  const spans: QuotedSpan[] = [];
  let open: { start: number; end: number; indent: string } | null = null;
  const lines = linesOf(text);
  const close = (): void => {
    if (open !== null) spans.push({ start: open.start, end: open.end, reason: 'patch' });
    open = null;
  };
  for (const [i, line] of lines.entries()) {
    const said = text.slice(line.start, line.end);
    const next = lines[i + 1];
    const following = next === undefined ? '' : text.slice(next.start, next.end);
    const indent: string = open?.indent ?? /^[ \t>]*/.exec(said)![0];
    const bare = said.startsWith(indent) ? said.slice(indent.length) : said;
    const after = following.startsWith(indent) ? following.slice(indent.length) : following;
    const opens = /^(?:diff --git |@@ -\d)/.test(bare) || (/^--- \S/.test(bare) && /^\+\+\+ \S/.test(after));
    if (open === null && !opens) continue;
    open ??= { start: line.start, end: line.end, indent };
    // A blank line may be a line of the code, if more of the diff follows.
    if (
      opens ||
      (said.startsWith(indent) && /^(?:[-+ \t@\\]|index |new file|deleted file|rename |similarity )/.test(bare))
    )
      open.end = line.end;
    else if (bare.trim() !== '' || !/^[-+ @]/.test(after)) close();
  }
  close();
  return [...spans, ...replacedLines(text)];
}

/** Lines with a minus, then lines with a plus that say much the same: a diff without any head. */
function replacedLines(text: string): QuotedSpan[] {
  const lines = linesOf(text);
  const signOf = ({ start, end }: Line): string | undefined =>
    /^[ \t>]*(?:(-)(?![-\w])|(\+)(?![+\w]))/.exec(text.slice(start, end))?.slice(1).join('');
  const signs = new Map(lines.map((line) => [line, signOf(line)]));
  const words = (run: readonly Line[], sign: string): string[] =>
    run
      .filter((line) => signs.get(line) === sign)
      .flatMap(({ start, end }) => text.slice(start, end).match(/[\p{L}\p{N}_]+/gu) ?? []);
  return lineRuns(lines, (line) => signs.get(line) !== undefined)
    .flatMap((run) => replacements(run, (line) => signs.get(line) === '+'))
    .flatMap((run): QuotedSpan[] => {
      const start = run[0]!.start;
      const said = text.slice(start, run.at(-1)!.end).trimEnd();
      const [removed, added] = [words(run, '-'), new Set(words(run, '+'))];
      const isCode = /[=(){};[\]]|^[ \t>]*[-+](?:\t| {2,})\S/m.test(said);
      const same = removed.filter((word) => added.has(word)).length;
      return isCode && same * 2 >= removed.length ? [{ start, end: start + said.length, reason: 'patch' }] : [];
    });
}

/** A run of lines with signs as pieces: lines that were removed, and those that came in for them. */
function replacements(run: readonly Line[], isAdded: (line: Line) => boolean): Line[][] {
  const pieces: Line[][] = [];
  for (const [i, line] of run.entries()) {
    if (i === 0 || (!isAdded(line) && isAdded(run[i - 1]!))) pieces.push([]);
    pieces.at(-1)!.push(line);
  }
  return pieces.filter((piece) => !isAdded(piece[0]!) && isAdded(piece.at(-1)!));
}
