/** Counts over outcomes: the numbers of `npm run eval -- --json`. */
import type { Span } from '../../src/align/core/types.ts';
import type { Outcome } from './outcome.ts';
import type { Group, Row } from './rows.ts';

/** Integers. `n` counts rows; of a clean group it counts segments, and so do `touched` and `parses`. */
export interface Figures {
  n: number;
  fixed: number;
  faultGone: number;
  introduced: number;
  touched: number;
  parses: number;
}

/** Clean groups also say how many answers their segments come from, and how many of these were touched. */
export interface GroupFigures extends Figures {
  answers?: number;
  answersTouched?: number;
  /** The untrained base on a part of the rows; null when it was not asked. */
  base: Figures | null;
  copy: Figures;
}

export interface Report {
  readonly groups: Readonly<Record<string, GroupFigures>>;
  readonly families: Readonly<Record<string, { n: number; fixed: number }>>;
}

/** One row after one system had it. */
export interface Done {
  readonly row: Row;
  readonly output: string;
  /** The segments of the answer, as the product split it. */
  readonly segments: readonly Span[];
  readonly outcome: Outcome;
}

function figuresOf(kind: Group['kind'], done: readonly Done[]): Figures {
  const count = (test: (o: Outcome) => boolean) => done.filter((d) => test(d.outcome)).length;
  const broken = count((o) => !o.parses);
  const segments = done.reduce((n, d) => n + d.segments.length, 0);
  const n = kind === 'clean' ? segments : done.length;
  return {
    n,
    fixed: count((o) => o.fixed),
    faultGone: count((o) => o.faultGone),
    introduced: count((o) => o.introduced),
    touched: kind === 'clean' ? done.reduce((sum, d) => sum + touchedSegments(d), 0) : count((o) => o.touched),
    parses: Math.max(0, n - broken),
  };
}

/** Segments whose text is not in the output, in order. */
function touchedSegments({ row, output, segments }: Done): number {
  if (output === row.a) return 0;
  let from = 0;
  let touched = 0;
  for (const { start, end } of segments) {
    const text = row.a.slice(start, end);
    const at = output.indexOf(text, from);
    if (at < 0) touched++;
    else from = at + text.length;
  }
  // What was added between segments belongs to one of them.
  return Math.max(1, touched);
}

export function groupFigures(
  kind: Group['kind'],
  product: readonly Done[],
  base: readonly Done[] | null,
): GroupFigures {
  const own = figuresOf(kind, product);
  const answers = { answers: product.length, answersTouched: product.filter((d) => d.outcome.touched).length };
  return {
    ...own,
    ...(kind === 'clean' ? answers : {}),
    base: base === null ? null : figuresOf(kind, base),
    copy: { ...own, fixed: 0, faultGone: 0, introduced: 0, touched: 0, parses: own.n },
  };
}

/** The name under which a faulty row counts: its family, or what was planted. */
export const familyOf = ({ family, tags }: Row): string =>
  family === 'planted' ? `planted ${tags.join(' ')}` : family;

export function familyFigures(done: readonly Done[]): Record<string, { n: number; fixed: number }> {
  const families: Record<string, { n: number; fixed: number }> = {};
  for (const { row, outcome } of done) {
    const family = (families[familyOf(row)] ??= { n: 0, fixed: 0 });
    family.n++;
    if (outcome.fixed) family.fixed++;
  }
  return Object.fromEntries(Object.entries(families).sort(([a], [b]) => (a < b ? -1 : 1)));
}
