import assert from 'node:assert/strict';
import { FAULTS } from './all.ts';
import { ABSENT, SUITES } from './suites.ts';

describe('faults and attacks', function () {
  this.timeout(120_000);

  for (const { number, promise, try: attempt } of FAULTS)
    it(`${number}: ${promise}`, async () => {
      const { tried, failed, figure } = await attempt('short');
      console.log(`      ${tried} tried: ${figure}`);
      assert.ok(tried > 0);
      assert.equal(failed, 0, figure);
    });

  it('all have a number, and what was not tried is said', () => {
    const known = [...FAULTS, ...SUITES].map(({ number }) => number);
    assert.equal(new Set([...known, ...Object.keys(ABSENT).map(Number)]).size, 50);
    assert.deepEqual(
      known.filter((number) => number in ABSENT),
      [],
    );
  });
});
