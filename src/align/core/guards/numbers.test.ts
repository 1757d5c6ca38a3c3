import assert from 'node:assert/strict';
import { fenced, refusedBy } from '../../../../test/support/guards.ts';
import { numbers } from './numbers.ts';

describe('numbers', () => {
  it('refuses a number that is changed, added or removed', () => {
    assert.deepEqual(refusedBy(numbers, 'It takes 3.12 s.', 'It takes 3.13 s.'), ['3.12 → 3.13']);
    assert.deepEqual(refusedBy(numbers, fenced('py', 'f(x)'), fenced('py', 'f(x, 0xFF)')), [' → , 0xFF']);
    assert.deepEqual(refusedBy(numbers, fenced('py', 'f(x, 10)'), fenced('py', 'f(x)')), [', 10 → ']);
  });

  it('lets it pass where the tag allows, and in names', () => {
    assert.deepEqual(refusedBy(numbers, 'It takes 3 s.', 'It takes 4 s.', { allows: ['number'] }), []);
    assert.deepEqual(refusedBy(numbers, fenced('py', 'md5(x)'), fenced('py', 'sha256(x, "utf-8")')), []);
    const secret = [fenced('py', 'key = "sk 42 x"'), fenced('py', 'key = env("KEY")')] as const;
    assert.notDeepEqual(refusedBy(numbers, ...secret), []);
    assert.deepEqual(refusedBy(numbers, ...secret, { allows: ['string'] }), []);
  });

  it('lets parseInt be told that a text is decimal, and nothing else', () => {
    const js = (code: string) => fenced('js', code);
    assert.deepEqual(refusedBy(numbers, js('a.map(parseInt)'), js('a.map((s) => parseInt(s, 10))')), []);
    assert.deepEqual(refusedBy(numbers, js('parseInt(s)'), js('parseInt(s, 10)')), []);
    assert.deepEqual(refusedBy(numbers, js('a.reduce((s, x) => s + x.n)'), js('a.reduce((s, x) => s + x.n, 0)')), []);
    assert.notDeepEqual(
      refusedBy(numbers, js('a.reduce((s, x) => s + x.n)'), js('a.reduce((s, x) => s + x.n, 1)')),
      [],
    );
    assert.notDeepEqual(refusedBy(numbers, js('parseInt(s)'), js('parseInt(s, 16)')), []);
    assert.notDeepEqual(refusedBy(numbers, js('parse(s)'), js('parse(s, 10)')), []);
  });
});
