/** Counts over outcomes: the numbers of `npm run eval -- --json`. */
import type { FindingState, Span } from '../../src/align/core/types.ts';
import type { Certainty } from '../../src/evidence/core/types.ts';
import type { Outcome } from './outcome.ts';
import type { Group, Row } from './rows.ts';

/** Integers. `n` counts rows; of a clean group it counts segments, and so do `touched` and `parses`. */
export interface Figures {
  n: number;
  /** Rows of which something was shown, and those of them that came out right: `right / shown` is the precision. */
  shown: number;
  right: number;
  fixed: number;
  faultGone: number;
  introduced: number;
  touched: number;
  parses: number;
}

/** Rows (segments of a clean group) in which an analyser is certain of a fault, and those in which it suspects one. */
export interface EvidenceFigures extends Figures {
  certain: number;
  suspected: number;
}

/** Clean groups also say how many answers their segments come from, and how many of these were touched. */
export interface GroupFigures extends Figures {
  answers?: number;
  answersTouched?: number;
  /** What each system makes of the same rows; null when it was not run. The group's own figures are those of the fullest. */
  model: Figures | null;
  evidence: EvidenceFigures | null;
  both: EvidenceFigures | null;
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
  readonly findings: readonly Sighted[];
}

/** A finding of an analyser in an answer. */
export interface Sighted {
  /** In the answer. */
  readonly start: number;
  /** The analyser. */
  readonly source: string;
  readonly tag: string;
  readonly certainty: Certainty;
  /** `quoted` ones are of no figure: nobody is told of a fault that the answer itself shows as one. */
  readonly state: FindingState;
  /** The line that it is in. */
  readonly line: string;
}

/** Who corrects: the model alone, the analysers without a model, or the product, which has both. */
export type System = 'model' | 'evidence' | 'both';

function figuresOf(kind: Group['kind'], done: readonly Done[]): Figures {
  const count = (test: (o: Outcome) => boolean) => done.filter((d) => test(d.outcome)).length;
  const broken = count((o) => !o.parses);
  const segments = done.reduce((n, d) => n + d.segments.length, 0);
  const n = kind === 'clean' ? segments : done.length;
  return {
    n,
    shown: count((o) => o.shown),
    right: count((o) => o.right),
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

function evidenceFigures(kind: Group['kind'], done: readonly Done[]): EvidenceFigures {
  const withSome = (certainty: Certainty) => done.reduce((n, d) => n + placesOf(kind, d, certainty), 0);
  return { ...figuresOf(kind, done), certain: withSome('certain'), suspected: withSome('suspicion') };
}

/** Of a clean answer the segments with a finding, of another one 1 for the answer. */
function placesOf(kind: Group['kind'], { findings, segments }: Done, certainty: Certainty): number {
  const starts = findings.filter((f) => f.certainty === certainty && f.state !== 'quoted').map((f) => f.start);
  if (kind !== 'clean') return starts.length > 0 ? 1 : 0;
  return segments.filter((s) => starts.some((at) => s.start <= at && at < s.end)).length;
}

/** `systems` holds the rows after each system that was run, at least one. */
export function groupFigures(
  kind: Group['kind'],
  systems: Readonly<Partial<Record<System, readonly Done[]>>>,
  base: readonly Done[] | null,
): GroupFigures {
  const { model, evidence, both } = systems;
  const product = both ?? model ?? evidence ?? [];
  const own = figuresOf(kind, product);
  const answers = { answers: product.length, answersTouched: product.filter((d) => d.outcome.touched).length };
  return {
    ...own,
    ...(kind === 'clean' ? answers : {}),
    model: model === undefined ? null : figuresOf(kind, model),
    evidence: evidence === undefined ? null : evidenceFigures(kind, evidence),
    both: both === undefined ? null : evidenceFigures(kind, both),
    base: base === null ? null : figuresOf(kind, base),
    copy: { ...own, shown: 0, right: 0, fixed: 0, faultGone: 0, introduced: 0, touched: 0, parses: own.n },
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
