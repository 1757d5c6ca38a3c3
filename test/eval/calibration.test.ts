import assert from 'node:assert/strict';
import fc from 'fast-check';
import { choose, curve, MOST_FLAGGED } from './calibration.ts';
import { curveSvg } from './curve-svg.ts';
import { wilsonUpper } from './wilson.ts';

const scores = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 1, maxLength: 300 });

describe('choose', () => {
  it('never flags more clean segments than a sensitivity may, and steps upwards', () => {
    fc.assert(
      fc.property(scores, scores, (clean, faulty) => {
        const { low, normal, high } = choose(clean, faulty);
        assert.ok(low.threshold <= normal.threshold && normal.threshold <= high.threshold);
        assert.ok(low.cleanShare <= MOST_FLAGGED.low && normal.cleanShare <= MOST_FLAGGED.normal);
        assert.ok(high.cleanShare <= MOST_FLAGGED.high && normal.cleanUpper95 >= normal.cleanShare);
      }),
    );
  });

  it('takes all that it may where the scores overlap', () => {
    const clean = Array.from({ length: 1000 }, (_, i) => i / 100 - 2);
    const faulty = Array.from({ length: 100 }, (_, i) => i / 25 - 4);
    const { low, normal, high } = choose(clean, faulty);
    assert.deepEqual([low.cleanFlagged, normal.cleanFlagged], [2, 10]);
    assert.ok(high.cleanFlagged >= 10 && high.cleanFlagged <= 50);
    assert.ok(normal.recall > 0.5);
  });
});

describe('curveSvg', () => {
  it('draws the curve and names the operating points', () => {
    const clean = [-1, 0, 1, 2, 3];
    const faulty = [-5, -4, -1, 2];
    const svg = curveSvg(curve(clean, faulty), choose(clean, faulty), 'A title with <angles>');
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
