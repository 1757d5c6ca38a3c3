import assert from 'node:assert/strict';
import { fenced, refusedBy } from '../../../../test/support/guards.ts';
import { budget } from './budget.ts';

describe('budget', () => {
  const words = (n: number, word: string): string =>
    Array.from({ length: n }, (_, i) => `${word}${i} ${word}of ${word}it`).join(' ');

  it('refuses a correction that writes most of a segment anew', () => {
    assert.notDeepEqual(refusedBy(budget, words(60, 'a'), words(60, 'b')), []);
    assert.notDeepEqual(refusedBy(budget, 'Short.', words(60, 'b')), []);
  });

  it('lets a small share, a short segment and a tag that rewrites pass', () => {
    const long = words(60, 'a');
    assert.deepEqual(refusedBy(budget, long, long.replace('a7 ', 'b7 ').replace('a30 ', 'c ')), []);
    assert.deepEqual(refusedBy(budget, 'One short line.', 'Another line altogether, and longer.'), []);
    assert.deepEqual(refusedBy(budget, long, words(60, 'b'), { allows: ['rewrite'] }), []);
  });

  it('does not count lines that are only indented anew', () => {
    const body = Array.from({ length: 14 }, (_, i) => `    call${i}(first, second, third);`).join('\n');
    const before = fenced('java', `try (a) {\n${body}\n}`);
    const after = fenced('java', `try (a) {\n    try (b) {\n${body.replaceAll(/^/gm, '    ')}\n    }\n}`);
    assert.deepEqual(refusedBy(budget, before, after), []);
    assert.notDeepEqual(refusedBy(budget, before, after.replaceAll('call', 'run')), []);
  });
});
