/** What is new in a file when an edit is written, and what stands around it. */
import { diffTexts } from '../../align/core/hunks.ts';
import { isBlank, linesOf, type Line } from '../../text/core/lines.ts';
import type { Span } from '../../text/core/span.ts';
import type { ToolEdit } from './tool-edits.ts';

/** A file as it will be, as far as that is known. */
export interface PlacedEdit {
  readonly edit: ToolEdit;
  /** The file with the edit in it; the edit's own text alone where the file is not known. */
  readonly file: string;
  /** Where the edit's text stands in it. */
  readonly slot: Span;
  /** Whole lines that are new or other than before. */
  readonly changed: readonly Span[];
  /** Ranges to look at: the changed lines with the block around each. They do not overlap. */
  readonly regions: readonly Span[];
}

/** A block is looked at as far as so many lines beyond the change. */
const AROUND = 20;

/** Places an edit that is about to be written; `current` is the file as it is, undefined where it is not known. */
export function placeEdit(edit: ToolEdit, current: string | undefined): PlacedEdit {
  const { before, old, after } = surroundings(edit, current);
  return placed(edit, before, after, changedSpans(old, edit.text));
}

/** Places an edit that was written already: its text is looked for in the file. Of a whole file everything counts as new. */
export function placeWritten(edit: ToolEdit, current: string | undefined): PlacedEdit {
  const { text, old, around } = edit;
  const head = around?.before ?? '';
  const at = current === undefined || text === '' ? -1 : current.indexOf(head + text + (around?.after ?? ''));
  const start = at + head.length;
  const [before, after] = at < 0 ? ['', ''] : [current!.slice(0, start), current!.slice(start + text.length)];
  return placed(edit, before, after, changedSpans(around === undefined ? (old ?? '') : '', text));
}

function placed(edit: ToolEdit, before: string, after: string, changes: readonly Span[]): PlacedEdit {
  const file = before + edit.text + after;
  const slot = { start: before.length, end: before.length + edit.text.length };
  const lines = linesOf(file);
  const changed = changes.map(({ start, end }) => wholeLines(lines, start + slot.start, end + slot.start));
  return {
    edit,
    file,
    slot,
    changed: joined(changed),
    regions: joined(changed.map((span) => block(file, lines, span))),
  };
}

export const touches = (a: Span, b: Span): boolean =>
  (a.start < b.end && b.start < a.end) || (a.start === a.end && b.start <= a.start && a.start <= b.end);

/** What stands before and after the new text, and what it takes the place of. */
function surroundings(edit: ToolEdit, current: string | undefined) {
  const { old, around, text } = edit;
  if (old === undefined) return { before: '', old: current ?? '', after: '' };
  const at = current === undefined || old === '' ? -1 : current.indexOf(old);
  const head = at < 0 ? '' : current!.slice(0, at);
  const tail = at < 0 ? '' : current!.slice(at + old.length);
  if (around === undefined) return { before: head, old, after: tail };
  // A run of a patch is new as a whole; what the patch keeps stands around it.
  return { before: head + around.before, old: '', after: lineEnd(text) + around.after + tail };
}

/** Text that does not end its line, before lines that follow. */
const lineEnd = (text: string) => (text === '' || /[\r\n]$/.test(text) ? '' : '\n');

function changedSpans(old: string, text: string): Span[] {
  if (old === '') return text === '' ? [] : [{ start: 0, end: text.length }];
  let shift = 0;
  return diffTexts(old, text, 'code').map(({ start, end, replacement }) => {
    const from = start + shift;
    shift += replacement.length - (end - start);
    return { start: from, end: from + replacement.length };
  });
}

function wholeLines(lines: readonly Line[], start: number, end: number): Span {
  const first = lines.findLast((line) => line.start <= start) ?? lines[0];
  const last = lines.find((line) => line.next >= end) ?? lines.at(-1);
  return { start: first?.start ?? 0, end: last?.next ?? 0 };
}

/** The lines around a change up to the next blank one, but not far. */
function block(file: string, lines: readonly Line[], span: Span): Span {
  let first = lines.findIndex((line) => line.next > span.start);
  let last = lines.findLastIndex((line) => line.start < span.end);
  if (first < 0 || last < 0) return span;
  for (let i = 0; i < AROUND && first > 0 && !isBlank(file, lines[first - 1]!); i++) first--;
  for (let i = 0; i < AROUND && last < lines.length - 1 && !isBlank(file, lines[last + 1]!); i++) last++;
  return { start: Math.min(span.start, lines[first]!.start), end: Math.max(span.end, lines[last]!.next) };
}

function joined(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    if (last !== undefined && span.start <= last.end)
      out[out.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else out.push(span);
  }
  return out;
}
