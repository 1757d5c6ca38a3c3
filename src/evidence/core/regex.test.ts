import assert from 'node:assert/strict';
import { toRegExp } from './regex.ts';

describe('toRegExp', () => {
  it('takes flags at the start, and nowhere else', () => {
    assert.equal(toRegExp('(?is)a.b').flags, 'is');
    assert.equal(toRegExp('^(?i)a').source, '^a');
    assert.equal(toRegExp('(?:a)(?<!b)c').flags, '');
    for (const source of ['(?i:a)', 'b(?-i:A)', '(?i)b(?s-i:A)', 'b(?i-:A)'])
      assert.throws(() => toRegExp(source), SyntaxError, source);
  });
});
