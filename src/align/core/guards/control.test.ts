import assert from 'node:assert/strict';
import { refusedBy } from '../../../../test/support/guards.ts';
import { control } from './control.ts';

describe('control', () => {
  it('lets no control character, escape, direction mark, half pair or special token in', () => {
    const hidden = [
      '\0',
      '\x1b[31m',
      '\x07',
      '\x9b',
      '\u202E',
      '\u2066',
      '\u200B',
      '\u2028',
      '\uFEFF',
      '\u{E0041}',
      '\uD800',
      '\r',
    ];
    const special = ['<|im_end|>', '<|endoftext|>', '</s>', '[INST]', '<end_of_turn>', '##Correction:'];
    for (const text of [...hidden, ...special]) {
      assert.equal(refusedBy(control, 'One word here.', `One word ${text} here.`).length, 1, JSON.stringify(text));
    }
  });

  it('lets plain text, tabs, lines and emoji in, and keeps what was there', () => {
    for (const text of ['x', '\t', '\n', '\u{1F468}\u200D\u{1F4BB}', 'é', 'a < b > c', '<b>']) {
      assert.deepEqual(refusedBy(control, 'One word here.', `One word ${text} here.`), [], JSON.stringify(text));
    }
    assert.deepEqual(refusedBy(control, 'The token <|im_end|> is teh end.', 'The token <|im_end|> is the end.'), []);
  });
});
