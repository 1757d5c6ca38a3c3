/** A record as a picture: memory, handles, processes and files over the hours, with what was killed. Its colours read on light and on dark ground. */
import type { Role } from './processes.ts';
import type { Entry, Sample } from './record.ts';
import { stretchesOf } from './verdict.ts';

const INK = '#767676';
const WIDTH = 860;
const LEFT = 64;
const RIGHT = 180;
const PANEL = { height: 130, gap: 44, top: 76 };
const HOUR = 3_600_000;
const MEGA = 1024 * 1024;

interface Line {
  readonly name: string;
  readonly colour: string;
  readonly of: (sample: Sample) => number;
}
interface Panel {
  readonly title: string;
  readonly lines: readonly Line[];
}

type Measure = (p: Sample['processes'][number]) => number;
const sum = (role: Role, of: Measure) => (sample: Sample) =>
  sample.processes.filter((p) => p.role === role).reduce((total, p) => total + of(p), 0);
const byRole = (of: Measure): Line[] => [
  { name: 'extension hosts', colour: '#1f77b4', of: sum('host', of) },
  { name: 'shared engine', colour: '#2ca02c', of: sum('engine', of) },
  { name: 'process with the model', colour: '#ff7f0e', of: sum('child', of) },
];

const PANELS: readonly Panel[] = [
  { title: 'Memory in MB (PSS)', lines: byRole((p) => p.pss / MEGA) },
  { title: 'Open handles', lines: byRole((p) => p.handles) },
  { title: 'Sockets', lines: byRole((p) => p.sockets) },
  { title: 'Threads', lines: byRole((p) => p.threads) },
  { title: 'Processes', lines: byRole(() => 1) },
  {
    title: 'Files in MB',
    lines: [
      { name: 'journal', colour: '#9467bd', of: (s) => s.journal / MEGA },
      { name: "SQLite's log of it", colour: '#e377c2', of: (s) => s.journalLog / MEGA },
      { name: 'cache folder', colour: '#8c564b', of: (s) => s.cache / MEGA },
    ],
  },
];

const MARKS: readonly (readonly [RegExp, string, string])[] = [
  [/^kill/, '#d62728', 'a process was killed'],
  [/^reload/, '#17becf', 'the window was loaded again'],
];

/** Milliseconds of use before each entry: stretches stand beside each other, without the time between them. */
function timesOf(stretches: readonly (readonly Entry[])[]): Map<Entry, number> {
  const times = new Map<Entry, number>();
  let before = 0;
  for (const stretch of stretches) {
    for (const entry of stretch) times.set(entry, before + entry.t - stretch[0]!.t);
    before = times.get(stretch.at(-1)!)!;
  }
  return times;
}

export function drawRecord(entries: readonly Entry[]): string {
  const stretches = stretchesOf(entries);
  const times = timesOf(stretches);
  const end = Math.max(1, ...times.values());
  const x = (t: number) => (LEFT + (t / end) * (WIDTH - LEFT - RIGHT)).toFixed(1);
  const height = PANEL.top + PANELS.length * (PANEL.height + PANEL.gap);
  const title = `${(end / HOUR).toFixed(1)} hours of mixed use in VS Code, by script`;
  const legend = [
    ...MARKS.map(([, colour, text]) => ({ colour, text, dash: '' })),
    { colour: INK, text: 'a stretch begins', dash: '4 3' },
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" font-family="sans-serif" font-size="12" fill="${INK}">`,
    `<title>${title}</title>`,
    `<text x="${LEFT}" y="22" font-size="14">${title}</text>`,
    ...legend.flatMap(({ colour, text, dash }, i) => [
      `<path d="M${LEFT + i * 210} 34V48" stroke="${colour}" stroke-width="1.5" stroke-dasharray="${dash}"/>`,
      `<text x="${LEFT + 8 + i * 210}" y="45">${text}</text>`,
    ]),
    ...PANELS.flatMap((panel, i) =>
      drawPanel(panel, PANEL.top + i * (PANEL.height + PANEL.gap), { stretches, times, x, end }),
    ),
    '</svg>\n',
  ].join('\n');
}

