/** The report for people: tables in Markdown. */
import { productOf, type Evaluation } from './evaluate.ts';
import { familyOf, type EvidenceFigures, type Figures, type Report } from './figures.ts';
import type { Orders } from './orders.ts';
import { isValidation, type Group } from './rows.ts';
import { wilsonUpper } from '../../src/models/core/wilson.ts';

export interface Tables {
  readonly groups: readonly Group[];
  readonly report: Report;
  /** All rows of every system, by group. */
  readonly done: Evaluation['done'];
}

const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
/** A heading; the first `left` columns are text. */
const head = (names: readonly string[], left = 1) => [row(names), row(names.map((_, i) => (i < left ? '---' : '--:')))];
const percent = (part: number, n: number) => (n === 0 ? '' : `${((100 * part) / n).toFixed(1)} %`);

/** One line for each group: shares of its rows, or of its segments when it is clean. */
export function groupTable({ groups, report }: Tables): string {
  const cells = (kind: Group['kind'], f: Figures | null) => {
    if (f === null) return ['', '', '', '', ''];
    const bound = `${percent(f.touched, f.n)} (≤ ${(100 * wilsonUpper(f.touched, f.n)).toFixed(1)} %)`;
    const touched = kind === 'faulty' ? '' : bound;
    const fixed = kind === 'clean' ? '' : percent(f.fixed, f.n);
    return [fixed, precision(kind, f), touched, percent(f.introduced, f.n), String(f.n - f.parses)];
  };
  const lines = groups.map(({ name, kind }) => {
    const f = report.groups[name]!;
    const gone = kind === 'clean' ? '' : percent(f.faultGone, f.n);
    const [fixed, ...rest] = cells(kind, f) as [string, ...string[]];
    const [baseFixed, , baseTouched] = cells(kind, f.base);
    const base = [baseFixed!, baseTouched!];
    return row([name.replaceAll('_', ' '), f.n, fixed, gone, ...rest, ...base, f.base?.n ?? '']);
  });
  const names = ['group', 'n', 'fixed', 'fault gone', 'right of shown', 'touched (95 %)', 'introduced', 'broken'];
  return [...head([...names, 'base: fixed', 'base: touched', 'base: n']), ...lines].join('\n');
}

const precision = (kind: Group['kind'], f: Figures) => (kind === 'clean' ? '' : `${f.right} of ${f.shown}`);

/** What each system alone and both together make of the groups: right of what is shown, touched, and what is found. */
export function systemTable({ groups, report }: Pick<Tables, 'groups' | 'report'>): string {
  const shown = (kind: Group['kind'], f: Figures | null) => {
    if (f === null) return '';
    return kind === 'clean' ? `${f.touched} touched` : precision(kind, f);
  };
  const found = (f: EvidenceFigures | null) => (f === null ? ['', ''] : [f.certain, f.suspected]);
  const lines = groups.map(({ name, kind }) => {
    const { n, model, evidence, both } = report.groups[name]!;
    return row([name.replaceAll('_', ' '), n, ...found(evidence), shown(kind, model), shown(kind, both)]);
  });
  return [...head(['group', 'n', 'certain', 'suspected', 'model alone', 'both']), ...lines].join('\n');
}

/** Whether the same answer gave the same result, in one sentence. */
export const ordersLine = ({ runs, rows, different }: Orders): string =>
  `${rows} rows in ${runs} other orders: ${different} came out differently.`;

/** One line for each family: fixed of its faulty rows, and touched of its clean look-alikes. No family is left out. */
function familyTable({ groups, done }: Tables): string {
  interface Line {
    lang: Set<string>;
    tags: Set<string>;
    n: number;
    fixed: number;
    twins: number;
    touched: number;
    /** Why the model cannot know it. */
    note: string;
  }
  const lines = new Map<string, Line>();
  for (const { name, kind } of groups) {
    if (isValidation(name) || kind === 'open') continue;
    for (const { row: r, outcome } of productOf(done.get(name) ?? {})) {
      if (r.family === 'natural') continue;
      const key = familyOf(r);
      const empty = { lang: new Set<string>(), tags: new Set<string>() };
      const line = lines.get(key) ?? { ...empty, n: 0, fixed: 0, twins: 0, touched: 0, note: '' };
      line.lang.add(r.lang);
      r.tags.forEach((t) => line.tags.add(t));
      if (name.startsWith('unseen')) line.note = ' (never trained)';
      if (name.startsWith('untaught')) line.note = ' (not taught yet)';
      if (kind === 'faulty') line.n++;
      else line.twins++;
      if (outcome.fixed) line.fixed++;
      if (outcome.touched) line.touched++;
      lines.set(key, line);
    }
  }
  const body = [...lines]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, l]) => {
      const of = (part: number, n: number) => (n === 0 ? '' : `${part} of ${n}`);
      return row([
        name + l.note,
        [...l.tags].join(' '),
        [...l.lang].join(' '),
        of(l.fixed, l.n),
        of(l.touched, l.twins),
      ]);
    });
  return [...head(['family', 'tag', 'language', 'fixed', 'look-alikes touched'], 3), ...body].join('\n');
}

/** Both tables, for the model card. */
export function card(tables: Tables): string {
  const legend = [
    'Clean groups count segments, the others answers. *Fixed*: the reference up to white space at line ends, or another',
    'repair after which the judges are silent, the code parses and nothing else is gone. *Introduced*: a finding of a judge',
    'that was not there before, or broken code. *Broken*: code that parsed and no longer does. *Right*: of the answers of',
    'which something was shown, those without the fault, with nothing new and nothing taken away.',
  ].join(' ');
  return `## By group\n\n${legend}\n\n${groupTable(tables)}\n\n## By family\n\n${familyTable(tables)}\n`;
}
