/** The benchmark as a picture: seconds over the answer's length, both in powers. Its colours read on light and on dark ground. */
import type { Row } from './rows.ts';

const SIZE = { width: 720, height: 420, left: 64, right: 200, top: 44, bottom: 48 };
const INK = '#767676';

interface Line {
  readonly name: string;
  readonly colour: string;
  readonly dashed?: boolean;
  readonly changes: number;
  readonly of: (row: Row) => number | null;
}

const LINES: readonly Line[] = [
  { name: 'llama-server, plain', colour: '#9467bd', dashed: true, changes: 0, of: (r) => r.llamaServerMs },
  { name: 'written token by token', colour: '#d62728', changes: 0, of: (r) => r.plainMs },
  { name: 'lookup predictor', colour: '#e377c2', changes: 0, of: (r) => r.lookupMs },
  { name: 'llama-server, n-grams', colour: '#9467bd', changes: 0, of: (r) => r.llamaServerSpecMs },
  { name: 'residual, no verdict', colour: '#ff7f0e', changes: 0, of: (r) => r.residualOnlyMs },
  { name: 'Aligner, 4 changes', colour: '#1f77b4', dashed: true, changes: 4, of: (r) => r.alignMs },
  { name: 'Aligner, no change', colour: '#1f77b4', changes: 0, of: (r) => r.alignMs },
  { name: 'one reading', colour: INK, dashed: true, changes: 0, of: (r) => r.readingMs },
];

/** Draws the rows; a peer that could not run has no line. */
export function plotSvg(rows: readonly Row[], title: string): string {
  const lengths = [...new Set(rows.map((row) => row.tokens))].toSorted((a, b) => a - b);
  const series = LINES.map((line) => ({ ...line, points: pointsOf(line, rows) })).filter((s) => s.points.length > 0);
  const all = series.flatMap(({ points }) => points.map((p) => p.ms));
  const x = scale(lengths, SIZE.left, SIZE.width - SIZE.right);
  const y = scale([Math.min(...all), Math.max(...all)], SIZE.height - SIZE.bottom, SIZE.top);
  const [right, bottom] = [SIZE.width - SIZE.right, SIZE.height - SIZE.bottom];
  const ticks = powers(Math.min(...all), Math.max(...all)).flatMap((ms) => [
    `<path d="M${SIZE.left} ${y(ms)}H${right}" stroke="${INK}" stroke-opacity=".25"/>`,
    `<text x="${SIZE.left - 8}" y="${Number(y(ms)) + 4}" text-anchor="end">${ms / 1000} s</text>`,
  ]);
  const columns = lengths.flatMap((tokens) => [
    `<path d="M${x(tokens)} ${SIZE.top}V${bottom}" stroke="${INK}" stroke-opacity=".25"/>`,
    `<text x="${x(tokens)}" y="${bottom + 18}" text-anchor="middle">${tokens.toLocaleString('en')}</text>`,
  ]);
  const ends = apart(series.map(({ points }) => Number(y(points.at(-1)!.ms))));
  const lines = series.flatMap(({ name, colour, dashed, points }, i) => [
    `<path d="${points.map((p, k) => `${k === 0 ? 'M' : 'L'}${x(p.tokens)} ${y(p.ms)}`).join('')}" fill="none" stroke="${colour}" stroke-width="2"${dashed === true ? ' stroke-dasharray="5 4"' : ''}/>`,
    ...points.map((p) => `<circle cx="${x(p.tokens)}" cy="${y(p.ms)}" r="3" fill="${colour}"/>`),
    `<text x="${right + 12}" y="${(ends[i] ?? 0) + 4}" fill="${colour}">${name}</text>`,
  ]);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" width="${SIZE.width}" height="${SIZE.height}" role="img" font-family="sans-serif" font-size="12" fill="${INK}">`,
    `<title>${title}</title>`,
    `<text x="${SIZE.left}" y="22" font-size="13">${title}</text>`,
    ...ticks,
    ...columns,
    `<text x="${(SIZE.left + right) / 2}" y="${SIZE.height - 10}" text-anchor="middle">tokens of the answer</text>`,
    ...lines,
    '</svg>\n',
  ].join('\n');
}

function pointsOf({ changes, of }: Line, rows: readonly Row[]): { tokens: number; ms: number }[] {
  return rows
    .filter((row) => row.changes === changes)
    .flatMap((row) => {
      const ms = of(row);
      return ms === null ? [] : [{ tokens: row.tokens, ms }];
    })
    .toSorted((a, b) => a.tokens - b.tokens);
}

/** A logarithmic scale from the least and the greatest value to two coordinates. */
function scale(values: readonly number[], from: number, to: number): (value: number) => string {
  const [low, high] = [Math.log(Math.min(...values)), Math.log(Math.max(...values))];
  return (value) => (from + ((Math.log(value) - low) / Math.max(high - low, 1e-9)) * (to - from)).toFixed(1);
}

/** 1, 2 and 5 times the powers of ten between two values. */
function powers(low: number, high: number): number[] {
  const found: number[] = [];
  for (let ten = 10 ** Math.floor(Math.log10(low)); ten <= high; ten *= 10)
    found.push(...[1, 2, 5].map((n) => n * ten).filter((v) => v >= low && v <= high));
  return found;
}

/** Heights of labels that do not touch, each as near to its line's end as the others allow. */
function apart(heights: readonly number[], least = 15): number[] {
  const order = heights.map((height, i) => ({ height, i })).toSorted((a, b) => a.height - b.height);
  const placed = [...heights];
  let last = -Infinity;
  for (const { height, i } of order) placed[i] = last = Math.max(height, last + least);
  return placed;
}
