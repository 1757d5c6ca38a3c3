/** All judges together: code in, findings out, every piece of code looked at once. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CodeBlock } from '../code.ts';
import { bash, php, python, ruby } from './interpreters.ts';
import type { Judge, JudgedFile } from './judge.ts';
import { bandit, ruff } from './python.ts';
import { eslint } from './script.ts';
import { shellcheck } from './shell.ts';

const JUDGES: readonly Judge[] = [bandit, ruff, shellcheck, eslint, python, bash, php, ruby];

/** Findings of one piece of code: rule → how often. */
export type Findings = ReadonlyMap<string, number>;

const keyOf = ({ language, code }: CodeBlock) => `${language}\n${code}`;

/** Lets every installed judge look at the code; one that is not installed, or fails, is told to `say` and left out. */
export async function askJudges(
  blocks: readonly CodeBlock[],
  say: (line: string) => void,
): Promise<(block: CodeBlock) => Findings> {
  const distinct = [...new Map(blocks.map((b) => [keyOf(b), b])).values()];
  const found = new Map<string, Map<string, number>>();
  const folder = await mkdtemp(join(tmpdir(), 'aligner-judges-'));
  try {
    for (const judge of JUDGES) await ask(judge, distinct, join(folder, judge.name), found, say);
  } finally {
    await rm(folder, { recursive: true });
  }
  return (block) => found.get(keyOf(block)) ?? new Map();
}

async function ask(
  judge: Judge,
  blocks: readonly CodeBlock[],
  folder: string,
  found: Map<string, Map<string, number>>,
  say: (line: string) => void,
): Promise<void> {
  const mine = blocks.filter((b) => Object.hasOwn(judge.endings, b.language));
  if (mine.length === 0) return;
  const program = judge.find();
  if (program === undefined) {
    say(`Judge ${judge.name}: not installed, left out. (node test/eval/setup.mjs installs most of them.)`);
    return;
  }
  await mkdir(folder);
  const byName = new Map<string, CodeBlock>();
  const files: JudgedFile[] = [];
  for (const [i, block] of mine.entries()) {
    const name = `${String(i).padStart(5, '0')}.${judge.endings[block.language]!}`;
    await writeFile(join(folder, name), `${block.code}\n`);
    byName.set(name, block);
    files.push({ name, language: block.language });
  }
  try {
    for (const { file, rule } of await judge.look(program, folder, files)) {
      const block = byName.get(file);
      if (block === undefined) continue;
      const rules = found.get(keyOf(block)) ?? new Map<string, number>();
      rules.set(rule, (rules.get(rule) ?? 0) + 1);
      found.set(keyOf(block), rules);
    }
  } catch (error) {
    say(`Judge ${judge.name}: failed and was left out. ${error instanceof Error ? error.message : String(error)}`);
  }
}
