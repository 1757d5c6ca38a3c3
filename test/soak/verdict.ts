/** What a record says: how fast each figure grows, whether that is within its bound, and what was lost. */
import type { Process, Role } from './processes.ts';
import type { Entry, Sample } from './record.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A process that has just begun fills its caches. */
const WARM_UP_MS = 10 * MINUTE;
/** Two samples tell a slope when they are this far apart. */
const APART_MS = 5 * MINUTE;
/** In a working day a figure may grow by half of what it is. */
const DAY_HOURS = 8;
const MOST_GROWTH = 0.5;
const MEGA = 1024 * 1024;
/** Bytes of the journal for one answer with its changes and steps. */
const ANSWER_BYTES = 64 * 1024;

export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly median: number;
  /** Undefined where the record is too short to tell. */
  readonly slope: number | undefined;
  readonly bound: number;
  readonly holds: boolean;
}

export interface Verdict {
  readonly hours: number;
  readonly stretches: number;
  readonly samples: number;
  /** By what was done: how often, and how often it did not end well. */
  readonly acts: ReadonlyMap<string, { readonly done: number; readonly failed: number }>;
  readonly marks: ReadonlyMap<string, number>;
  readonly figures: readonly Figure[];
  readonly lost: readonly string[];
  readonly orphans: readonly string[];
  readonly holds: boolean;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The middle of the slopes of all pairs in a series that are `apart` (Theil and Sen): a few wild values change nothing. */
export function slopeOf(series: readonly (readonly Point[])[], apart: number): number | undefined {
  const slopes = series.flatMap((points) =>
    points.flatMap((a, i) =>
      points.slice(i + 1).flatMap((b) => (b.x - a.x >= apart ? [(b.y - a.y) / (b.x - a.x)] : [])),
    ),
  );
  return slopes.length === 0 ? undefined : middle(slopes);
}

export function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[at]! : (sorted[at - 1]! + sorted[at]!) / 2;
}

/** The stretches of a record, each with what was recorded in it. */
export function stretchesOf(entries: readonly Entry[]): Entry[][] {
  const stretches: Entry[][] = [];
  for (const entry of entries)
    if (entry.kind === 'stretch') stretches.push([entry]);
    else stretches.at(-1)?.push(entry);
  return stretches;
}

const isSample = (entry: Entry): entry is Sample => entry.kind === 'sample';

const MEASURES: readonly (readonly [string, string, number, (p: Sample['processes'][number]) => number])[] = [
  ['memory', 'MB', 1, (p) => p.pss / MEGA],
  ['handles', '', 1, (p) => p.handles],
  ['sockets', '', 1, (p) => p.sockets],
  ['threads', '', 1, (p) => p.threads],
];
const JUDGED: readonly (readonly [Role, string])[] = [
  ['host', 'extension host'],
  ['engine', 'shared engine'],
  ['child', 'process with the model'],
];

export function judge(entries: readonly Entry[]): Verdict {
  const stretches = stretchesOf(entries);
  const samples = stretches.map((stretch) => stretch.filter(isSample));
  const figures = [...JUDGED.flatMap(([role, name]) => figuresOf(role, name, samples)), ...filesOf(samples)];
  const acts = new Map<string, { done: number; failed: number }>();
  const marks = new Map<string, number>();
  const lost: string[] = [];
  const orphans: string[] = [];
  for (const entry of entries) {
    if (entry.kind === 'act') {
      const so = acts.get(entry.what) ?? { done: 0, failed: 0 };
      acts.set(entry.what, { done: so.done + 1, failed: so.failed + (entry.ok ? 0 : 1) });
    }
    if (entry.kind === 'mark') marks.set(entry.what, (marks.get(entry.what) ?? 0) + 1);
    if (entry.kind === 'lost') lost.push(entry.what);
    if (entry.kind === 'orphan') orphans.push(entry.what);
  }
  return {
    hours: stretches.reduce((sum, s) => sum + (s.at(-1)!.t - s[0]!.t), 0) / HOUR,
    stretches: stretches.length,
    samples: samples.flat().length,
    acts,
    marks,
    figures,
    lost,
    orphans,
    holds: lost.length === 0 && orphans.length === 0 && figures.every((f) => f.holds),
  };
}

