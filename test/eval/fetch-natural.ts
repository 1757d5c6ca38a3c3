/**
 * `node test/eval/fetch-natural.ts [--each 30]`: clean code of packages that nobody trains on. Downloads the packages of
 * natural/packages.txt, cuts them to functions, and writes one row for each into the user's cache folder, `eval/natural.jsonl`.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { command } from '../../scripts/lib/command.ts';
import { ROOT } from '../../scripts/lib/paths.ts';
import { ScriptError } from '../../scripts/lib/run.ts';
import { cacheFolder } from '../../src/base/node/paths.ts';
import { createCutter, type Piece } from './natural/cut.ts';
import { fetchPackage, folderOf, readPackages } from './natural/fetch.ts';
import { stride, type Row } from './rows.ts';

const LIST = join(import.meta.dirname, 'natural', 'packages.txt');
const CORPUS = join(ROOT, 'models', 'train', 'configs', 'corpus.txt');
/** Tests plant faults on purpose; what is vendored or built is not the package's own code. */
const SKIP =
  /(^|[/_.-])(tests?|testdata|__tests__|spec|fixtures?|vendor|_vendor|third_party|node_modules|dist|examples?|benches|pb)([/_.-]|$)|\.min\.|\.d\.[cm]?ts$|_test\.|\.test\.|\.spec\.|conftest/i;
const BIGGEST = 200_000;

async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { each: { type: 'string', default: '30' } } });
  const each = Number(values.each);
  const folder = join(cacheFolder(), 'eval');
  const trained = new Set((await readFile(CORPUS, 'utf8')).split('\n'));
  const cut = await createCutter();
  const rows: Row[] = [];
  for (const wanted of await readPackages(LIST)) {
    const { ecosystem, name, licence } = wanted;
    if (trained.has(`${ecosystem} ${name}`)) throw new ScriptError(`${name} is trained on: it cannot be evaluated on.`);
    try {
      await fetchPackage(join(folder, 'packages'), wanted);
    } catch (error) {
      console.error(`${name}: left out. ${error instanceof Error ? error.message : String(error)}`);
      continue;
    }
    const root = folderOf(join(folder, 'packages'), wanted);
    const pieces: Piece[] = [];
    for (const file of await sourcesOf(root))
      pieces.push(...(await cut(file, await readFile(join(root, file), 'utf8'))));
    const distinct = [...new Map(pieces.map((p) => [p.code, p])).values()];
    // Every language of the package has its share, not only the one with the most files.
    const byFence = Object.values(Object.groupBy(distinct, (p) => p.fence)).map((some) => stride(some!, each));
    const chosen = stride(byFence.flat(), Math.max(each, byFence.length * 8));
    console.error(`${ecosystem} ${name} (${licence}): ${chosen.length} of ${distinct.length} pieces`);
    rows.push(...chosen.map((p) => rowOf(p, `${ecosystem}/${name}`)));
  }
  await mkdir(folder, { recursive: true });
  const out = join(folder, 'natural.jsonl');
  await writeFile(out, rows.map((r) => `${JSON.stringify(r)}\n`).join(''));
  console.log(`${rows.length} rows in ${out}.`);
  return 0;
}

async function sourcesOf(root: string): Promise<string[]> {
  if (!existsSync(root)) return [];
  const names = (await readdir(root, { recursive: true })).map((name) => name.split(sep).join('/')).sort();
  const kept: string[] = [];
  for (const name of names.filter((n) => !SKIP.test(n))) {
    const info = await stat(join(root, name));
    if (info.isFile() && info.size > 100 && info.size < BIGGEST && /\.\w+$|ockerfile$/.test(name)) kept.push(name);
  }
  return kept;
}

function rowOf({ fence, code }: Piece, family: string): Row {
  const a = `\`\`\`${fence}\n${code}\n\`\`\``;
  return { q: 'What does this code do?', a, c: a, tags: [], family, kind: 'natural', lang: fence };
}

await command(main);
