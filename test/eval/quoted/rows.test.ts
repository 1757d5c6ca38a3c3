import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { codeBlocks } from '../code.ts';
import catalogue from '../../../models/catalogue.json' with { type: 'json' };
import type { Row } from '../rows.ts';
import { FAULTS } from './faults.ts';
import { AFTER_ROWS, QUOTED_ROWS } from './rows.ts';

const faultOf = (row: Row) => FAULTS.find((f) => f.question === row.q)!;

describe('rows of quoted code', () => {
  it('name their faults as the catalogue does', () => {
    for (const { tag } of FAULTS) assert.ok(Object.hasOwn(catalogue, tag), tag);
  });

  it('are what data/ holds', async () => {
    for (const [name, rows] of Object.entries({ quoted: QUOTED_ROWS, 'quoted-after': AFTER_ROWS })) {
      const text = await readFile(new URL(`../data/${name}.jsonl`, import.meta.url), 'utf8');
      const written = text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Row);
      assert.deepEqual(written, rows, `node test/eval/write-quoted.ts writes ${name} anew`);
    }
  });

  it('show a line that only the faulty code has, and are distinct', () => {
    for (const row of QUOTED_ROWS) {
      const { bad, good } = faultOf(row);
      const only = bad.split('\n').filter((line) => !good.split('\n').includes(line));
      assert.ok(
        only.some((line) => row.a.includes(line.trim())),
        row.family,
      );
      assert.equal(row.a, row.c);
    }
    const answers = [...QUOTED_ROWS, ...AFTER_ROWS].map((r) => r.a);
    assert.equal(new Set(answers).size, answers.length);
  });

  it('of the counterpart end with the fault, and their reference without it', () => {
    for (const row of AFTER_ROWS) {
      const { still, good } = faultOf(row);
      const last = (text: string) => codeBlocks(text, row.lang).at(-1)!.code;
      assert.ok(last(row.a).endsWith(still), row.family);
      assert.ok(last(row.c!).endsWith(good), row.family);
      assert.deepEqual(row.tags, [faultOf(row).tag]);
    }
  });
});
