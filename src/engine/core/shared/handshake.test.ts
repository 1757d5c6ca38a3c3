import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as v from 'valibot';
import { Hello, Join, judgeVersion, SHARED_VERSION, Welcome } from './handshake.ts';

describe('the handshake of a shared engine', () => {
  it('joins the same version, outlives an older engine, and gives way to a newer one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1 }), fc.integer({ min: 1 }), (engine, mine) => {
        const judged = judgeVersion(engine, mine);
        assert.equal(judged, engine === mine ? 'join' : engine > mine ? 'reload' : 'retire');
      }),
    );
  });

  it('takes messages of versions to come, and nothing that is no message', () => {
    const nonce = 'ab'.repeat(32);
    const hello = { aligner: 'hello', version: SHARED_VERSION + 7, nonce, since: 'then' };
    assert.ok(v.safeParse(Hello, hello).success);
    const wrong: unknown[] = [
      null,
      [],
      'hello',
      { ...hello, nonce: 'x' },
      { ...hello, version: '1' },
      { aligner: 'hello' },
    ];
    for (const message of wrong) assert.ok(!v.safeParse(Hello, message).success, JSON.stringify(message));
    assert.ok(!v.safeParse(Welcome, hello).success);
    assert.ok(!v.safeParse(Join, { aligner: 'join', proof: nonce, name: 'x'.repeat(201), pid: 1 }).success);
  });
});
