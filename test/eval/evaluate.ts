/** The evaluation itself: rows through each system and through the untrained base, then parsers and judges over what changed. */
import { codeBlocks } from './code.ts';
import type { SegmentResult } from '../../src/align/core/types.ts';
import type { Base } from './base.ts';
import {
  familyFigures,
  groupFigures,
  type Done,
  type GroupFigures,
  type Report,
  type Sighted,
  type System,
} from './figures.ts';
import { formOpinions, type JudgedText } from './opinions.ts';
import { outcomeOf } from './outcome.ts';
import { isValidation, stride, type Group, type Row } from './rows.ts';

/** What a system makes of one row. */
export interface Aligned {
  readonly corrected: string;
  readonly segments: readonly SegmentResult[];
  readonly findings: readonly Sighted[];
}

export type Align = (row: Row) => Promise<Aligned>;

export interface EvaluateOptions {
  readonly groups: readonly Group[];
  /** At least one. */
  readonly systems: Readonly<Partial<Record<System, Align>>>;
  readonly base?: Base | undefined;
  /** Rows of each group that the base is asked about. */
  readonly baseLimit: number;
  readonly say: (line: string) => void;
}

export interface Evaluation {
  readonly report: Report;
  /** Every row after every system that was run, by group. */
  readonly done: ReadonlyMap<string, Readonly<Partial<Record<System, readonly Done[]>>>>;
  /** Segments that the product left alone: what the model wrote could not be used, or the engine failed. */
  readonly unusableSegments: number;
  readonly failedSegments: number;
}

interface Answered {
  readonly row: Row;
  readonly output: string;
  readonly segments: readonly SegmentResult[];
  readonly findings: readonly Sighted[];
}

/** Rejects with what the engine rejects with: a run with holes would not be a measurement. */
export async function evaluate({ groups, systems, base, baseLimit, say }: EvaluateOptions): Promise<Evaluation> {
  const answers = new Map<string, Partial<Record<System, Answered[]>>>(groups.map(({ name }) => [name, {}]));
  const untrained = new Map<string, Answered[]>();
  for (const [system, align] of Object.entries(systems) as [System, Align][])
    for (const { name, rows } of groups)
      answers.get(name)![system] = await answer(`${name}, ${system}`, rows, align, say);
  for (const { name } of base === undefined ? [] : groups) {
    const answered: Answered[] = [];
    for (const { row, segments } of stride(productOf(answers.get(name)!), baseLimit))
      answered.push({ row, segments, output: await base!.correct(row), findings: [] });
    untrained.set(name, answered);
    say(`${name}: the base wrote ${answered.length}`);
  }
  const all = [...[...answers.values()].flatMap((some) => Object.values(some)), ...untrained.values()].flat();
  const opinion = await formOpinions(all.flatMap(textsToJudge), say);
  const judge = (answered: readonly Answered[]): Done[] =>
    answered.map((x) => {
      const { lang } = x.row;
      return { ...x, outcome: outcomeOf(x.row, x.output, (text) => opinion({ text, lang })) };
    });
  const done = new Map(
    [...answers].map(([name, some]) => {
      const judged = Object.entries(some).map(([system, answered]) => [system, judge(answered)]);
      return [name, Object.fromEntries(judged) as Partial<Record<System, Done[]>>];
    }),
  );
  const entries = groups.map(({ name, kind }): [string, GroupFigures] => {
    const asked = untrained.get(name);
    return [name, groupFigures(kind, done.get(name)!, asked === undefined ? null : judge(asked))];
  });
  const counted = groups.filter((g) => g.kind === 'faulty' && !isValidation(g.name));
  const families = familyFigures(counted.flatMap((g) => productOf(done.get(g.name)!)));
  const left = (reason: SegmentResult['skipped']) =>
    [...answers.values()]
      .flatMap(productOf)
      .reduce((n, x) => n + x.segments.filter((s) => s.skipped === reason).length, 0);
  return {
    report: { groups: Object.fromEntries(entries), families },
    done,
    unusableSegments: left('unusable'),
    failedSegments: left('failed'),
  };
}

/** What stands for the product: the fullest system that was run. */
export const productOf = <T>({
  both,
  model,
  evidence,
}: Readonly<Partial<Record<System, readonly T[]>>>): readonly T[] => both ?? model ?? evidence ?? [];

async function answer(
  name: string,
  rows: readonly Row[],
  align: Align,
  say: (line: string) => void,
): Promise<Answered[]> {
  const answered: Answered[] = [];
  for (const row of rows) {
    const { corrected, segments, findings } = await align(row);
    answered.push({ row, output: corrected, segments, findings });
    if (answered.length % 100 === 0) say(`${name}: ${answered.length} of ${rows.length}`);
  }
  say(`${name}: ${rows.length} rows, ${answered.filter((x) => x.output !== x.row.a).length} changed`);
  return answered;
}

/** What judges must see of a row: nothing when it was left alone, all of it otherwise. */
function textsToJudge({ row, output }: Answered): JudgedText[] {
  if (output === row.a) return [];
  const texts = [...new Set([row.a, row.c ?? row.a, output])];
  return texts.map((text) => ({ text, lang: row.lang })).filter((t) => codeBlocks(t.text, t.lang).length > 0);
}
