import assert from 'node:assert/strict';
import fc from 'fast-check';
import { afterCrash, FRESH_POLICY } from './restart-policy.ts';

describe('restart policy', () => {
  it('stops at the fifth crash within three minutes', () => {
    let policy = FRESH_POLICY;
    const kinds = [0, 1, 2, 3, 4].map((i) => {
      const r = afterCrash(policy, i * 1_000);
      policy = r.policy;
      return r.decision.kind;
    });
    assert.deepEqual(kinds, ['restart', 'restart', 'restart', 'restart', 'stop']);
  });

  it('forgets crashes older than the window', () => {
    let policy = FRESH_POLICY;
    for (let i = 0; i < 50; i++) {
      const r = afterCrash(policy, i * 60_000);
      policy = r.policy;
      assert.equal(r.decision.kind, 'restart');
    }
  });

  it('never allows five starts within any window', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60_000), { maxLength: 60 }), (gaps) => {
        let policy = FRESH_POLICY;
        let now = 0;
        const restarts: number[] = [];
        for (const gap of gaps) {
          now += gap;
          const r = afterCrash(policy, now);
          policy = r.policy;
          if (r.decision.kind === 'restart') restarts.push(now);
          else break;
        }
        for (const t of restarts) assert.ok(restarts.filter((u) => u > t - 180_000 && u <= t).length < 5);
      }),
    );
  });
});
