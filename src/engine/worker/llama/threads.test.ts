import assert from 'node:assert/strict';
import { hashedModel, ScriptedEvaluator } from '../../../../test/support/scripted-evaluator.ts';
import { setTimeout as wait } from 'node:timers/promises';
import {
  chooseThreads,
  settleThreads,
  threadCandidates,
  threadKey,
  timeThreads,
  type ThreadChoice,
} from './threads.ts';

describe('threadCandidates', () => {
  it('tries one, two, half and all', () => {
    assert.deepEqual(threadCandidates(16), [1, 2, 8, 16]);
    assert.deepEqual(threadCandidates(4), [1, 2, 4]);
    assert.deepEqual(threadCandidates(2), [1, 2]);
    assert.deepEqual(threadCandidates(1), [1]);
    assert.deepEqual(threadCandidates(0), [1]);
  });
});

describe('chooseThreads', () => {
  it('chooses apart for batches and single tokens, and fewer threads when it makes no difference', () => {
    const timings = [
      { threads: 1, batchMs: 100, singleMs: 10 },
      { threads: 2, batchMs: 60, singleMs: 15 },
      { threads: 4, batchMs: 59, singleMs: 40 },
    ];
    assert.deepEqual(chooseThreads(timings), { batch: 2, single: 1 });
  });
});

describe('timeThreads', () => {
  /** Measures one thread and two; an evaluation takes `ms`. Also returns what was fed, as threads:tokens. */
  const measure = async (ms: (threads: number, tokens: number) => number) => {
    let threads = 0;
    const fed: string[] = [];
    const evaluator = new ScriptedEvaluator(hashedModel(1, 5, 1));
    const feed = evaluator.feed.bind(evaluator);
    evaluator.feed = async (tokens, ...rest) => {
      fed.push(`${threads}:${tokens.length}`);
      await wait(ms(threads, tokens.length));
      return feed(tokens, ...rest);
    };
    const timings = await timeThreads(evaluator, (n) => (threads = n), [1, 2]);
    return { fed, choice: chooseThreads(timings) };
  };

  it('measures what is hopelessly slow once, and only in a batch', async () => {
    const { fed, choice } = await measure((threads) => (threads === 2 ? 60 : 10));
    assert.deepEqual(
      fed.filter((f) => f.startsWith('2:')),
      ['2:32'],
    );
    assert.deepEqual(choice, { batch: 1, single: 1 });
  });

  it('is not taken in by one fast token among slow ones', async () => {
    let singles = 0;
    const { choice } = await measure((threads, tokens) => {
      if (tokens > 1) return threads === 2 ? 10 : 13;
      if (threads === 1) return 8;
      return singles++ % 4 === 2 ? 1 : 16;
    });
    assert.equal(choice.single, 1);
  });
});

describe('threadKey', () => {
  it('tells models, accelerators and releases apart', () => {
    const keys = [
      threadKey('a', false, 'b1'),
      threadKey('b', false, 'b1'),
      threadKey('a', 'vulkan', 'b1'),
      threadKey('a', false, 'b2'),
    ];
    assert.equal(new Set(keys).size, keys.length);
  });
});

describe('settleThreads', () => {
  const settle = async (known: Map<string, ThreadChoice>, busy = false) => {
    const evaluator = new ScriptedEvaluator(hashedModel(1, 5, 1));
    const used: number[] = [];
    const memory = {
      get: (key: string) => Promise.resolve(known.get(key)),
      set: (key: string, choice: ThreadChoice) => Promise.resolve(void known.set(key, choice)),
    };
    const use = (threads: number) => void used.push(threads);
    const choice = await settleThreads(evaluator, use, 4, 'key', memory, () => busy);
    assert.equal(evaluator.position, 0);
    return { choice, measured: used.length > 0 };
  };

  it('measures at the first load, and remembers', async () => {
    const known = new Map<string, ThreadChoice>();
    const first = await settle(known);
    assert.equal(first.measured, true);
    assert.deepEqual(known.get('key'), first.choice);
    assert.deepEqual(await settle(known), { choice: first.choice, measured: false });
  });

  it('does not remember what it measured on a busy machine', async () => {
    const known = new Map<string, ThreadChoice>();
    assert.equal((await settle(known, true)).measured, true);
    assert.equal(known.size, 0);
  });

  it('measures again instead of trusting a choice that this machine cannot have', async () => {
    for (const choice of [{ batch: 8, single: 1 }, { batch: 0, single: 1 }, { batch: 'x' } as unknown as ThreadChoice])
      assert.equal((await settle(new Map([['key', choice]]))).measured, true);
  });
});