/** How the processes of a role grow, each from its own warm-up on. */
function figuresOf(role: Role, name: string, samples: readonly (readonly Sample[])[]): Figure[] {
  const lives = samples.flatMap((stretch) => [...livesOf(role, stretch).values()]);
  const warm = lives.map((life) => life.filter(({ t }) => t - life[0]!.t >= WARM_UP_MS));
  return MEASURES.map(([what, unit, least, of]) => {
    const series = warm.map((life) => life.map(({ t, process }) => ({ x: t / HOUR, y: of(process) })));
    const values = series.flat().map(({ y }) => y);
    const median = values.length === 0 ? 0 : middle(values);
    const slope = slopeOf(series, APART_MS / HOUR);
    const bound = Math.max(least, (median * MOST_GROWTH) / DAY_HOURS);
    return { name: `${name}, ${what}`, unit, median, slope, bound, holds: slope === undefined || slope <= bound };
  });
}

interface Moment {
  readonly t: number;
  readonly process: Process;
}

function livesOf(role: Role, samples: readonly Sample[]): Map<number, Moment[]> {
  const lives = new Map<number, Moment[]>();
  for (const { t, processes } of samples)
    for (const process of processes) {
      if (process.role !== role) continue;
      const life = lives.get(process.pid) ?? [];
      life.push({ t, process });
      lives.set(process.pid, life);
    }
  return lives;
}

function filesOf(samples: readonly (readonly Sample[])[]): Figure[] {
  const of = (x: (s: Sample) => number, y: (s: Sample) => number) =>
    samples.map((stretch) => stretch.slice(1).map((s) => ({ x: x(s), y: y(s) })));
  const all = samples.flat();
  const last = all.at(-1);
  const perAnswer = slopeOf(
    of(
      (s) => s.answers,
      (s) => s.journal,
    ),
    10,
  );
  const bytes = slopeOf(
    of(
      (s) => s.t / HOUR,
      (s) => s.cache / MEGA,
    ),
    APART_MS / HOUR,
  );
  const files = slopeOf(
    of(
      (s) => s.t / HOUR,
      (s) => s.cacheFiles,
    ),
    APART_MS / HOUR,
  );
  return [
    figure(
      'journal, for an answer',
      'KB',
      (last?.journal ?? 0) / 1024,
      perAnswer && perAnswer / 1024,
      ANSWER_BYTES / 1024,
    ),
    figure('cache folder', 'MB', (last?.cache ?? 0) / MEGA, bytes, 5),
    figure('cache folder, files', '', last?.cacheFiles ?? 0, files, 60),
  ];
}

const figure = (name: string, unit: string, median: number, slope: number | undefined, bound: number): Figure => ({
  name,
  unit,
  median,
  slope,
  bound,
  holds: slope === undefined || slope <= bound,
});

export function verdictLines(verdict: Verdict): string[] {
  const { hours, stretches, samples, acts, marks, figures, lost, orphans, holds } = verdict;
  const untold = figures.filter(({ slope }) => slope === undefined).length;
  const number = (value: number) => value.toFixed(Math.abs(value) < 100 ? 1 : 0);
  return [
    `${hours.toFixed(2)} hours in ${stretches} stretches, ${samples} samples`,
    ...[...acts].map(([what, { done, failed }]) => `  ${what}: ${done}${failed === 0 ? '' : `, ${failed} failed`}`),
    ...[...marks].map(([what, times]) => `  ${what}: ${times} times`),
    ...figures.map(
      ({ name, unit, median, slope, bound, holds: so }) =>
        `${so ? ' ' : '✘'} ${name}: ${number(median)} ${unit}, ${slope === undefined ? 'too short to tell' : `${number(slope)} ${name.endsWith('answer') ? 'each' : 'an hour'}`} (at most ${number(bound)})`,
    ),
    `${lost.length === 0 ? ' ' : '✘'} texts and decisions lost: ${lost.length}${lost.length === 0 ? '' : `, such as ${lost[0]!.slice(0, 300)}`}`,
    `${orphans.length === 0 ? ' ' : '✘'} processes left behind: ${orphans.length}${orphans.length === 0 ? '' : `, such as ${orphans[0]}`}`,
    !holds ? '✘ It does not hold.' : untold === 0 ? 'It holds.' : `It is too short for ${untold} figures to tell.`,
  ];
}
