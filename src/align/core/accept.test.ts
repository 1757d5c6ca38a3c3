import assert from 'node:assert/strict';
import { probabilityOf, type Accept } from './accept.ts';

const accept: Accept = { weights: { fault: 1, lowest: 0.5, gain: 0.25 }, bias: 0, least: 0.5 };

describe('probabilityOf', () => {
  it('is the logistic function of the weighted figures', () => {
    // P(fault) is 1/2; -0.6931 - 1 + 2 = 0.3069
    const p = probabilityOf({ score: 0, corrected: 8, lowest: -2 }, accept);
    assert.ok(Math.abs(p - 0.5761) < 1e-4, String(p));
  });

  it('grows with each figure', () => {
    const usual = { score: -1, corrected: 2, lowest: -1 };
    const p = probabilityOf(usual, accept);
    assert.ok(probabilityOf({ ...usual, corrected: 3 }, accept) > p);
    assert.ok(probabilityOf({ ...usual, lowest: -0.5 }, accept) > p);
    assert.ok(probabilityOf({ ...usual, score: -3, corrected: 0 }, accept) > p);
  });
});
