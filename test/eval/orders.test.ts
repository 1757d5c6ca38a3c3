import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareOrders, shuffled } from './orders.ts';
import type { Group, Row } from './rows.ts';

const rows = ['a', 'b', 'c', 'd'].map((a): Row => ({
  q: '',
  a,
  c: a,
  tags: [],
  family: 'f',
  kind: 'k',
  lang: 'python',
}));
const group: Group = { name: 'g', kind: 'clean', rows };
const result = (corrected: string) => ({ corrected, segments: [], findings: [] });

describe('compareOrders', () => {
  it('finds nothing where a result depends on its row alone', async () => {
    let forgotten = 0;
    const asked = {
      align: (row: Row) => Promise.resolve(result(row.a.toUpperCase())),
      forget: () => {
        forgotten++;
        return Promise.resolve();
      },
    };
    const found = await compareOrders([group], asked, 3);
    assert.equal(forgotten, 4);
    assert.deepEqual(found, { runs: 3, rows: 4, different: 0 });
  });

  it('finds rows whose result depends on what came before', async () => {
    let before = '';
    const align = (row: Row) => {
      const corrected = `${before}${row.a}`;
      before = row.a;
      return Promise.resolve(result(corrected));
    };
    assert.ok((await compareOrders([group], { align, forget: () => Promise.resolve() }, 2)).different > 0);
  });
});

describe('shuffled', () => {
  it('keeps all items, and is another order for another seed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.nat(), (items, seed) => {
        assert.deepEqual(shuffled(items, seed).sort(), [...items].sort());
      }),
    );
    const many = Array.from({ length: 50 }, (_, i) => i);
    assert.notDeepEqual(shuffled(many, 1), shuffled(many, 2));
  });
});
