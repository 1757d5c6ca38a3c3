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

/** One fault, as data for an agent. */
export interface ReportedFault {
  /** From 1. */
  readonly line: number;
  readonly tags: readonly string[];
  readonly reason: string;
  /** Who found what has no correction. */
  readonly foundBy?: string;
  readonly was: string;
  readonly better?: string;
}

/** In the order of the text. */
export function faultsIn({ file, hunks, findings }: Reported): ReportedFault[] {
  const corrected = hunks.map(({ start, end, replacement, tags, reason }) => {
    const line = wholeLines(file, { start, end });
    const better = file.slice(line.start, start) + replacement + file.slice(end, line.end);
    return { at: start, tags, reason, was: file.slice(line.start, line.end), better };
  });
  const open = findings.map(({ start, end, tag, reason, source }) => ({
    ...{ at: start, tags: [tag], reason, foundBy: source, was: file.slice(start, end) },
  }));
  return [...corrected, ...open]
    .sort((x, y) => x.at - y.at)
    .map(({ at, ...fault }) => ({ line: lineNumber(file, at), ...fault }));
}

function said(all: readonly Reported[], title: (count: number, path: string) => string): string {
  const parts = all.flatMap((one) => {
    const faults = faultsIn(one);
    return faults.length === 0 ? [] : [[title(faults.length, one.path), ...faults.map(inWords)].join('\n')];
  });
  const text = parts.join('\n\n');
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}\n… (cut)`;
}

function inWords({ line, tags, reason, foundBy, was, better }: ReportedFault): string {
  const what = `- line ${line}: ${named(tags, reason)}`;
  if (better === undefined) return `${what} (found by ${foundBy ?? 'the model'}; no safe correction): ${quoted(was)}`;
  return `${what}\n  was: ${quoted(was)}\n  better: ${quoted(better)}`;
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
