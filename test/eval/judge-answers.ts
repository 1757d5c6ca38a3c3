/**
 * `node test/eval/judge-answers.ts FILE…`: out of answers of write-answers.ts the clean and the faulty ones, beside the
 * questions: data/assistant-clean.jsonl.gz and data/assistant-faulty.jsonl.gz. What the judges find is printed; what a reader
 * decided stands in data/judged.tsv: a question, then `clean`, `drop`, or the tags of its faults.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { command } from '../../scripts/lib/command.ts';
import { ScriptError } from '../../scripts/lib/run.ts';
import { formOpinions } from './opinions.ts';
import type { Row } from './rows.ts';
import type { WrittenAnswer } from './written.ts';

const DATA = join(import.meta.dirname, 'data');
/** Topics that are no language themselves: what a fence without a language holds most often. */
const LANGUAGES: Readonly<Record<string, string>> = {
  pandas: 'python',
  react: 'jsx',
  shell: 'bash',
  docker: 'dockerfile',
  regex: 'markdown',
  explain: 'markdown',
};

async function main(files: readonly string[]): Promise<number> {
  if (files.length === 0) throw new ScriptError('Name the files that write-answers.ts wrote.');
  const lines = (await Promise.all(files.map((f) => readFile(f, 'utf8')))).join('').split('\n');
  const written = lines.filter((l) => l !== '').map((l) => JSON.parse(l) as WrittenAnswer);
  const first = new Map(written.toReversed().map((w) => [w.q, w]));
  const decided = new Map(
    (await readFile(join(DATA, 'judged.tsv'), 'utf8'))
      .split('\n')
      .filter((l) => l !== '' && !l.startsWith('#'))
      .map((l) => l.split('\t') as [string, string]),
  );
  const answers = [...first.values()].flatMap((w) => {
    const a = whole(w);
    return a === undefined ? [] : [{ ...w, a, lang: LANGUAGES[w.topic] ?? w.topic }];
  });
  const texts = answers.map(({ a, lang }) => ({ text: a, lang }));
  const opinion = await formOpinions(texts, (line) => console.error(line));
  const rows = { clean: [] as Row[], faulty: [] as Row[] };
  for (const [i, { q, a, lang, model }] of answers.entries()) {
    const { broken, findings } = opinion(texts[i]!);
    const found = [...(broken > 0 ? ['syntax'] : []), ...findings.keys()];
    const verdict = decided.get(q) ?? (found.length === 0 ? 'clean' : undefined);
    if (verdict === undefined) console.log(`undecided\t${q}\t${found.join(', ')}`);
    const common = { q, a, family: model.replace(/-q40\.gguf$/, ''), kind: 'assistant', lang };
    if (verdict === 'clean') rows.clean.push({ ...common, c: a, tags: [] });
    else if (verdict !== undefined && verdict !== 'drop')
      rows.faulty.push({ ...common, c: null, tags: verdict.split(' ') });
  }
  for (const [kind, some] of Object.entries(rows)) {
    const text = some.map((r) => `${JSON.stringify(r)}\n`).join('');
    await writeFile(join(DATA, `assistant-${kind}.jsonl.gz`), gzipSync(text, { level: 9 }));
    console.log(`assistant-${kind}: ${some.length} rows`);
  }
  return 0;
}

/** The answer as far as it is whole; undefined when little of it is. */
function whole({ a, ended }: WrittenAnswer): string | undefined {
  if (ended) return a.trim();
  const fences = [...a.matchAll(/^\s*```/gm)];
  // In the middle of a fence the answer ends before it, else after its last whole sentence.
  const upTo = fences.length % 2 === 1 ? a.slice(0, fences.at(-1)!.index) : a.slice(0, lastEnd(a));
  return upTo.trim().length < 80 ? undefined : upTo.trim();
}

function lastEnd(text: string): number {
  const ends = [...text.matchAll(/[.!?:](?=\s)|^\s*```\s*$/gm)];
  const last = ends.at(-1);
  return last === undefined ? 0 : last.index + last[0].length;
}

await command(main);
