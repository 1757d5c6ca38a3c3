import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CancelledError } from '../../../base/core/errors.ts';
import type { Decoded } from './decoded.ts';
import type { TokenId } from './evaluator.ts';
import { decodePlain } from '../../../../test/support/plain.ts';
import { decodeResidual, type BatchSizes, type ResidualOptions } from './residual.ts';
import {
  hashedModel,
  ScriptedEvaluator,
  writingModel,
  type ScriptedModel,
} from '../../../../test/support/scripted-evaluator.ts';

const END = 0;
const PROMPT = [1, 2, 1];
const stop = new Set([END]);
const never = new AbortController().signal;

/** Runs a decoder with the prompt in the cache, but for its last token. */
async function run(
  model: ScriptedModel,
  draft: readonly TokenId[] | null,
  limit: number,
  margin = 0,
  batch?: BatchSizes,
  settled?: ResidualOptions['settled'],
) {
  const evaluator = new ScriptedEvaluator(model);
  await evaluator.feed(PROMPT.slice(0, -1), [], never);
  evaluator.feeds.length = 0;
  const pending = PROMPT.slice(-1);
  const options = { stop, limit, signal: never };
  const decoded =
    draft === null
      ? await decodePlain(evaluator, pending, options)
      : await decodeResidual(evaluator, pending, draft, { ...options, end: END, margin, settled, batch });
  return { decoded, feeds: evaluator.feeds, context: evaluator.context };
}

const batches = fc
  .record({ first: fc.integer({ min: 1, max: 40 }), more: fc.integer({ min: 0, max: 60 }) })
  .map(({ first, more }): BatchSizes => ({ first, most: first + more }));
const drafts = (vocabulary: number, maxLength: number) =>
  fc.array(fc.integer({ min: 1, max: vocabulary - 1 }), { maxLength });

/** An edit of a draft: at a place, remove some tokens and put others there (also copies of the draft's own). */
const edits = (vocabulary: number) =>
  fc.array(fc.record({ at: fc.nat(200), remove: fc.nat(12), insert: drafts(vocabulary, 6), copy: fc.nat(15) }), {
    maxLength: 6,
  });
type Edit = { at: number; remove: number; insert: number[]; copy: number };
function apply(draft: readonly TokenId[], list: readonly Edit[]): TokenId[] {
  const text = [...draft];
  for (const { at, remove, insert, copy } of list) {
    const place = at % (text.length + 1);
    text.splice(place, remove, ...insert, ...text.slice(0, copy % 3 === 0 ? copy : 0));
  }
  return text;
}

async function assertEqualsPlain(model: ScriptedModel, draft: readonly TokenId[], limit: number, batch: BatchSizes) {
  const plain = await run(model, null, limit);
  const residual = await run(model, draft, limit, 0, batch);
  assert.deepEqual(residual.decoded.tokens, plain.decoded.tokens);
  assert.equal(residual.decoded.ended, plain.decoded.ended);
}

/** Checks what is decoded where a model edits the answer, in many ways. */
const forEdits = (check: (decoded: Decoded, model: ScriptedModel) => void) =>
  fc.assert(
    fc.asyncProperty(fc.integer(), drafts(9, 60), edits(9), batches, async (seed, draft, list, batch) => {
      const model = writingModel(PROMPT.length, apply(draft, list), END, hashedModel(seed, 9, 2));
      check((await run(model, draft, 400, 0, batch)).decoded, model);
    }),
    { numRuns: 500 },
  );

