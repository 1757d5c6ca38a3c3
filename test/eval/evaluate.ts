/** The evaluation itself: rows through the product and through the untrained base, then parsers and judges over what changed. */
import { codeBlocks } from './code.ts';
import type { Alignment, Span } from '../../src/align/core/types.ts';
import type { Base } from './base.ts';
import { familyFigures, groupFigures, type Done, type GroupFigures, type Report } from './figures.ts';
import { formOpinions, type JudgedText } from './opinions.ts';
import { outcomeOf } from './outcome.ts';
import { isValidation, stride, type Group, type Row } from './rows.ts';

export interface EvaluateOptions {
  readonly groups: readonly Group[];
  readonly align: (row: Row) => Promise<Alignment>;
  readonly base?: Base | undefined;
  /** Rows of each group that the base is asked about. */
  readonly baseLimit: number;
  readonly say: (line: string) => void;
}

export interface Evaluation {
  readonly report: Report;
  readonly done: ReadonlyMap<string, readonly Done[]>;
  /** Segments that the product left alone: what the model wrote could not be used, or the engine failed. */
  readonly unusableSegments: number;
  readonly failedSegments: number;
}

interface Answered {
  readonly row: Row;
  readonly output: string;
  readonly segments: readonly Span[];
}

/** Rejects with what the engine rejects with: a run with holes would not be a measurement. */
export async function evaluate({ groups, align, base, baseLimit, say }: EvaluateOptions): Promise<Evaluation> {
  const product = new Map<string, Answered[]>();
  const untrained = new Map<string, Answered[]>();
  const left = { unusable: 0, failed: 0 };
  for (const { name, rows } of groups) {
    const answered: Answered[] = [];
    for (const row of rows) {
      const { corrected, segments } = await align(row);
      for (const { skipped } of segments) if (skipped === 'unusable' || skipped === 'failed') left[skipped]++;
      answered.push({ row, output: corrected, segments });
      if (answered.length % 100 === 0) say(`${name}: ${answered.length} of ${rows.length}`);
    }
    product.set(name, answered);
    say(`${name}: ${rows.length} rows, ${answered.filter((x) => x.output !== x.row.a).length} changed`);
  }
  for (const { name } of base === undefined ? [] : groups) {
    const answered: Answered[] = [];
    for (const { row, segments } of stride(product.get(name)!, baseLimit))
      answered.push({ row, segments, output: await base!.correct(row) });
    untrained.set(name, answered);
    say(`${name}: the base wrote ${answered.length}`);
  }
  const all = [...product.values(), ...untrained.values()].flat();
  const opinion = await formOpinions(all.flatMap(textsToJudge), say);
  const judge = (answered: readonly Answered[]): Done[] =>
    answered.map((x) => {
      const { lang } = x.row;
      return { ...x, outcome: outcomeOf(x.row, x.output, (text) => opinion({ text, lang })) };
    });
  const done = new Map([...product].map(([name, answered]) => [name, judge(answered)]));
  const entries = groups.map(({ name, kind }): [string, GroupFigures] => {
    const asked = untrained.get(name);
    return [name, groupFigures(kind, done.get(name)!, asked === undefined ? null : judge(asked))];
  });
  const counted = groups.filter((g) => g.kind === 'faulty' && !isValidation(g.name));
  const families = familyFigures(counted.flatMap((g) => done.get(g.name)!));
  return {
    report: { groups: Object.fromEntries(entries), families },
    done,
    unusableSegments: left.unusable,
    failedSegments: left.failed,
  };
}

/** What judges must see of a row: nothing when it was left alone, all of it otherwise. */
function textsToJudge({ row, output }: Answered): JudgedText[] {
  if (output === row.a) return [];
  const texts = [...new Set([row.a, row.c ?? row.a, output])];
  return texts.map((text) => ({ text, lang: row.lang })).filter((t) => codeBlocks(t.text, t.lang).length > 0);
}
