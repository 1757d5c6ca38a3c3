import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ScriptedEvaluator, hashedModel, writingModel } from './scripted.ts';
import { decodeTags, readVerdict, SUREST } from './verdict.ts';

const never = new AbortController().signal;

describe('readVerdict', () => {
  it('gives the log-odds of OK, and the best other token when they are below the threshold', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.double({ min: -12, max: 12, noNaN: true }), { minLength: 2, maxLength: 9 }),
        fc.nat(),
        fc.double({ min: -9, max: 9, noNaN: true }),
        async (logits, n, threshold) => {
          const ok = n % logits.length;
          const evaluator = new ScriptedEvaluator(() => logits);
          const verdict = await readVerdict(evaluator, [1], ok, threshold, never);
          const weights = logits.map((l) => Math.exp(l));
          const others = weights.reduce((sum, w, i) => (i === ok ? sum : sum + w), 0);
          const expected = Math.max(-SUREST, Math.min(SUREST, Math.log(weights[ok]! / others)));
          assert.ok(Math.abs(verdict.score - expected) < 1e-6, `${verdict.score}, not ${expected}`);
          assert.deepEqual(evaluator.context, [1]);
          if (verdict.score >= threshold) assert.equal(verdict.otherwise, undefined);
          else assert.equal(logits[verdict.otherwise!], Math.max(...logits.filter((_, i) => i !== ok)));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('costs one evaluation when the segment stands', async () => {
    const evaluator = new ScriptedEvaluator(() => [3, 0, 1]);
    assert.ok((await readVerdict(evaluator, [1, 2, 1], 0, 0, never)).score > 0);
    assert.deepEqual(evaluator.feeds, [3]);
  });

  it('stays finite where P(OK) rounds to 1 or to 0', async () => {
    const score = async (logits: number[]) =>
      (await readVerdict(new ScriptedEvaluator(() => logits), [1], 0, 0, never)).score;
    assert.equal(await score([300, 0, 1]), SUREST);
    assert.equal(await score([-300, 0, 1]), -SUREST);
    assert.ok(Math.abs(await score([5, 5, -90])) < 1e-9);
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