describe('decodeResidual', () => {
  it('equals plain decoding for models without sense and answers of a few words (repeated text)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer(),
        fc.integer({ min: 2, max: 6 }),
        fc.nat(3),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(60),
        batches,
        fc.infiniteStream(fc.nat()),
        async (seed, vocabulary, order, period, limit, batch, noise) => {
          const draft = [...noise.take(seed & 31)].map((n) => 1 + (n % (vocabulary - 1)));
          await assertEqualsPlain(hashedModel(seed, vocabulary, order, period), draft, limit, batch);
        },
      ),
      { numRuns: 2_500 },
    );
  });

  it('equals plain decoding where the model edits the answer: deletions, insertions, moved text, ends', async () => {
    const vocabulary = 12;
    await fc.assert(
      fc.asyncProperty(
        fc.integer(),
        drafts(vocabulary, 120),
        edits(vocabulary),
        fc.integer({ min: 0, max: 260 }),
        batches,
        async (seed, draft, list, limit, batch) => {
          const text = apply(draft, list);
          const model = writingModel(PROMPT.length, text, END, hashedModel(seed, vocabulary, 2));
          await assertEqualsPlain(model, draft, limit, batch);
          const { decoded } = await run(model, draft, text.length + 1, 0, batch);
          assert.deepEqual(decoded.tokens, text);
          assert.equal(decoded.ended, true);
        },
      ),
      { numRuns: 2_500 },
    );
  });

  it('accounts for every token: the kept and the written ones make up the output, and the cache holds a prefix of it', () =>
    forEdits((decoded) => {
      const written = decoded.written.reduce((sum, { start, end }) => sum + end - start, 0);
      assert.equal(decoded.generated, written);
      assert.equal(decoded.accepted + decoded.generated, decoded.tokens.length);
      assert.ok(decoded.accepted <= decoded.draft);
      assert.ok(decoded.written.every(({ logProbability }) => logProbability <= 0 && Number.isFinite(logProbability)));
      assert.deepEqual(
        decoded.written.map(({ start }) => start),
        decoded.written.map(({ start }) => start).toSorted((a, b) => a - b),
      );
    }));

  it('tells how probable all that was written is, to the last token', () =>
    forEdits((decoded, model) => {
      for (const { start, end, logProbability } of decoded.written) {
        let expected = 0;
        for (let i = start; i < end; i++) {
          const logits = model([...PROMPT, ...decoded.tokens.slice(0, i)]);
          const all = logits.reduce((sum, logit) => sum + Math.exp(logit), 0);
          expected += logits[decoded.tokens[i]!]! - Math.log(all);
        }
        assert.ok(Math.abs(logProbability - expected) < 1e-9, `${logProbability}, not ${expected}`);
      }
    }));

  it('costs a few evaluations when little changes', async () => {
    const vocabulary = 500;
    const draft = Array.from({ length: 400 }, (_, i) => 1 + ((i * 37) % 450));
    const text = [...draft.slice(0, 200), 480, 481, ...draft.slice(203)];
    const otherwise = hashedModel(3, vocabulary, 3);
    const same = await run(writingModel(PROMPT.length, draft, END, otherwise), draft, 900);
    assert.ok(same.feeds.length <= 8, `${same.feeds.length} evaluations without a change`);
    assert.equal(same.decoded.accepted, 400);
    const one = await run(writingModel(PROMPT.length, text, END, otherwise), draft, 900);
    assert.deepEqual(one.decoded.tokens, text);
    assert.deepEqual(
      one.decoded.written.map(({ start, end }) => [start, end]),
      [[200, 203]],
    );
    assert.ok(one.feeds.length <= 18, `${one.feeds.length} evaluations with one change`);
    assert.ok(one.feeds.reduce((a, b) => a + b) <= 480);
  });

  it('is back in the draft after the first token of it that follows a change', async () => {
    const draft = Array.from({ length: 100 }, (_, i) => i + 1);
    const cases: [string, number[], [number, number][]][] = [
      ['insertion', [...draft.slice(0, 50), 200, 201, ...draft.slice(50)], [[50, 53]]],
      ['deletion', [...draft.slice(0, 50), ...draft.slice(60)], [[50, 51]]],
      ['substitution', draft.with(50, 200), [[50, 52]]],
      [
        'two changes',
        draft.with(50, 200).with(54, 201),
        [
          [50, 52],
          [54, 56],
        ],
      ],
      ['change of the last token', draft.with(99, 200), [[99, 100]]],
      ['addition at the end', [...draft, 200], [[100, 101]]],
      ['early end', draft.slice(0, 70), []],
    ];
    for (const [name, text, runs] of cases) {
      const { decoded } = await run(writingModel(PROMPT.length, text, END, hashedModel(1, 210, 2)), draft, 300);
      assert.deepEqual(decoded.tokens, text, name);
      assert.deepEqual(
        decoded.written.map(({ start, end }) => [start, end]),
        runs,
        name,
      );
    }
  });

  it('keeps the draft up to exactly the margin', async () => {
    // The model prefers token 2 to the draft's token 1 by 1.
    const prefers: ScriptedModel = (context) => (context.length < 6 ? [0, 1, 2] : [9, 0, 0]);
    for (const [margin, expected] of [
      [0, 2],
      [0.99, 2],
      [1, 1],
      [3, 1],
    ] as const)
      assert.deepEqual((await run(prefers, [1, 1, 1], 9, margin)).decoded.tokens, [expected, expected, expected]);
  });

  it('wants a larger margin once the named changes are made', async () => {
    const draft = Array.from({ length: 60 }, (_, i) => i + 1);
    const text = draft.with(10, 200).with(30, 201).with(50, 202);
    // The model prefers each of its changes to the draft by about 4.
    const model = writingModel(PROMPT.length, text, END, (context) =>
      Array.from({ length: 210 }, (_, token) => (token === (context.at(-1) ?? 0) + 1 ? 0.5 : 0)),
    );
    const changed = async (settled: ResidualOptions['settled']) => {
      const { decoded } = await run(model, draft, 300, 0, undefined, settled);
      return decoded.tokens.filter((token) => token >= 200);
    };
    assert.deepEqual(await changed(undefined), [200, 201, 202]);
    assert.deepEqual(await changed({ changes: 1, margin: 9 }), [200]);
    assert.deepEqual(await changed({ changes: 2, margin: 9 }), [200, 201]);
    assert.deepEqual(await changed({ changes: 1, margin: 1 }), [200, 201, 202]);
  });

  it('re-joins at the right one of many equal lines', async () => {
    const line = [5, 6, 7, 8, 9];
    const draft = Array.from({ length: 40 }, () => line).flat();
    const text = [...draft.slice(0, 100), 11, 12, ...draft.slice(100)];
    const { decoded, feeds } = await run(writingModel(PROMPT.length, text, END, hashedModel(1, 14, 2)), draft, 400);
    assert.deepEqual(decoded.tokens, text);
    assert.ok(feeds.length <= 20, `${feeds.length} evaluations`);
  });

  it('keeps the whole draft at an infinite margin, and leaves it no earlier at a larger one', async () => {
    const vocabulary = 8;
    const firstChange = (tokens: readonly TokenId[], draft: readonly TokenId[]) => {
      const i = draft.findIndex((token, k) => tokens[k] !== token);
      return i < 0 ? draft.length : i;
    };
    await fc.assert(
      fc.asyncProperty(
        fc.integer(),
        drafts(vocabulary, 50),
        fc.double({ min: 0, max: 4, noNaN: true }),
        fc.double({ min: 0, max: 4, noNaN: true }),
        batches,
        async (seed, draft, a, b, batch) => {
          const model = hashedModel(seed, vocabulary, 2);
          const all = await run(model, draft, 200, Infinity, batch);
          assert.deepEqual(all.decoded.tokens, draft);
          assert.equal(all.decoded.generated, 0);
          const low = await run(model, draft, 60, Math.min(a, b), batch);
          const high = await run(model, draft, 60, Math.max(a, b), batch);
          assert.ok(firstChange(low.decoded.tokens, draft) <= firstChange(high.decoded.tokens, draft));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('does not depend on the batch sizes at any margin', async () => {
    const vocabulary = 8;
    await fc.assert(
      fc.asyncProperty(
        fc.integer(),
        drafts(vocabulary, 50),
        fc.constantFrom(0, 0.3, 1),
        fc.constantFrom(undefined, { changes: 1, margin: 2 }),
        batches,
        async (seed, draft, margin, settled, batch) => {
          const model = hashedModel(seed, vocabulary, 2);
          const many = await run(model, draft, 50, margin, { first: 64, most: 64 }, settled);
          const few = await run(model, draft, 50, margin, batch, settled);
          assert.deepEqual(few.decoded.tokens, many.decoded.tokens);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('stops within one evaluation after a cancel', async () => {
    const draft = Array.from({ length: 300 }, (_, i) => 1 + (i % 7));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 30 }), fc.boolean(), async (after, plain) => {
        const cancel = new AbortController();
        const evaluator = new ScriptedEvaluator((context) => {
          if (context.length === after) cancel.abort();
          return writingModel(1, draft, END, hashedModel(1, 9, 2))(context);
        });
        const options = { stop, limit: 400, signal: cancel.signal };
        const decoding = plain
          ? decodePlain(evaluator, [1], options)
          : decodeResidual(evaluator, [1], draft, { ...options, end: END, margin: 0, batch: { first: 4, most: 4 } });
        await assert.rejects(decoding, CancelledError);
        assert.ok(evaluator.feeds.reduce((a, b) => a + b, 0) <= after + 5);
      }),
      { numRuns: 60 },
    );
  });

  it('asks nothing at a limit of 0', async () => {
    const { decoded, feeds } = await run(hashedModel(1, 5, 2), [1, 2], 0);
    assert.deepEqual([decoded.tokens, decoded.ended, feeds], [[], false, []]);
  });
});
