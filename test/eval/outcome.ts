/** What became of one row: pure, so that the figures can be tested without a model. */
import type { Row } from './rows.ts';

/** What compilers and linters say of a text: code blocks, how many of them do not parse, and findings by rule. */
export interface Opinion {
  readonly blocks: number;
  readonly broken: number;
  readonly findings: ReadonlyMap<string, number>;
}

export interface Outcome {
  /** Something was shown to the reader: the output is not the answer. */
  readonly shown: boolean;
  /**
   * What was shown can be trusted: the fault is gone by the reference, the judges or the evidence, nothing is new, the code
   * parses, and nothing was just taken away. Never for an answer without a fault.
   */
  readonly right: boolean;
  /** The output is the reference up to white space at line ends, or another repair that the judges accept. */
  readonly fixed: boolean;
  /** What was wrong in the answer is no longer in the output (deleting it is enough for this one). */
  readonly faultGone: boolean;
  /** The output has a finding that the answer did not have, or broke code that parsed. */
  readonly introduced: boolean;
  /** The answer had no fault and was changed. */
  readonly touched: boolean;
  /** Nothing that parsed was broken, and no code block was lost. */
  readonly parses: boolean;
}

const SAME: Outcome = {
  shown: false,
  right: false,
  fixed: false,
  faultGone: false,
  introduced: false,
  touched: false,
  parses: true,
};
const SHOWN: Outcome = { ...SAME, shown: true };

/** Judges the output for a row; `opinion` is asked for the answer, the reference and the output, only where it matters. */
export function outcomeOf(row: Row, output: string, opinion: (text: string) => Opinion): Outcome {
  if (output === row.a) return SAME;
  if (row.c === null) return withoutReference(row, output, opinion);
  const clean = row.c === row.a;
  if (!clean && trimEnds(output) === trimEnds(row.c)) return { ...SHOWN, right: true, fixed: true, faultGone: true };
  const [a, c, out] = [row.a, row.c, output].map(opinion) as [Opinion, Opinion, Opinion];
  const parses = !breaks(a, out);
  const introduced = !parses || rulesWhere(out, (rule, n) => n > Math.max(count(a, rule), count(c, rule))).length > 0;
  if (clean) return { ...SHOWN, introduced, touched: true, parses };
  const gone = faultGone(row.a, row.c, output);
  const fault = rulesWhere(a, (rule, n) => n > count(c, rule));
  const silenced = fault.length > 0 && fault.every((rule) => count(out, rule) <= count(c, rule));
  const fixed = silenced && !introduced && out.broken <= c.broken && keeps(row.a, row.c, output);
  const deleted = units(output).length < Math.min(units(row.a).length, units(row.c).length);
  const right = fixed || (silenced && !introduced && out.broken <= c.broken && !deleted);
  return { shown: true, right, fixed, faultGone: gone || fixed, introduced, touched: false, parses };
}

/** An answer whose faults are what the judges found in it (its tags); without any it is taken as clean. */
function withoutReference({ a: answer, tags }: Row, output: string, opinion: (text: string) => Opinion): Outcome {
  const [a, out] = [opinion(answer), opinion(output)];
  const parses = !breaks(a, out);
  const introduced = !parses || rulesWhere(out, (rule, n) => n > count(a, rule)).length > 0;
  if (tags.length === 0) return { ...SHOWN, introduced, touched: true, parses };
  const gone = out.broken < a.broken || rulesWhere(a, (rule, n) => count(out, rule) < n).length > 0;
  const deleted = units(output).length < units(answer).length;
  const fixed = gone && !introduced && !deleted;
  return { shown: true, right: fixed, fixed, faultGone: gone, introduced, touched: false, parses };
}

const breaks = (before: Opinion, after: Opinion) => after.broken > before.broken || after.blocks < before.blocks;
const count = (o: Opinion, rule: string) => o.findings.get(rule) ?? 0;
const rulesWhere = (o: Opinion, test: (rule: string, n: number) => boolean) =>
  [...o.findings].filter(([rule, n]) => test(rule, n)).map(([rule]) => rule);

const trimEnds = (text: string) => text.replace(/[ \t\r]+$/gm, '').trimEnd();

/** Lines of code and sentences of prose, without blank ones. */
function units(text: string): string[] {
  let fenced = false;
  return text.split(/\r?\n/).flatMap((line) => {
    const marks = /^\s*(?:```|~~~)/.test(line);
    if (marks) fenced = !fenced;
    const parts = fenced || marks ? [line] : line.split(/(?<=[.!?:;])\s+/);
    return parts.map((p) => p.trimEnd()).filter((p) => p !== '');
  });
}

function tally(items: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** The units that the reference took away are not in the output; where it only added, what it added is. */
function faultGone(answer: string, reference: string, output: string): boolean {
  const [a, c, out] = [answer, reference, output].map((t) => tally(units(t)));
  const of = (m: ReadonlyMap<string, number> | undefined, unit: string) => m?.get(unit) ?? 0;
  const bad = [...a!].filter(([unit, n]) => n > of(c, unit)).map(([unit]) => unit);
  if (bad.length > 0) return bad.every((unit) => of(out, unit) <= of(c, unit));
  const good = [...c!].filter(([unit, n]) => n > of(a, unit)).map(([unit]) => unit);
  return good.length > 0 && good.every((unit) => of(out, unit) >= of(c, unit));
}

/** Everything that the reference kept is still there, and where it wrote something new, so does the output. */
function keeps(answer: string, reference: string, output: string): boolean {
  const lists = [answer, reference, output].map(units) as [string[], string[], string[]];
  const [a, c, out] = [tally(lists[0]), tally(lists[1]), tally(lists[2])];
  for (const [unit, n] of a) if ((out.get(unit) ?? 0) < Math.min(n, c.get(unit) ?? 0)) return false;
  const added = (m: ReadonlyMap<string, number>) => [...m].some(([unit, n]) => n > (a.get(unit) ?? 0));
  return (!added(c) || added(out)) && lists[2].length >= Math.min(lists[0].length, lists[1].length);
}
