import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ScriptedEvaluator, hashedModel, writingModel } from '../../../../test/support/scripted-evaluator.ts';
import { decodeTags, readVerdict, SUREST, type FollowTags } from './verdict.ts';

const never = new AbortController().signal;

describe('readVerdict', () => {
  it('gives the log-odds of OK, and how the tags begin when they are below the threshold', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.double({ min: -12, max: 12, noNaN: true }), { minLength: 2, maxLength: 9 }),
        fc.nat(),
        fc.double({ min: -9, max: 9, noNaN: true }),
        fc.array(fc.nat(8), { maxLength: 4 }),
        async (logits, n, threshold, draft) => {
          const ok = n % logits.length;
          const evaluator = new ScriptedEvaluator(() => logits);
          const options = { ok, threshold, follow: () => draft, signal: never };
          const { score, otherwise } = await readVerdict(evaluator, [1], options);
          const weights = logits.map((l) => Math.exp(l));
          const others = weights.reduce((sum, w, i) => (i === ok ? sum : sum + w), 0);
          const best = Math.max(...logits);
          // So far behind the best token it is not told how unlikely OK is.
          const far = best - logits[ok]! > 10 - 1e-9;
          const expected = far ? -SUREST : Math.min(SUREST, Math.log(weights[ok]! / others));
          assert.ok(Math.abs(score - expected) < 1e-6, `${score}, not ${expected}`);
          assert.deepEqual(evaluator.context, [1, ...(otherwise?.tokens ?? [])]);
          if (score >= threshold) assert.equal(otherwise, undefined);
          else {
            const begun = [...otherwise!.tokens, otherwise!.next];
            assert.equal(logits[begun[0]!], Math.max(...logits.filter((_, i) => i !== ok)));
            assert.ok(begun.slice(1).every((token) => logits[token] === Math.max(...logits)));
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('costs one evaluation when the segment stands, one more when it does not, and another where it is close', async () => {
    const stands = new ScriptedEvaluator(() => [3, 0, 1]);
    assert.ok((await readVerdict(stands, [1, 2, 1], { ok: 0, threshold: 0, signal: never })).score > 0);
    assert.deepEqual(stands.feeds, [3]);
    const tag = [4, 5, 6];
    const faulty = new ScriptedEvaluator(writingModel(3, [...tag, 7], 0, hashedModel(1, 9, 1)));
    const options = { ok: 1, threshold: 0, follow: () => [5, 6, 8], signal: never };
    const { otherwise } = await readVerdict(faulty, [1, 2, 1], options);
    assert.deepEqual(otherwise, { tokens: tag, next: 7 });
    assert.deepEqual(faulty.feeds, [3, 5, 5]);
    const sure = new ScriptedEvaluator(() => [-8, 0, 1]);
    await readVerdict(sure, [1, 2, 1], { ok: 0, threshold: 0, signal: never });
    assert.deepEqual(sure.feeds, [3, 2]);
  });

  it('stays finite where P(OK) rounds to 1 or to 0', async () => {
    const score = async (logits: number[]) =>
      (await readVerdict(new ScriptedEvaluator(() => logits), [1], { ok: 0, threshold: 0, signal: never })).score;
    assert.equal(await score([300, 0, 1]), SUREST);
    assert.equal(await score([-300, 0, 1]), -SUREST);
    assert.ok(Math.abs(await score([5, 5, -90])) < 1e-9);
  });
});

describe('decodeTags', () => {
  const [END, SEPARATOR] = [0, 1];
  const options = { separator: SEPARATOR, stop: new Set([END]), limit: 5, signal: never };
  const tags = (text: readonly number[], next: number, follow?: FollowTags) => {
    const evaluator = new ScriptedEvaluator(writingModel(0, [next, ...text], END, hashedModel(1, 9, 1)));
    return decodeTags(evaluator, { tokens: [], next }, { ...options, follow });
  };

  it('ends at the separator, which is not in the cache yet', async () => {
    const evaluator = new ScriptedEvaluator(writingModel(0, [4, 5, SEPARATOR, 7], END, hashedModel(1, 9, 1)));
    assert.deepEqual(await decodeTags(evaluator, { tokens: [], next: 4 }, options), {
      tokens: [4, 5],
      separated: true,
    });
    assert.deepEqual(evaluator.context, [4, 5]);
  });
  it('goes on from what the verdict found', async () => {
    const evaluator = new ScriptedEvaluator(writingModel(0, [4, 5, 6, SEPARATOR], END, hashedModel(1, 9, 1)));
    await evaluator.feed([4, 5], [], never);
    const { tokens } = await decodeTags(evaluator, { tokens: [4, 5], next: 6 }, options);
    assert.deepEqual(tokens, [4, 5, 6]);
  });
  it('writes the same whatever is thought to follow', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 9 }),
        fc.array(fc.array(fc.integer({ min: 2, max: 8 }), { maxLength: 4 }), { minLength: 10, maxLength: 10 }),
        async ([next, ...text], drafts) => {
          const follow = (written: readonly number[]) => drafts[written.length]!;
          const last = text.findIndex((token) => token <= SEPARATOR);
          const body = last < 0 ? text : text.slice(0, last);
          const right = (written: readonly number[]) => body.slice(written.length - 1, written.length + 3);
          const plain = await tags(text, next!);
          assert.deepEqual(await tags(text, next!, follow), plain);
          assert.deepEqual(await tags(text, next!, right), plain);
        },
      ),
      { numRuns: 500 },
    );
  });
  it('says when no correction follows: a stop token, or too many tags', async () => {
    assert.deepEqual(await tags([5], 4), { tokens: [4, 5], separated: false });
    assert.deepEqual(await tags([5, 5, 5, 5, 5, 5], 4), { tokens: [4, 5, 5, 5, 5], separated: false });
    assert.deepEqual(await tags([], END), { tokens: [], separated: false });
    assert.deepEqual(await tags([], SEPARATOR), { tokens: [], separated: true });
  });
});
