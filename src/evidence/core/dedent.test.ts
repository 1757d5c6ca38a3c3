import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dedent } from './dedent.ts';

describe('dedent', () => {
  it('takes away what all lines share', () => {
    assert.equal(dedent('\t a\n\n\t  b\n').text, 'a\n\n b\n');
    assert.equal(dedent('a\n  b').text, 'a\n  b');
    assert.equal(dedent(' a\n\tb').text, ' a\n\tb');
  });

  it('finds every character again', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[ \t]{0,3}[ab ]{0,4}$/)), (lines) => {
        const code = lines.join('\n');
        const { text, original } = dedent(code);
        for (let i = 0; i < text.length; i++) assert.equal(code[original(i)], text[i]);
      }),
    );
  });
});
