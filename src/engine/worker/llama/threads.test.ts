import assert from 'node:assert/strict';
import { chooseThreads, threadCandidates, threadKey } from './threads.ts';

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

describe('threadKey', () => {
  it('tells models and accelerators apart', () => {
    assert.notEqual(threadKey('a', false), threadKey('b', false));
    assert.notEqual(threadKey('a', false), threadKey('a', 'vulkan'));
  });
});
