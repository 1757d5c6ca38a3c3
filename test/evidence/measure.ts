/**
 * What the analysers find: in faulty forms (trained and held out), in their corrections and twins, and in natural code.
 *
 *   npm run evidence:measure -- [--forms FILE] [--twins FILE] [--natural FOLDER]… [--language ID]… [--rule ID]…
 *                               [--limit FUNCTIONS] [--missed] [--show] [--json]
 *
 * Rows of the first file are {family, tag, lang, group, held, bad, good}, of the second {family, tag, lang, text}. `--missed`
 * lists the forms that no certain rule found, `--show` the places in twins, corrections and natural code.
 */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createCatalogue } from '../../src/align/core/catalogue.ts';
import { languageOf } from '../../src/text/core/languages.ts';
import { NO_SURROUNDINGS, type Evidence } from '../../src/evidence/core/types.ts';
import { ruleEvidence } from '../support/rule-evidence.ts';
import { naturalFiles } from './natural.ts';

interface Form {
  readonly family: string;
  readonly tag: string;
  readonly lang: string;
  readonly held: boolean;
  readonly bad: string;
  readonly good: string;
}
interface Twin {
  readonly family: string;
  readonly tag: string;
  readonly lang: string;
  readonly text: string;
}

const { values: args } = parseArgs({
  options: {
    forms: { type: 'string' },
    twins: { type: 'string' },
    natural: { type: 'string', multiple: true, default: [] },
    language: { type: 'string', multiple: true, default: [] },
    rule: { type: 'string', multiple: true, default: [] },
    limit: { type: 'string', default: '10000' },
    missed: { type: 'boolean', default: false },
    show: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const catalogue = createCatalogue(
  JSON.parse(await readFile(new URL('../../models/catalogue.json', import.meta.url), 'utf8')),
);
const evidence = ruleEvidence(catalogue, (message) => console.error(message));

/** Figures of one rule. */
interface Figures {
  source: string;
  certainty: string;
  train: number;
  held: number;
  /** Corrections of forms, and twins, in which it is found: false alarms. */
  good: number;
  twins: number;
  natural: number;
}
const rules = new Map<string, Figures>();
const figures = (e: Evidence): Figures => {
  const known = rules.get(e.rule) ?? {
    source: e.source,
    certainty: e.certainty,
    train: 0,
    held: 0,
    good: 0,
    twins: 0,
    natural: 0,
  };
  rules.set(e.rule, known);
  return known;
};
/** Recall by language and part: forms, those with a certain finding of their tag, and with any. */
const recall = new Map<string, { n: number; certain: number; any: number; otherTag: number }>();
const functions = new Map<string, number>();
let spent = 0;
let analysed = 0;

const wantedLanguage = (id: string) => args.language.length === 0 || args.language.includes(id);
const wantedRule = (e: Evidence) => args.rule.length === 0 || args.rule.includes(e.rule);

async function analyse(code: string, language: string): Promise<readonly Evidence[]> {
  await evidence.prepare(language, code, NO_SURROUNDINGS);
  const start = performance.now();
  const found = evidence.analyse(code, language, NO_SURROUNDINGS);
  spent += performance.now() - start;
  analysed++;
  return found.filter(wantedRule);
}

async function* rows<Row>(file: string): AsyncGenerator<Row> {
  for await (const line of createInterface({ input: createReadStream(file) }))
    if (line.trim() !== '') yield JSON.parse(line) as Row;
}

const place = (text: string, e: Evidence) =>
  `${e.rule} (${e.certainty}) line ${text.slice(0, e.start).split('\n').length}: ${text.slice(e.start, e.end).split('\n')[0]!.slice(0, 140)}`;
const indent = (text: string) => text.replace(/^/gm, '    ');

if (args.forms !== undefined)
  for await (const form of rows<Form>(args.forms)) {
    const language = languageOf(form.lang) ?? form.lang;
    if (!wantedLanguage(language)) continue;
    const found = await analyse(form.bad, language);
    const own = found.filter((e) => e.tag === form.tag);
    const part = form.held ? 'held' : 'train';
    for (const id of new Set(found.map((e) => e.rule))) figures(found.find((e) => e.rule === id)!)[part]++;
    for (const key of [`${language} ${part}`, `all ${part}`]) {
      const sum = recall.get(key) ?? { n: 0, certain: 0, any: 0, otherTag: 0 };
      sum.n++;
      if (own.some((e) => e.certainty === 'certain')) sum.certain++;
      if (own.length > 0) sum.any++;
      else if (found.length > 0) sum.otherTag++;
      recall.set(key, sum);
    }
    if (args.missed && !own.some((e) => e.certainty === 'certain'))
      console.log(
        `MISSED ${form.family} ${form.tag} ${language} ${part}${own.length > 0 ? ' (suspected)' : ''}\n${indent(form.bad)}\n  good:\n${indent(form.good)}`,
      );
    for (const e of await analyse(form.good, language)) {
      if (e.tag !== form.tag && e.certainty !== 'certain') continue;
      // The same fault elsewhere in the form: not what the correction is about.
      if (e.tag !== form.tag && found.some((other) => other.rule === e.rule)) continue;
      figures(e).good++;
      if (args.show) console.log(`CORRECTED ${form.family}: ${place(form.good, e)}`);
    }
  }

if (args.twins !== undefined)
  for await (const twin of rows<Twin>(args.twins)) {
    const language = languageOf(twin.lang) ?? twin.lang;
    if (!wantedLanguage(language)) continue;
    for (const e of await analyse(twin.text, language)) {
      figures(e).twins++;
      if (args.show) console.log(`TWIN ${twin.family} ${twin.tag}: ${place(twin.text, e)}`);
    }
  }

for await (const file of naturalFiles(args.natural, Number(args.limit))) {
  if (!wantedLanguage(file.language)) continue;
  functions.set(file.language, (functions.get(file.language) ?? 0) + file.functions);
  for (const e of await analyse(file.text, file.language)) {
    figures(e).natural++;
    if (args.show) console.log(`NATURAL ${file.path}: ${place(file.text, e)}`);
  }
}

const result = {
  rules: Object.fromEntries([...rules].sort(([a], [b]) => (a < b ? -1 : 1))),
  recall: Object.fromEntries(recall),
  natural: Object.fromEntries(functions),
  msPerText: analysed === 0 ? 0 : spent / analysed,
};
if (args.json) console.log(JSON.stringify(result));
else {
  console.table(result.rules);
  console.table(result.recall);
  console.log('Natural functions:', result.natural);
  console.log(`${analysed} texts, ${result.msPerText.toFixed(2)} ms each`);
}
