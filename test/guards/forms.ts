/**
 * How many right fixes the guards refuse: node test/guards/forms.ts FORMS.jsonl [--tags] [--show GUARD] reads rows of
 * {family, tag, lang, bad, good}, judges the changes from bad to good under the tag's entry of the catalogue, and counts.
 * --suggest says which allowances of a tag would let how many of its refused fixes pass.
 */
import { readFileSync } from 'node:fs';
import { ALLOWANCES, createCatalogue, type Allowance } from '../../src/align/core/catalogue.ts';
import { createGrammars } from '../../src/align/worker/grammars.ts';
import { fenced, judgedBy } from '../support/guards.ts';

interface Form {
  readonly family: string;
  readonly tag: string;
  readonly lang: string;
  readonly bad: string;
  readonly good: string;
}

const [path, ...flags] = process.argv.slice(2);
if (path === undefined) throw new Error('Which file? node test/guards/forms.ts FORMS.jsonl');
const rows = readFileSync(path, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Form);
const catalogue = createCatalogue(
  JSON.parse(readFileSync(new URL('../../models/catalogue.json', import.meta.url), 'utf8')),
);
const parser = createGrammars();
const show = flags.includes('--show') ? flags[flags.indexOf('--show') + 1] : undefined;

const byGuard = new Map<string, number>();
const byTag = new Map<string, number>();
const sizes = new Map<string, number>();
const suggestions = new Map<string, number>();
let refused = 0;
for (const { family, tag, lang, bad, good } of rows) {
  const [before, after] = lang === 'markdown' ? [bad, good] : [fenced(lang, bad), fenced(lang, good)];
  sizes.set(tag, (sizes.get(tag) ?? 0) + 1);
  const refusals = await judgedBy(before, after, { allows: catalogue.entry(tag).may, parser });
  const guards = new Set(refusals.values());
  if (guards.size === 0) continue;
  refused++;
  if (flags.includes('--suggest')) await suggest(tag, before, after);
  for (const guard of guards) {
    byGuard.set(guard, (byGuard.get(guard) ?? 0) + 1);
    byTag.set(`${tag} ${guard}`, (byTag.get(`${tag} ${guard}`) ?? 0) + 1);
    if (guard === show || show === tag) console.log(`--- ${family} ${tag} ${lang} ${guard}\n${bad}\n==>\n${good}\n`);
  }
}
/** The first allowance, or pair of allowances, with which nothing is refused. */
async function suggest(tag: string, before: string, after: string): Promise<void> {
  const { may } = catalogue.entry(tag);
  const more = ALLOWANCES.filter((allowance) => !may.includes(allowance) && allowance !== 'rewrite');
  const sets: Allowance[][] = [
    ...more.map((a) => [a]),
    ...more.flatMap((a, i) => more.slice(i + 1).map((b) => [a, b])),
  ];
  for (const set of sets) {
    if ((await judgedBy(before, after, { allows: [...may, ...set], parser })).size > 0) continue;
    suggestions.set(`${tag} ${set.join('+')}`, (suggestions.get(`${tag} ${set.join('+')}`) ?? 0) + 1);
    return;
  }
  suggestions.set(`${tag} more`, (suggestions.get(`${tag} more`) ?? 0) + 1);
}

for (const [key, count] of [...suggestions].sort()) console.log(`${count} of ${sizes.get(key.split(' ')[0]!)}  ${key}`);
if (flags.includes('--tags')) {
  for (const [key, count] of [...byTag].sort((a, b) => b[1] - a[1])) {
    console.log(`${String(count).padStart(4)} of ${String(sizes.get(key.split(' ')[0]!)).padStart(3)}  ${key}`);
  }
}
for (const [guard, count] of [...byGuard].sort((a, b) => b[1] - a[1])) console.log(`${guard.padEnd(12)} ${count}`);
console.log(`refused ${refused} of ${rows.length} (${((100 * refused) / rows.length).toFixed(1)} %)`);
