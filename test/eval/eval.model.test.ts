/** A small evaluation as a test: the report has its shape, and the model is sane. The whole is `npm run eval`. */
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { evaluate, type Evaluation } from './evaluate.ts';
import type { Figures } from './figures.ts';
import { bundledModel, openProduct } from './product.ts';
import { loadGroups, type Group } from './rows.ts';
import { groupTable } from './tables.ts';

/** Out of the project's own fault families (models/train/aligner_train/eval_rows.py). */
const SAMPLE = fileURLToPath(new URL('sample.jsonl', import.meta.url));
const KEYS: readonly (keyof Figures)[] = [
  'n',
  'shown',
  'right',
  'fixed',
  'faultGone',
  'introduced',
  'touched',
  'parses',
];

describe('the evaluation on the sample', function () {
  this.timeout(600_000);
  let groups: readonly Group[];
  let result: Evaluation;
  let model: string;

  before(async () => {
    groups = await loadGroups([SAMPLE]);
    const product = await openProduct({ sensitivity: 'normal', say: () => undefined });
    model = product.model.id;
    try {
      result = await evaluate({ groups, systems: { both: product.align }, baseLimit: 0, say: () => undefined });
    } finally {
      await product.dispose();
    }
    console.log(groupTable({ groups, ...result }));
  });

  it('reports integers for every group, for copying, and for every family', () => {
    const { report } = result;
    assert.deepEqual(Object.keys(report.groups).sort(), ['sample_clean', 'sample_faulty']);
    for (const { n, base, copy, model: alone, evidence, both, ...rest } of Object.values(report.groups)) {
      assert.deepEqual([base, alone, evidence], [null, null, null]);
      assert.equal(both!.shown, rest.shown);
      for (const figures of [{ n, ...rest }, copy])
        for (const key of KEYS) {
          assert.ok(Number.isInteger(figures[key]) && figures[key] >= 0 && figures[key] <= n, key);
        }
      assert.deepEqual([copy.n, copy.fixed, copy.touched, copy.parses], [n, 0, 0, n]);
    }
    const faulty = groups.find((g) => g.kind === 'faulty')!;
    const counted = Object.values(report.families).reduce((sum, f) => sum + f.n, 0);
    assert.equal(counted, faulty.rows.length);
    assert.equal(result.failedSegments, 0);
  });

  it('breaks no code, fixes something and leaves most good answers alone', async function () {
    // Another model than the bundled one may be anything.
    if (model !== (await bundledModel())) this.skip();
    const { sample_clean: clean, sample_faulty: faulty } = result.report.groups;
    assert.ok(clean !== undefined && faulty !== undefined);
    assert.equal(clean.parses, clean.n);
    assert.ok(3 * clean.answersTouched! <= clean.answers!, `${clean.answersTouched} of ${clean.answers} touched`);
    assert.ok(faulty.fixed > 0, 'nothing was fixed');
  });
});
