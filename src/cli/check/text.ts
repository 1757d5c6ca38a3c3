/** What a check found, for people: a line for each fault, with its correction as a small diff. */
import { problemsOf, type Problem } from '../../changes/core/problems.ts';
import { describeSkip, SKIPS, type Skipped } from '../../changes/core/skip.ts';
import type { FileCheck } from '../../changes/core/changes.ts';
import type { Fix, FixOutcome } from '../../changes/node/fix-file.ts';
import { applyEdits } from '../../text/core/edits.ts';
import type { Run } from './check.ts';
import { printable } from './progress.ts';

/** Lines of a correction that are shown. */
const MOST_LINES = 12;

export function textOf(file: FileCheck, fix: Fix | undefined): string {
  return problemsOf(file)
    .map((problem) => `${lineOf(file.path, problem, isFixed(problem, fix))}\n${diffOf(file.text, problem)}`)
    .join('');
}

const isFixed = ({ edits }: Problem, fix: Fix | undefined): boolean =>
  fix?.outcome === 'fixed' && edits?.every((edit) => fix.hunks.some((h) => h.start === edit.start)) === true;

function lineOf(path: string, { from, tags, severity, reason, link, edits }: Problem, fixed: boolean): string {
  const state = fixed ? ' [fixed]' : edits === undefined ? ' [no correction]' : '';
  const more = link === undefined ? '' : ` ${link}`;
  const place = `${printable(path)}:${from.line + 1}:${from.character + 1}`;
  return `${place}: ${severity} ${tags.join(' ')}: ${printable(reason)}${state}${more}`;
}

function diffOf(text: string, { edits }: Problem): string {
  if (edits === undefined) return '';
  const start = text.lastIndexOf('\n', edits[0]!.start - 1) + 1;
  const last = edits.at(-1)!.end;
  const next = text.indexOf('\n', last > 0 && last > edits.at(-1)!.start && text[last - 1] === '\n' ? last - 1 : last);
  const end = next < 0 ? text.length : next;
  const moved = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  const before = text.slice(start, Math.max(end, last));
  const lines = (sign: string, part: string) => {
    const all = part.replace(/\r?\n$/, '').split('\n');
    const more = all.length > MOST_LINES ? [`    … ${all.length - MOST_LINES} more lines\n`] : [];
    return [
      ...all.slice(0, MOST_LINES).map((line) => `  ${sign} ${printable(line.replace(/\r$/, ''))}\n`),
      ...more,
    ].join('');
  };
  return lines('-', before) + lines('+', applyEdits(before, moved));
}

const REFUSED: Partial<Record<FixOutcome, string>> = {
  unsure: 'not written: the corrections would bring up something new',
  protected: 'not written: the file can change what programs do, or hold secrets',
  changed: 'not written: the file is not what was checked',
  refused: 'not written: the file cannot be replaced',
};

/** The last lines, for standard error: what was checked and what was not. */
export function textSummary({ check: { files, skipped }, fixes, compared, milliseconds }: Run): string {
  const problems = files.reduce((sum, file) => sum + problemsOf(file).length, 0);
  const unchecked = files.reduce((sum, file) => sum + file.unchecked, 0);
  const fixed = [...(fixes?.values() ?? [])].reduce((sum, { hunks }) => sum + hunks.length, 0);
  const against = compared.staged ? 'staged against HEAD' : `against ${compared.base}`;
  const lines = [
    `aligner: ${count(problems, 'fault')} in the changed lines of ${count(files.length, 'file')} ${against}, in ${(milliseconds / 1000).toFixed(1)} s.`,
    ...(fixes === undefined ? [] : [`aligner: ${count(fixed, 'correction')} written.`]),
    ...[...(fixes ?? [])].flatMap(([path, { outcome }]) => {
      const why = REFUSED[outcome];
      return why === undefined ? [] : [`aligner: ${printable(path)} ${why}.`];
    }),
    ...(unchecked === 0 ? [] : [`aligner: ${count(unchecked, 'part')} could not be checked.`]),
    ...skippedLines(skipped),
  ];
  return `${lines.join('\n')}\n`;
}

/** Files of one reason that are named; of more, there is the number. */
const MOST_NAMED = 5;

function skippedLines(skipped: readonly Skipped[]): string[] {
  return SKIPS.flatMap((reason) => {
    const paths = skipped.filter((one) => one.reason === reason).map(({ path }) => printable(path));
    if (paths.length === 0) return [];
    const names = paths.length > MOST_NAMED ? count(paths.length, 'file') : paths.join(', ');
    return [`aligner: not checked, ${describeSkip(reason)}: ${names}.`];
  });
}

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