interface Ground {
  readonly stretches: readonly (readonly Entry[])[];
  readonly times: ReadonlyMap<Entry, number>;
  readonly x: (t: number) => string;
  readonly end: number;
}

function drawPanel({ title, lines }: Panel, top: number, { stretches, times, x, end }: Ground): string[] {
  const bottom = top + PANEL.height;
  const samples = stretches.map((stretch) => stretch.filter((e): e is Sample => e.kind === 'sample'));
  const most = Math.max(1, ...samples.flat().flatMap((s) => lines.map(({ of }) => of(s))));
  const y = (value: number) => (bottom - (value / (most * 1.05)) * PANEL.height).toFixed(1);
  const step = niceStep(most / 3);
  const ticks = Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step);
  const hourStep = niceStep(end / HOUR / 8);
  const hours = Array.from({ length: Math.floor(end / HOUR / hourStep) + 1 }, (_, i) => i * hourStep);
  const right = WIDTH - RIGHT;
  const last = samples.flat().at(-1);
  const ends = last === undefined ? [] : apart(lines.map(({ of }) => Number(y(of(last)))));
  return [
    `<text x="${LEFT}" y="${top - 8}" font-size="13">${title}</text>`,
    ...ticks.flatMap((tick) => [
      `<path d="M${LEFT} ${y(tick)}H${right}" stroke="${INK}" stroke-opacity=".25"/>`,
      `<text x="${LEFT - 8}" y="${Number(y(tick)) + 4}" text-anchor="end">${Number(tick.toFixed(2)).toLocaleString('en')}</text>`,
    ]),
    ...hours.map(
      (hour) =>
        `<text x="${x(hour * HOUR)}" y="${bottom + 16}" text-anchor="middle">${Number(hour.toFixed(2))} h</text>`,
    ),
    ...stretches
      .slice(1)
      .map((s) => `<path d="M${x(times.get(s[0]!)!)} ${top}V${bottom}" stroke="${INK}" stroke-dasharray="4 3"/>`),
    ...stretches.flat().flatMap((entry) => {
      const mark = entry.kind === 'mark' ? MARKS.find(([words]) => words.test(entry.what)) : undefined;
      const at = x(times.get(entry)!);
      return mark === undefined ? [] : [`<path d="M${at} ${top}V${bottom}" stroke="${mark[1]}" stroke-opacity=".45"/>`];
    }),
    ...lines.flatMap(({ name, colour, of }, i) => [
      ...samples
        .filter((stretch) => stretch.length > 0)
        .map(
          (stretch) =>
            `<path d="${stretch.map((s, k) => `${k === 0 ? 'M' : 'L'}${x(times.get(s)!)} ${y(of(s))}`).join('')}" fill="none" stroke="${colour}" stroke-width="1.5"/>`,
        ),
      `<text x="${right + 10}" y="${(ends[i] ?? top) + 4}" fill="${colour}">${name}</text>`,
    ]),
  ];
}

/** 1, 2 or 5 times a power of ten, at least as much as the value. */
function niceStep(value: number): number {
  const ten = 10 ** Math.floor(Math.log10(Math.max(value, 1e-3)));
  return [1, 2, 5, 10].map((n) => n * ten).find((v) => v >= value)!;
}

/** Heights of labels that do not touch, each as near to its line's end as the others allow. */
function apart(heights: readonly number[], least = 15): number[] {
  const order = heights.map((height, i) => ({ height, i })).toSorted((a, b) => b.height - a.height);
  const placed = [...heights];
  let last = Infinity;
  for (const { height, i } of order) placed[i] = last = Math.min(height, last - least);
  return placed;
}
