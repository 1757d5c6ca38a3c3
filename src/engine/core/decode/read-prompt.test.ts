import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CancelledError } from '../../../base/core/errors.ts';
import { readAhead, readPrompt } from './read-prompt.ts';
import { ScriptedEvaluator } from './scripted.ts';

const signal = new AbortController().signal;
const tokens = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 30 });

describe('readPrompt', () => {
  it('always leaves a prefix of the prompt in the cache and one batch at most to feed, whatever was there', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(tokens, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 9 }),
        async (prompts, batchSize) => {
          const evaluator = new ScriptedEvaluator(() => [0]);
          for (const prompt of prompts) {
            const { pending, reused } = await readPrompt(evaluator, prompt, { batchSize, signal });
            assert.deepEqual([...evaluator.context, ...pending], prompt);
            assert.ok(pending.length >= 1 && pending.length <= batchSize);
            assert.ok(reused < prompt.length);
            await evaluator.feed([...pending, 2, 2, 2], [], signal);
          }
          assert.ok(evaluator.feeds.every((n) => n <= batchSize + 3));
        },
      ),
    );
  });

  it('reads the part that two prompts share only once', async () => {
    const evaluator = new ScriptedEvaluator(() => [0]);
    const question = Array.from({ length: 50 }, (_, i) => i + 10);
    await readPrompt(evaluator, [...question, 1, 2, 3], { batchSize: 8, signal });
    const read = (n: number) => evaluator.feeds.slice(n).reduce((a, b) => a + b, 0);
    const before = evaluator.feeds.length;
    const { reused, pending } = await readPrompt(evaluator, [...question, 4, 5, 6], { batchSize: 8, signal });
    assert.equal(reused + read(before) + pending.length, 53);
    assert.ok(reused >= 45);
  });

  it('tells how far it is', async () => {
    const fractions: number[] = [];
    const evaluator = new ScriptedEvaluator(() => [0]);
    const onRead = (f: number) => fractions.push(f);
    await readPrompt(
      evaluator,
      Array.from({ length: 10 }, () => 1),
      { batchSize: 3, signal, onRead },
    );
    assert.deepEqual(fractions, [0.3, 0.6, 0.9]);
  });

  it('goes on from where a cancelled reading stopped', async () => {
    const cancel = new AbortController();
    const evaluator = new ScriptedEvaluator(() => [0]);
    const prompt = Array.from({ length: 20 }, (_, i) => i + 1);
    const onRead = () => cancel.abort();
    await assert.rejects(
      readPrompt(evaluator, prompt, { batchSize: 5, signal: cancel.signal, onRead }),
      CancelledError,
    );
    assert.deepEqual(evaluator.context, prompt.slice(0, 5));
    assert.equal((await readPrompt(evaluator, prompt, { batchSize: 5, signal })).reused, 5);
  });
});

describe('readAhead', () => {
  it('waits until there is enough to read, and keeps what it has read', async () => {
    const evaluator = new ScriptedEvaluator(() => [0]);
    const options = { batchSize: 8, signal, least: 4 };
    await readAhead(evaluator, [1, 2, 3], options);
    assert.equal(evaluator.position, 0);
    await readAhead(evaluator, [1, 2, 3, 4, 5], options);
    assert.deepEqual(evaluator.context, [1, 2, 3, 4, 5]);
    assert.equal((await readPrompt(evaluator, [1, 2, 3, 4, 9, 9, 9], options)).reused, 4);
  });
});
