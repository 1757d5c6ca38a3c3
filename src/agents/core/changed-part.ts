/** What is new in a file when an edit is written, and what stands around it. */
import { diffTexts } from '../../align/core/hunks.ts';
import type { LineRange } from '../../changes/core/diff.ts';
import type { Span } from '../../text/core/span.ts';
import type { ToolEdit } from './tool-edits.ts';

/** A file as it will be, as far as that is known. */
export interface PlacedEdit {
  readonly edit: ToolEdit;
  /** The file with the edit in it; the edit's own text alone where the file is not known. */
  readonly file: string;
  /** Where the edit's text stands in it. */
  readonly slot: Span;
  /** Its lines that are new or other than before, in order and apart. */
  readonly changed: readonly LineRange[];
}

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
  return { edit, file, slot, changed: linesOf(file, changes, slot.start) };
}

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

/** The lines that spans of a text touch; `offset` is where the spans are counted from. */
function linesOf(text: string, spans: readonly Span[], offset: number): LineRange[] {
  const out: { first: number; count: number }[] = [];
  let line = 0;
  let at = 0;
  const lineAt = (end: number) => {
    for (let next = text.indexOf('\n', at); next >= 0 && next < end; next = text.indexOf('\n', at)) {
      line++;
      at = next + 1;
    }
    return line;
  };
  for (const { start, end } of spans) {
    const first = lineAt(start + offset);
    // A span that ends with its line does not touch the next one.
    const last = lineAt(Math.max(start, end - 1) + offset);
    const open = out.at(-1);
    if (open !== undefined && first < open.first + open.count) open.count = Math.max(open.count, last - open.first + 1);
    else out.push({ first, count: last - first + 1 });
  }
  return out;
}
