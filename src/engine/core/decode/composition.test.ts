import assert from 'node:assert/strict';
import { Composition } from './composition.ts';

describe('Composition', () => {
  it('tells where evaluations ended, as far as they stand whole', () => {
    const composition = new Composition();
    composition.evaluated(0, 4);
    composition.evaluated(4, 3);
    assert.deepEqual(composition.ends, [4, 7]);
    composition.rolledBack(7);
    assert.deepEqual(composition.ends, [4, 7]);
    composition.rolledBack(5);
    assert.deepEqual(composition.ends, [4]);
  });

  it('does not take a part of an evaluation and what was added to it for a whole one', () => {
    const composition = new Composition();
    composition.evaluated(0, 8);
    composition.rolledBack(6);
    composition.evaluated(6, 2);
    composition.evaluated(8, 2);
    assert.deepEqual(composition.ends, []);
    composition.rolledBack(0);
    composition.evaluated(0, 2);
    assert.deepEqual(composition.ends, [2]);
  });
});
