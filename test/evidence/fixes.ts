/**
 * What the rules mend by themselves, with guards and all, but without the model:
 *
 *   node test/evidence/fixes.ts [--forms FILE] [--twins FILE] [--rows FILE] [--language ID]… [--show]
 *
 * Rows of the files are as for `measure.ts`: faulty forms {lang, held, bad, good}, of which it counts how many are corrected, and
 * how many come out as their reference; twins {lang, text}, of which none should change; and rows of `fetch-natural.ts`
 * {lang, a}. `--show` prints what changed in the last two, and forms that came out otherwise than their reference.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { alignerByRules } from '../support/rules-only.ts';

interface Sample {
  readonly group: string;
  readonly text: string;
  readonly wanted: string;
  readonly lang: string;
}

const { values: args } = parseArgs({
  options: {
    forms: { type: 'string' },
    twins: { type: 'string' },
    rows: { type: 'string' },
    language: { type: 'string', multiple: true, default: [] },
    show: { type: 'boolean', default: false },
  },
});

async function rowsOf<T>(file: string | undefined): Promise<T[]> {
  if (file === undefined) return [];
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as T);
}
const fenced = (lang: string, code: string) => `\`\`\`${lang}\n${code}\n\`\`\`\n`;

async function samples(): Promise<Sample[]> {
  const forms = await rowsOf<{ lang: string; held: boolean; bad: string; good: string }>(args.forms);
  const twins = await rowsOf<{ lang: string; text: string }>(args.twins);
  const rows = await rowsOf<{ lang: string; a: string }>(args.rows);
  return [
    ...forms.map(({ lang, held, bad, good }) => ({
      group: held ? 'held-out forms' : 'forms',
      text: fenced(lang, bad),
      wanted: fenced(lang, good),
      lang,
    })),
    ...twins.map(({ lang, text }) => ({
      group: 'twins',
      text: fenced(lang, text),
      wanted: fenced(lang, text),
      lang,
    })),
    ...rows.map(({ lang, a }) => ({ group: 'natural', text: a, wanted: a, lang })),
  ].filter(({ lang }) => lang !== 'markdown' && (args.language.length === 0 || args.language.includes(lang)));
}

const align = await alignerByRules();
const table: Record<string, { n: number; corrected: number; asReference: number }> = {};
for (const { group, lang, text, wanted } of await samples()) {
  const { corrected } = await align(text);
  for (const key of new Set([group, `${group}, ${lang}`])) {
    const figures = (table[key] ??= { n: 0, corrected: 0, asReference: 0 });
    figures.n += 1;
    if (corrected !== text) figures.corrected += 1;
    if (corrected !== text && corrected === wanted) figures.asReference += 1;
  }
  if (args.show && corrected !== text && corrected !== wanted) console.log(`\n${group}:\n${text}→\n${corrected}`);
}
console.table(table);
