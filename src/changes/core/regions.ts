/**
 * Which parts of a file are read for its changed lines: the statement, function or Markdown block around each of them, so that
 * the model sees something whole; parts that meet are one.
 */
import { blocksOf } from '../../align/core/blocks.ts';
import { isProse } from '../../text/core/languages.ts';
import type { Span } from '../../text/core/span.ts';
import type { LineRange } from './diff.ts';

/** Lines around a change, on each side, that are looked at for the beginning and the end of what it is in. */
const AROUND = 40;
/** Markdown beyond this many UTF-16 units is not parsed for its blocks; lines around a change are taken. */
const PARSE_LIMIT = 256 * 1024;

/** A text cut into lines at LF alone, as git counts them. */
export interface Lines {
  readonly text: string;
  readonly starts: readonly number[];
}

export function linesIn(text: string): Lines {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0 && at + 1 < text.length; at = text.indexOf('\n', at + 1))
    starts.push(at + 1);
  return { text, starts };
}

/** The offsets of lines, each with its ending; what lies beyond the text is left out. */
export function spansOf({ text, starts }: Lines, ranges: readonly LineRange[]): Span[] {
  const at = (line: number) => starts[line] ?? text.length;
  return ranges
    .map(({ first, count }) => ({ start: at(first), end: at(first + count) }))
    .filter(({ start, end }) => end > start);
}

/** The parts to read, in order and apart: whole lines. Every changed line with text lies in one of them. */
export function regionsOf(lines: Lines, changed: readonly LineRange[], language: string): Span[] {
  const { text } = lines;
  const wanted = changed.map((range) => trimmed(lines, range)).filter((range) => range !== undefined);
  if (wanted.length === 0) return [];
  if (!isProse(language))
    return joined(
      spansOf(
        lines,
        wanted.map((range) => blockAround(lines, range)),
      ),
    );
  if (text.length > PARSE_LIMIT)
    return joined(
      spansOf(
        lines,
        wanted.map((range) => widened(lines, range)),
      ),
    );
  const blocks = blocksOf(text);
  return joined(
    spansOf(lines, wanted).map((span) => {
      const touched = blocks.flatMap(({ start, end }, i) => (start < span.end && end >= span.start ? [i] : []));
      // What stands before a block can belong to it: a sentence to its fence, a label to its code.
      const first = blocks[Math.max(0, (touched[0] ?? 0) - 1)];
      const last = blocks[touched.at(-1) ?? -1];
      return {
        start: Math.min(span.start, touched.length === 0 ? span.start : (first?.start ?? span.start)),
        end: Math.max(span.end, lineEnd(text, last?.end ?? span.end)),
      };
    }),
  );
}

/** Without blank lines at its ends; undefined where nothing is left. */
function trimmed(lines: Lines, { first, count }: LineRange): LineRange | undefined {
  let from = first;
  let to = Math.min(first + count, lines.starts.length);
  while (from < to && isBlank(lines, from)) from++;
  while (to > from && isBlank(lines, to - 1)) to--;
  return to > from ? { first: from, count: to - from } : undefined;
}

function widened({ starts }: Lines, { first, count }: LineRange): LineRange {
  const from = Math.max(0, first - AROUND);
  return { first: from, count: Math.min(starts.length, first + count + AROUND) - from };
}

/** From the line that opens the innermost block with a blank line before it, else the outermost near by, to the block's end. */
function blockAround(lines: Lines, { first, count }: LineRange): LineRange {
  const last = first + count - 1;
  let start = first;
  let level = Infinity;
  for (let i = first; i <= last; i++) if (!isBlank(lines, i)) level = Math.min(level, indentOf(lines, i));
  const isTop = level === 0;
  for (let i = first - 1; i >= Math.max(0, first - AROUND); i--) {
    if (isBlank(lines, i)) {
      if (isTop || isOpener(lines, start)) break;
      continue;
    }
    const indent = indentOf(lines, i);
    if (isTop) start = i;
    else if (indent < level) {
      level = indent;
      start = i;
    } else if (start < first && indent === level && i === start - 1) start = i;
    else if (start < first && indent <= level) break;
  }
  let end = last;
  for (let i = last + 1; i < Math.min(lines.starts.length, last + 1 + AROUND); i++) {
    if (isBlank(lines, i)) {
      if (isTop) break;
      continue;
    }
    const indent = indentOf(lines, i);
    if (!isTop && (indent < level || (indent === level && !isCloser(lines, i)))) break;
    end = i;
  }
  return { first: start, count: end - start + 1 };
}

/** Whether a block begins with the line: it stands at the edge, or what follows is further in. */
const isOpener = (lines: Lines, line: number): boolean =>
  line + 1 < lines.starts.length && (indentOf(lines, line) === 0 || indentOf(lines, line + 1) > indentOf(lines, line));

const lineText = ({ text, starts }: Lines, line: number): string => text.slice(starts[line], starts[line + 1]);
const isBlank = (lines: Lines, line: number): boolean => lineText(lines, line).trim() === '';
const indentOf = (lines: Lines, line: number): number => /^[ \t]*/.exec(lineText(lines, line))![0].length;
const isCloser = (lines: Lines, line: number): boolean =>
  /^\s*(?:[)\]}]|(?:end|else|elif|except|finally|catch|fi|done|esac|rescue|ensure|then|do)\b)/.test(
    lineText(lines, line),
  );

function lineEnd(text: string, at: number): number {
  const next = text.indexOf('\n', Math.max(0, at - 1));
  return next < 0 ? text.length : next + 1;
}

/** Spans that overlap or meet as one. */
function joined(spans: readonly Span[]): Span[] {
  const out: { start: number; end: number }[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else out.push({ start, end });
  }
  return out;
}
