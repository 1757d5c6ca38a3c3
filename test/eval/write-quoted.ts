/**
 * `node test/eval/write-quoted.ts`: writes data/quoted.jsonl, answers that quote faulty code and must stay as they are, and
 * data/quoted-after.jsonl, their counterpart: the part that is presented as right has the fault, too.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AFTER_ROWS, QUOTED_ROWS } from './quoted/rows.ts';

for (const [name, rows] of Object.entries({ quoted: QUOTED_ROWS, 'quoted-after': AFTER_ROWS })) {
  await writeFile(
    join(import.meta.dirname, 'data', `${name}.jsonl`),
    rows.map((r) => `${JSON.stringify(r)}\n`).join(''),
  );
  console.log(`${name}: ${rows.length} rows`);
}
