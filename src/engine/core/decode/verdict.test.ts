import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ScriptedEvaluator, hashedModel, writingModel } from './scripted.ts';
import { decodeTags, readVerdict } from './verdict.ts';

const never = new AbortController().signal;

describe('readVerdict', () => {
  it('gives the log-odds of OK and the best other token', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 2, maxLength: 9 }),
        fc.nat(),
        async (logits, n) => {
          const ok = n % logits.length;
          const verdict = await readVerdict(new ScriptedEvaluator(() => logits), [1], ok, never);
          const weights = logits.map((l) => Math.exp(l));
          const others = weights.reduce((sum, w, i) => (i === ok ? sum : sum + w), 0);
          assert.ok(Math.abs(verdict.score - Math.log(weights[ok]! / others)) < 1e-9);
          assert.notEqual(verdict.otherwise, ok);
          assert.equal(logits[verdict.otherwise], Math.max(...logits.filter((_, i) => i !== ok)));
        },
      ),
    );
  });

  it('stays finite where P(OK) rounds to 1 or to 0', async () => {
    const sure = await readVerdict(new ScriptedEvaluator(() => [300, 0, 1]), [1], 0, never);
    assert.ok(Math.abs(sure.score - (300 - Math.log(1 + Math.E))) < 1e-9);
    const unsure = await readVerdict(new ScriptedEvaluator(() => [-300, 0, 1]), [1], 0, never);
    assert.ok(unsure.score < -300 && Number.isFinite(unsure.score));
  });
});

describe('decodeTags', () => {
  const [END, SEPARATOR] = [0, 1];
  const options = { separator: SEPARATOR, stop: new Set([END]), limit: 5, signal: never };
  const tags = (text: readonly number[], first: number) =>
    decodeTags(new ScriptedEvaluator(writingModel(0, [first, ...text], END, hashedModel(1, 9, 1))), first, options);

  it('ends at the separator, which is not in the cache yet', async () => {
    const evaluator = new ScriptedEvaluator(writingModel(0, [4, 5, SEPARATOR, 7], END, hashedModel(1, 9, 1)));
    assert.deepEqual(await decodeTags(evaluator, 4, options), { tokens: [4, 5], separated: true });
    assert.deepEqual(evaluator.context, [4, 5]);
  });
  it('says when no correction follows: a stop token, or too many tags', async () => {
    assert.deepEqual(await tags([5], 4), { tokens: [4, 5], separated: false });
    assert.deepEqual(await tags([5, 5, 5, 5, 5, 5], 4), { tokens: [4, 5, 5, 5, 5], separated: false });
    assert.deepEqual(await tags([], END), { tokens: [], separated: false });
    assert.deepEqual(await tags([], SEPARATOR), { tokens: [], separated: true });
  });
});
