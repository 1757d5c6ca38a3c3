import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CancelledError } from '../../../base/core/errors.ts';
import { evaluationEnds, readAhead, readPrompt, type Prompt } from './read-prompt.ts';
import { ScriptedEvaluator } from '../../../../test/support/scripted-evaluator.ts';

const signal = new AbortController().signal;
const tokens = (maxLength: number) => fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 1, maxLength });
const prompts = fc
  .record({ before: tokens(20), segment: tokens(150) })
  .map(({ before, segment }): Prompt => ({ tokens: [...before, ...segment], shared: before.length }));
const range = (length: number, from = 1) => Array.from({ length }, (_, i) => i + from);

describe('readPrompt', () => {
  it('reads a prompt in the same evaluations, whatever was read, tried or begun before', async () => {
    const step = fc.oneof(
      prompts.map((prompt) => ({ kind: 'read' as const, prompt })),
      prompts.map((prompt) => ({ kind: 'ahead' as const, prompt })),
      fc.record({ kind: fc.constant('back' as const), by: fc.nat(90) }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 6 }),
        prompts,
        fc.integer({ min: 5, max: 70 }),
        async (before, prompt, batchSize) => {
          const evaluator = new ScriptedEvaluator(() => [0]);
          const options = { batchSize, signal };
          for (const done of before) {
            if (done.kind === 'ahead') await readAhead(evaluator, done.prompt, options);
            else if (done.kind === 'back') await evaluator.rollback(Math.max(0, evaluator.position - done.by));
            else {
              const { pending } = await readPrompt(evaluator, done.prompt, options);
              await evaluator.feed([...pending, 2, 2, 2], [], signal);
            }
          }
          const { pending, reused } = await readPrompt(evaluator, prompt, options);
          assert.deepEqual([...evaluator.context, ...pending], prompt.tokens);
          assert.ok(pending.length >= 1 && pending.length <= batchSize && reused < prompt.tokens.length);
          assert.deepEqual([...evaluator.evaluated, prompt.tokens.length], evaluationEnds(prompt, batchSize));
        },
      ),
    );
  });

  it('reads the part that two prompts share only once', async () => {
    const evaluator = new ScriptedEvaluator(() => [0]);
    const question = range(50, 10);
    const ask = (...segment: number[]) =>
      readPrompt(evaluator, { tokens: [...question, ...segment], shared: 50 }, { batchSize: 8, signal });
    await ask(1, 2, 3);
    const before = evaluator.feeds.length;
    assert.deepEqual(await ask(4, 5, 6), { reused: 50, pending: [4, 5, 6] });
    assert.equal(evaluator.feeds.length, before);
  });

  it('tells how far it is', async () => {
    const fractions: number[] = [];
    const evaluator = new ScriptedEvaluator(() => [0]);
    const onRead = (f: number) => fractions.push(f);
    await readPrompt(evaluator, { tokens: range(10) }, { batchSize: 3, signal, onRead });
    assert.deepEqual(fractions, [0.3, 0.6, 0.9]);
  });

  it('goes on from where a cancelled reading stopped', async () => {
    const cancel = new AbortController();
    const evaluator = new ScriptedEvaluator(() => [0]);
    const prompt = { tokens: range(20) };
    const onRead = () => cancel.abort();
    await assert.rejects(
      readPrompt(evaluator, prompt, { batchSize: 5, signal: cancel.signal, onRead }),
      CancelledError,
    );
    assert.deepEqual(evaluator.context, prompt.tokens.slice(0, 5));
    assert.equal((await readPrompt(evaluator, prompt, { batchSize: 5, signal })).reused, 5);
  });
});

describe('readAhead', () => {
  it('reads whole evaluations alone, which reading the prompt then finds', async () => {
    const evaluator = new ScriptedEvaluator(() => [0]);
    const options = { batchSize: 128, signal };
    const question = range(20, 1_000);
    const ahead = (length: number) =>
      readAhead(evaluator, { tokens: [...question, ...range(length)], shared: 20 }, options);
    const seen: number[] = [];
    for (const length of [0, 20, 31, 32, 50, 63, 64, 70, 96, 127, 128]) {
      await ahead(length);
      seen.push(evaluator.position);
    }
    assert.deepEqual(seen, [20, 20, 20, 52, 52, 52, 84, 84, 116, 116, 148]);
    const { reused } = await readPrompt(evaluator, { tokens: [...question, ...range(140)], shared: 20 }, options);
    assert.equal(reused, 148);
  });
});
