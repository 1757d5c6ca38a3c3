import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readToHost, readToPage } from './panel.ts';

describe('messages of the panel', () => {
  it('takes what it knows, and nothing else of it', () => {
    const id = '00000000-0000-0000-0000-000000000000';
    assert.deepEqual(readToHost({ type: 'accept', id, indexes: [0, 2] }), { type: 'accept', id, indexes: [0, 2] });
    assert.equal(readToHost({ type: 'accept', id, indexes: [0], extra: 1 }), undefined);
    assert.equal(readToHost({ type: 'accept', id, indexes: [] }), undefined);
    assert.equal(readToHost({ type: 'accept', id, indexes: [-1] }), undefined);
    assert.equal(readToHost({ type: 'accept', id, indexes: [0.5] }), undefined);
    assert.equal(readToHost({ type: 'edit', id, index: 0 }), undefined);
    assert.equal(readToPage({ type: 'reviews', reviews: [{}] }), undefined);
  });

  it('never throws, and lets no forged message through that names no hunk', () => {
    const parts = fc.oneof(
      fc.anything(),
      fc.record(
        {
          type: fc.constantFrom('accept', 'reject', 'undo', 'edit', 'link', 'ready', 'acceptAll', 'eval'),
          id: fc.oneof(fc.string(), fc.anything()),
          index: fc.oneof(fc.nat(), fc.anything()),
          indexes: fc.oneof(fc.array(fc.anything()), fc.array(fc.nat())),
          text: fc.anything(),
          __proto__: fc.anything(),
        },
        { requiredKeys: [] },
      ),
    );
    let allowed = 0;
    fc.assert(
      fc.property(parts, (message) => {
        const read = readToHost(message);
        if (read === undefined) return;
        allowed++;
        if ('id' in read) {
          assert.equal(typeof read.id, 'string');
          const named = 'indexes' in read ? read.indexes : [read.index];
          assert.ok(named.length > 0 && named.every((i) => Number.isInteger(i) && i >= 0));
        }
      }),
      { numRuns: 10_000 },
    );
    assert.ok(allowed > 0);
  });
});
