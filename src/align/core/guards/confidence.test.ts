import assert from 'node:assert/strict';
import { refusedBy } from '../../../../test/support/guards.ts';
import { confidence } from './confidence.ts';

describe('confidence', () => {
  it('refuses what the model was not sure enough of, and takes what reaches the bound', () => {
    assert.deepEqual(refusedBy(confidence, 'One two.', 'One 2.', { confidence: [0.49, 0.5] }), ['two → 2']);
    assert.deepEqual(refusedBy(confidence, 'One two.', 'One 2.', { confidence: [0.5, 0.5] }), []);
  });
});
