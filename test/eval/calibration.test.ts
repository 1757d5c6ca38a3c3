import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SENSITIVITIES } from '../../src/align/core/types.ts';
import { BOUNDS, choose, curve, reliability, type Sighting } from '../../src/models/core/operating-points.ts';
import { curveSvg } from './curve-svg.ts';
import { wilsonUpper } from '../../src/models/core/wilson.ts';

const sighting = fc
  .record({
    score: fc.double({ min: -20, max: 20, noNaN: true }),
    faulty: fc.boolean(),
    confidence: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    right: fc.boolean(),
  })
  .map((s): Sighting => ({ ...s, right: s.faulty && s.right && s.confidence !== null }));
const sightings = fc.array(sighting, { minLength: 1, maxLength: 200 });

describe('choose', () => {
  it('never promises what it does not keep, and steps upwards', () => {
    fc.assert(
      fc.property(sightings, (seen) => {
        const points = choose(seen);
        for (const name of SENSITIVITIES) {
          const { cleanShare, touchedShare, touchedUpper95, rightShare } = points[name];
          assert.ok(cleanShare <= BOUNDS[name].flagged && touchedShare <= BOUNDS[name].touched);
          assert.ok(touchedUpper95 >= touchedShare);
          assert.ok(rightShare >= BOUNDS[name].right || points[name].confidence === 1);
        }
        const { low, normal, high } = points;
        assert.ok(low.threshold <= normal.threshold && normal.threshold <= high.threshold);
        assert.ok(low.confidence >= normal.confidence && normal.confidence >= high.confidence);
      }),
    );
  });

  it('takes all that it may where scores and confidences overlap', () => {
    const clean = Array.from({ length: 1000 }, (_, i) => ({
      score: i / 100 - 2,
      faulty: false,
      right: false,
      confidence: 0.3,
    }));
    const faulty = Array.from({ length: 100 }, (_, i) => {
      return { score: i / 25 - 4, faulty: true, right: i % 4 > 0, confidence: i % 4 > 0 ? 0.9 : 0.4 };
    });
    const { normal, high } = choose([...clean, ...faulty]);
    assert.ok(normal.cleanFlagged > 10 && normal.cleanFlagged <= 20);
    assert.equal(normal.touchedShare, 0);
    assert.ok(normal.confidence > 0.4 && normal.confidence <= 0.9 && normal.recall > 0.5);
    assert.ok(high.fixedShare >= normal.fixedShare);
  });
});

describe('reliability', () => {
  it('rises, and is the mean of all where nothing can be told apart', () => {
    fc.assert(
      fc.property(sightings, (seen) => {
        const steps = reliability(seen);
        for (const [i, { confidence, right }] of steps.entries()) {
          assert.ok(right >= 0 && right <= 1);
          const before = steps[i - 1];
          if (before !== undefined) assert.ok(before.confidence < confidence && before.right < right);
        }
      }),
    );
    const same = [true, true, false, false].map((right) => ({ confidence: 0.5, right }));
    assert.deepEqual(reliability(same), [{ confidence: 0.5, right: 0.5 }]);
  });

  it('joins a confidence that is better than the next with it', () => {
    const seen = [
      { confidence: 0.1, right: false },
      { confidence: 0.4, right: true },
      { confidence: 0.6, right: false },
      { confidence: 0.9, right: true },
    ];
    assert.deepEqual(reliability(seen), [
      { confidence: 0.1, right: 0 },
      { confidence: 0.4, right: 0.5 },
      { confidence: 0.9, right: 1 },
    ]);
  });
});

describe('curveSvg', () => {
  it('draws the curve and names the operating points', () => {
    const seen = [-1, 0, 1, 2, 3, -5, -4, -1, 2].map((score, i) => {
      return { score, faulty: i > 4, confidence: i > 4 ? 0.9 : null, right: i > 4 };
    });
    const svg = curveSvg(curve(seen), choose(seen), 'A title with <angles>');
    assert.match(svg, /^<svg [^>]*viewBox/);
    for (const word of ['low', 'normal', 'high', 'recall', 'precision', '&lt;angles&gt;'])
      assert.ok(svg.includes(word));
    assert.ok(!svg.includes('NaN'));
  });
});

describe('wilsonUpper', () => {
  it('gives the known values', () => {
    assert.equal(wilsonUpper(0, 0), 1);
    assert.ok(Math.abs(wilsonUpper(0, 1000) - 0.003827) < 1e-5);
    assert.ok(Math.abs(wilsonUpper(10, 1000) - 0.0183) < 1e-4);
  });
});
