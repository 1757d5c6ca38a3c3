/**
 * What evidence costs, in milliseconds of CPU: once (reading rules, loading grammars, compiling rules), and for each piece of 40
 * lines. `node test/evidence/bench.ts FILE…` cuts these files into pieces; build first. Give one file of a language: only the first
 * time has to load and compile.
 */
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { DIST } from '../../scripts/lib/paths.ts';
import type { Rule } from '../../src/evidence/core/rules.ts';
import { NO_SURROUNDINGS } from '../../src/evidence/core/types.ts';
import { createNames } from '../../src/evidence/worker/names.ts';
import { createPatterns } from '../../src/evidence/worker/patterns.ts';
import { createRuff } from '../../src/evidence/worker/ruff.ts';
import { PATTERN_LANGUAGES } from '../../src/evidence/worker/source.ts';
import { languageOf } from '../../src/text/core/languages.ts';

const LINES = 40;
/** As the product reads them: to read their YAML would leave work for the garbage collector. */
const builtRules = async (language: string) =>
  JSON.parse(await readFile(join(DIST, 'evidence', 'rules', `${language}.json`), 'utf8')) as Rule[];
const reasonOf = (tag: string) => tag;
const analysers = [
  createNames(console.error),
  createPatterns(PATTERN_LANGUAGES, { rules: builtRules, reasonOf, warn: console.error }),
  createRuff(reasonOf, console.error),
];

/** CPU time of this process; a busy machine does not change it much. */
async function cpu(work: () => Promise<void> | void): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const rows: Record<string, object> = {};
for (const file of process.argv.slice(2)) {
  const language = languageOf(extname(file).slice(1)) ?? '';
  const lines = (await readFile(file, 'utf8')).split('\n');
  const pieces = Array.from({ length: Math.floor(lines.length / LINES) }, (_, i) =>
    lines.slice(i * LINES, (i + 1) * LINES).join('\n'),
  );
  for (const analyser of analysers.filter((a) => a.languages.has(language))) {
    // A blank at the end makes another text of it, so that nothing is answered from what is kept.
    const run = (pad: string) => () => {
      for (const piece of pieces) analyser.analyse(piece + pad, language, NO_SURROUNDINGS);
    };
    const load = await cpu(async () => {
      for (const piece of pieces) await analyser.prepare(language, piece);
    });
    const first = await cpu(run(''));
    await cpu(run(' '));
    const later = await cpu(run('  '));
    rows[`${analyser.name} ${language}`] = {
      pieces: pieces.length,
      load: Math.round(load),
      compile: Math.round(Math.max(0, first - later)),
      perPiece: (later / pieces.length).toFixed(2),
    };
  }
}
console.table(rows);
