import assert from 'node:assert/strict';
import { KnownTags } from './known-tags.ts';

/** A token is a letter with the space before it, if any. */
const tokenize = (text: string) =>
  (text.match(/ ?\S/g) ?? []).map((t) => t.codePointAt(t.length - 1)! + 1_000 * t.length);
const known = new KnownTags(['CWE-22', 'CWE-229', 'CWE-89', 'late-binding'], tokenize);
const after = (text: string) =>
  known
    .after(tokenize(text))
    .map((token) => String.fromCodePoint(token % 1_000))
    .join('');

describe('KnownTags', () => {
  it('knows what all tags go on with that begin so', () => {
    assert.equal(after('C'), 'WE-');
    assert.equal(after('CWE-8'), '9');
    assert.equal(after('l'), 'ate-binding');
  });
  it('says nothing where tags differ, may be over, or are none', () => {
    for (const text of ['', 'CWE-', 'CWE-22', 'CWE-229', 'X', 'CWE-7', 'ate']) assert.equal(after(text), '', text);
  });
  it('knows the tags after another one, known or not', () => {
    assert.equal(after('CWE-22 l'), 'ate-binding');
    assert.equal(after('what C'), 'WE-');
    assert.equal(after('CWE-22 CWE-8'), '9');
  });
});
