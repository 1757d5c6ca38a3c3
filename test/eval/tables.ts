/** The report for people: tables in Markdown. */
import { familyOf, type Done, type Figures, type Report } from './figures.ts';
import { isValidation, type Group } from './rows.ts';
import { wilsonUpper } from './wilson.ts';

export interface Tables {
  readonly groups: readonly Group[];
  readonly report: Report;
  /** All rows of the product, by group. */
  readonly done: ReadonlyMap<string, readonly Done[]>;
}

const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
/** A heading; the first `left` columns are text. */
const head = (names: readonly string[], left = 1) => [row(names), row(names.map((_, i) => (i < left ? '---' : '--:')))];
const percent = (part: number, n: number) => (n === 0 ? '' : `${((100 * part) / n).toFixed(1)} %`);

/** One line for each group: shares of its rows, or of its segments when it is clean. */
export function groupTable({ groups, report }: Tables): string {
  const cells = (kind: Group['kind'], f: Figures | null) => {
    if (f === null) return ['', '', '', ''];
    const bound = `${percent(f.touched, f.n)} (≤ ${(100 * wilsonUpper(f.touched, f.n)).toFixed(1)} %)`;
    const touched = kind === 'faulty' ? '' : bound;
    const fixed = kind === 'clean' ? '' : percent(f.fixed, f.n);
    return [fixed, touched, percent(f.introduced, f.n), String(f.n - f.parses)];
  };
  const lines = groups.map(({ name, kind }) => {
    const f = report.groups[name]!;
    const gone = kind === 'clean' ? '' : percent(f.faultGone, f.n);
    const [fixed, ...rest] = cells(kind, f) as [string, ...string[]];
    const base = cells(kind, f.base).slice(0, 2);
    return row([name.replaceAll('_', ' '), f.n, fixed, gone, ...rest, ...base, f.base?.n ?? '']);
  });
  const names = ['group', 'n', 'fixed', 'fault gone', 'touched (95 %)', 'introduced', 'broken'];
  return [...head([...names, 'base: fixed', 'base: touched', 'base: n']), ...lines].join('\n');
}

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
    for (const { row: r, outcome } of done.get(name) ?? []) {
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
    'that was not there before, or broken code. *Broken*: code that parsed and no longer does.',
  ].join(' ');
  return `## By group\n\n${legend}\n\n${groupTable(tables)}\n\n## By family\n\n${familyTable(tables)}\n`;
}
