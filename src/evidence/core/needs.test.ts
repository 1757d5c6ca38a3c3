import assert from 'node:assert/strict';
import { needsOf } from './needs.ts';

describe('needsOf', () => {
  const ofRegex = (regex: string) => needsOf({ kind: 'string', regex });

  it('takes the longest plain text of an expression', () => {
    assert.deepEqual(ofRegex('^verify\\s*=\\s*False$'), ['verify']);
    assert.deepEqual(ofRegex('os\\.system\\('), ['os.system(']);
  });

  it('reads no plain text out of an escape or a count', () => {
    assert.equal(ofRegex('\\x27\\x27'), undefined);
    assert.deepEqual(ofRegex('key\\x3dabcd'), ['abcd']);
    assert.deepEqual(ofRegex('\\u0041name'), ['name']);
    assert.equal(ofRegex('a{10,}'), undefined);
    assert.deepEqual(ofRegex('tokens{10,200}end'), ['token']);
    assert.equal(ofRegex('\\p{Letter}x'), undefined);
  });

  it('leaves out what may be missing', () => {
    assert.deepEqual(ofRegex('https?://'), ['http']);
    assert.equal(ofRegex('abc|def'), undefined);
    assert.equal(ofRegex('(?i)select'), undefined);
  });

  it('needs each of several alternatives, and the rarest of several conditions', () => {
    assert.deepEqual(needsOf({ any: [{ pattern: 'eval($A)' }, { pattern: 'exec($A)' }] }), ['eval', 'exec']);
    assert.equal(needsOf({ any: [{ pattern: 'eval($A)' }, { kind: 'call' }] }), undefined);
    assert.deepEqual(needsOf({ all: [{ pattern: 'f($A)' }, { pattern: 'subprocess.run($A)' }] }), ['subprocess']);
  });
});
