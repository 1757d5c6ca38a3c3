import assert from 'node:assert/strict';
import { confidenceOf } from './confidence.ts';

const span = (start: number, end: number, logProbability: number) => ({
  start,
  end,
  logProbability,
  lowest: logProbability,
});

describe('confidenceOf', () => {
  it('is the probability of a fault times that of what was written', () => {
    assert.equal(confidenceOf({ start: 0, end: 4 }, [], null), 1);
    assert.equal(confidenceOf({ start: 0, end: 4 }, [], 0), 0.5);
    assert.equal(confidenceOf({ start: 0, end: 4 }, [span(0, 4, Math.log(0.5))], null), 0.5);
    assert.equal(confidenceOf({ start: 0, end: 4 }, [span(0, 4, Math.log(0.5))], 0), 0.25);
  });

  it('multiplies what was written inside the change, and takes the nearest for a deletion', () => {
    const written = [span(0, 2, Math.log(0.5)), span(2, 10, Math.log(0.25)), span(50, 60, -9)];
    assert.equal(confidenceOf({ start: 0, end: 4 }, written, null), 0.125);
    assert.equal(confidenceOf({ start: 4, end: 8 }, written, null), 0.25);
    assert.equal(confidenceOf({ start: 12, end: 12 }, written, null), 0.25);
  });

  it('stays between 0 and 1', () => {
    for (const score of [-1e6, -10, 10, 1e6]) {
      for (const p of [-1e6, -1, 0, 1]) {
        const c = confidenceOf({ start: 0, end: 1 }, [span(0, 1, p)], score);
        assert.ok(c >= 0 && c <= 1, `${score} ${p} ${c}`);
      }
    }
  });
});
