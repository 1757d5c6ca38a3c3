/**
 * The patches of Codex and of Copilot's `apply_patch`: which lines they add to which files. Source of the format: the
 * instructions that the tool itself gives (`*** Begin Patch`, a section for a file, hunks that begin with `@@`, and lines
 * that begin with a space, `-` or `+`).
 */
import { linesOf } from '../../text/core/lines.ts';
import type { Span } from '../../text/core/span.ts';

/** A run of lines that a patch adds. */
export interface AddedLines extends Span {
  readonly path: string;
  /** The lines as they will stand in the file; [start, end) of the patch has them with their marks. */
  readonly text: string;
  /** The lines that the patch expects around them, with what it adds there itself. */
  readonly before: string;
  readonly after: string;
  /** What stands in the file where the hunk goes, so that its place can be found. */
  readonly old: string;
  /** The file is new: there is nothing else in it. */
  readonly isNewFile: boolean;
}

const BEGIN = '*** Begin Patch';
const SECTION = /^\*\*\* (Add|Update) File: (.+)$/;

export function isPatch(text: string): boolean {
  return text.trimStart().startsWith(BEGIN);
}

/** The runs of added lines, in the order of the patch. A patch that is cut off or damaged gives what can be read. */
export function addedLines(patch: string): AddedLines[] {
  const runs: AddedLines[] = [];
  let path = '';
  let isNewFile = false;
  let hunk: Hunk = [];
  const close = () => {
    if (path !== '') runs.push(...runsOf(hunk, path, isNewFile));
    hunk = [];
  };
  for (const { start, end, next } of linesOf(patch)) {
    const line = patch.slice(start, end);
    const section = SECTION.exec(line);
    if (section !== null) {
      close();
      path = section[2]!.trim();
      isNewFile = section[1] === 'Add';
    } else if (line.startsWith('***') || line.startsWith('@@')) {
      close();
      // The end of a file's own lines, or of the patch, or a file that is deleted: lines after it belong to no file.
      if (/^\*\*\* (?:Delete File|End Patch)/.test(line)) path = '';
    } else hunk.push({ mark: line[0] ?? ' ', text: patch.slice(start + 1, next) || '\n', start, end: next });
  }
  close();
  return runs;
}

/** The patch with [start, end) of a run replaced by other lines. */
export function markAdded(text: string): string {
  return linesOf(text)
    .map(({ start, next }) => `+${text.slice(start, next)}`)
    .join('');
}

interface HunkLine extends Span {
  readonly mark: string;
  readonly text: string;
}
type Hunk = HunkLine[];

function runsOf(hunk: Hunk, path: string, isNewFile: boolean): AddedLines[] {
  const old = joined(hunk.filter(({ mark }) => mark !== '+'));
  const kept = (lines: Hunk) => joined(lines.filter(({ mark }) => mark !== '-'));
  const runs: AddedLines[] = [];
  for (let i = 0; i < hunk.length; i++) {
    if (hunk[i]!.mark !== '+') continue;
    let end = i;
    while (hunk[end + 1]?.mark === '+') end++;
    runs.push({
      path,
      isNewFile,
      old,
      start: hunk[i]!.start,
      end: hunk[end]!.end,
      text: joined(hunk.slice(i, end + 1)),
      before: kept(hunk.slice(0, i)),
      after: kept(hunk.slice(end + 1)),
    });
    i = end;
  }
  return runs;
}

const joined = (lines: Hunk) => lines.map(({ text }) => text).join('');
