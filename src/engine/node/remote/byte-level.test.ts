import assert from 'node:assert/strict';
import { bytesOf, isSpecial } from './byte-level.ts';

describe('bytesOf', () => {
  it('reads a space, a line break and letters of more than one byte', () => {
    assert.deepEqual(bytesOf('Ġfoo'), Uint8Array.from(Buffer.from(' foo')));
    assert.deepEqual(bytesOf('Ċ'), Uint8Array.from([10]));
    assert.deepEqual(bytesOf('Ã©'), Uint8Array.from(Buffer.from('é')));
  });

  it('refuses the names of other vocabularies', () => {
    assert.equal(bytesOf('▁foo'), undefined);
  });
});

describe('isSpecial', () => {
  it('knows the usual ones', () => {
    for (const text of ['<|im_end|>', '</s>', '[INST]', '<｜end▁of▁sentence｜>']) assert.ok(isSpecial(text), text);
    for (const text of ['<', '<|', ' <s>', '[x]', 'a']) assert.ok(!isSpecial(text), text);
  });
});
