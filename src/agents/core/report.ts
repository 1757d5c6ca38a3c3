/** What was found, in words for an agent: plain English, whatever language its user speaks. */
import type { Finding, Hunk } from '../../align/core/types.ts';
import { linesOf } from '../../text/core/lines.ts';
import type { Span } from '../../text/core/span.ts';

/** A report is cut here: an agent's context is not ours to fill, and some agents cut it at 10 KB. */
const LONGEST = 6_000;
/** So many characters of code are quoted. */
const QUOTED = 300;

export interface Reported {
  readonly path: string;
  /** The text that offsets are into, with what was found in it. */
  readonly file: string;
  readonly hunks: readonly Hunk[];
  readonly findings: readonly Finding[];
}

/** Corrections that were made before the write. */
export function sayCorrected(all: readonly Reported[]): string {
  return said(
    all,
    (n, path) =>
      `Aligner corrected ${count(n, 'fault')} in ${path} before it was written. The file has the corrected text:`,
  );
}

/** Faults that stand in what is, or was, written. */
export function sayFound(all: readonly Reported[]): string {
  return said(all, (n, path) => `Aligner found ${count(n, 'likely fault')} in what is written to ${path}:`);
}

/** The write passed without a check. */
export function sayUnchecked(paths: readonly string[], why: 'starting' | 'late' | 'failed'): string {
  const reason = {
    starting: 'its engine is still starting',
    late: 'the check took too long',
    failed: 'its engine does not run',
  }[why];
  return `Aligner did not check ${[...new Set(paths)].join(', ')}: ${reason}. The write is not held up.`;
}

function said(all: readonly Reported[], title: (count: number, path: string) => string): string {
  const parts = all
    .filter(({ hunks, findings }) => hunks.length + findings.length > 0)
    .map(({ path, file, hunks, findings }) => {
      const lines = [
        ...hunks.map((hunk) => ({ at: hunk.start, text: hunkLine(file, hunk) })),
        ...findings.map((finding) => ({ at: finding.start, text: findingLine(file, finding) })),
      ].sort((a, b) => a.at - b.at);
      return [title(lines.length, path), ...lines.map(({ text }) => text)].join('\n');
    });
  const text = parts.join('\n\n');
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}\n… (cut)`;
}

function hunkLine(file: string, hunk: Hunk): string {
  const { start, end } = wholeLines(file, hunk);
  const before = file.slice(start, end);
  const after = file.slice(start, hunk.start) + hunk.replacement + file.slice(hunk.end, end);
  return `- line ${lineNumber(file, hunk.start)}: ${named(hunk.tags, hunk.reason)}\n  was: ${quoted(before)}\n  better: ${quoted(after)}`;
}

function findingLine(file: string, { start, end, tag, reason, source }: Finding): string {
  return `- line ${lineNumber(file, start)}: ${named([tag], reason)} (found by ${source}; no safe correction): ${quoted(file.slice(start, end))}`;
}

const named = (tags: readonly string[], reason: string) =>
  tags.length === 0 ? reason : `${tags.join(', ')}: ${reason}`;

function wholeLines(file: string, { start, end }: Span): Span {
  const lines = linesOf(file);
  const first = lines.findLast((line) => line.start <= start);
  const last = lines.find((line) => line.end >= end);
  return { start: first?.start ?? start, end: last?.end ?? end };
}

const lineNumber = (file: string, at: number) =>
  Math.max(1, linesOf(file).findLastIndex((line) => line.start <= at) + 1);

function quoted(text: string): string {
  const short = text.trim().length <= QUOTED ? text.trim() : `${text.trim().slice(0, QUOTED)}…`;
  return `\`${short.replaceAll(/\r?\n/g, '\n    ')}\``;
}

const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;
