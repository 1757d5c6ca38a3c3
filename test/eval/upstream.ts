/**
 * `node test/eval/upstream.ts [--base FILE] [--n 100]`: answers of a real upstream, the untrained base itself, to coding
 * questions of the evaluation rows. They have no reference: judges say what is wrong with them. Written beside the rows,
 * not among them, because the training recipe's own scores need a reference.
 */
import { writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { command } from '../../scripts/lib/command.ts';
import { ROOT } from '../../scripts/lib/paths.ts';
import { loadBase } from './base.ts';
import { formOpinions } from './opinions.ts';
import { loadGroups, stride, type Row } from './rows.ts';

const WORK = join(ROOT, 'models', 'train', 'work');
/** Languages that judges look at. */
const JUDGED = new Set(['python', 'javascript', 'typescript', 'bash']);

/** A question of its own, in English, that names what to write. */
const isTask = ({ q, lang }: Row) => JUDGED.has(lang) && q.split(' ').length >= 5 && /^[ -~]+$/.test(q);

async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      base: {
        type: 'string',
        default: join(homedir(), '.cache', 'aligner', 'bases', 'smollm2-135m-instruct-q4_1.gguf'),
      },
      rows: { type: 'string', default: join(WORK, 'data', 'eval') },
      out: { type: 'string', default: join(WORK, 'data', 'upstream.jsonl') },
      n: { type: 'string', default: '100' },
    },
  });
  const groups = await loadGroups([values.rows]);
  const tasks = groups.filter((g) => /^(held_forms|twins)$/.test(g.name)).flatMap((g) => g.rows.filter(isTask));
  const distinct = [...new Map(tasks.map((r) => [r.q, r])).values()];
  const base = await loadBase(values.base);
  const rows: Row[] = [];
  try {
    for (const { q, lang } of stride(distinct, Number(values.n))) {
      rows.push({ q, a: await base.ask(q), c: null, tags: [], family: 'upstream', kind: 'upstream', lang });
      if (rows.length % 10 === 0) console.error(`${rows.length} answers`);
    }
  } finally {
    await base.dispose();
  }
  const texts = rows.map(({ a, lang }) => ({ text: a, lang }));
  const opinion = await formOpinions(texts, (line) => console.error(line));
  const judged = rows.map((row, i) => {
    const { broken, findings } = opinion(texts[i]!);
    return { ...row, tags: [...(broken > 0 ? ['syntax'] : []), ...[...findings.keys()].sort()] };
  });
  console.error(`${judged.filter((r) => r.tags.length > 0).length} of ${judged.length} answers have findings.`);
  await writeFile(values.out, judged.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return 0;
}

await command(main);
