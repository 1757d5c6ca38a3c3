import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fingerprint, Ledger, WINDOW_MS } from './ledger.ts';

describe('the ledger of answers', () => {
  it('lets the first route through, and the same answer again only after the time window', () => {
    let now = 0;
    const ledger = new Ledger(() => now);
    assert.equal(ledger.claim('Use `main.py`.'), true);
    assert.equal(ledger.claim('Use [main.py](file:///main.py)!'.replace('(file:///main.py)', '')), false);
    assert.equal(ledger.claim('Use `other.py`.'), true);
    now = WINDOW_MS - 1;
    assert.equal(ledger.claim('Use `main.py`.'), false);
    now = WINDOW_MS;
    assert.equal(ledger.claim('Use `main.py`.'), true);
  });

  it('remembers a bounded number', () => {
    const ledger = new Ledger(() => 0);
    for (let i = 0; i < 5_000; i++) assert.equal(ledger.claim(`answer ${i}`), true);
    assert.equal(ledger.claim('answer 4999'), false);
    assert.equal(ledger.claim('answer 0'), true);
  });

  it('tells different words apart, and looks at no markup', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z0-9]{1,8}$/), { minLength: 1 }), fc.nat(), (words, n) => {
        assert.equal(fingerprint(words.join(' ')), fingerprint(`**${words.join('**\n`')}\``));
        const changed = words.with(n % words.length, `${words[n % words.length]!}x`);
        assert.notEqual(fingerprint(words.join(' ')), fingerprint(changed.join(' ')));
      }),
    );
  });
});
