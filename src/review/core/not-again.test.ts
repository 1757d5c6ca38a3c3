import assert from 'node:assert/strict';
import { isLeftOut, rulesFor, scopesOf } from './not-again.ts';

const hunk = { tags: ['CWE-89', 'bare-except'], original: 'a', replacement: 'b' };
const python = { name: 'query.py', languageId: 'python' };
const java = { name: 'Query.java', languageId: 'java' };

describe('not again', () => {
  it('leaves out what a rule names, as far as it goes', () => {
    const everywhere = rulesFor(hunk, python, 'everywhere');
    assert.deepEqual(everywhere, ['CWE-89', 'bare-except']);
    assert.ok(isLeftOut(everywhere, hunk, java));
    const language = rulesFor(hunk, python, 'language');
    assert.deepEqual(language, ['CWE-89 in python', 'bare-except in python']);
    assert.ok(isLeftOut(language, hunk, python));
    assert.ok(!isLeftOut(language, hunk, java));
    const [here] = rulesFor(hunk, python, 'here');
    assert.match(here!, /^CWE-89\+bare-except at query\.py#[0-9a-f]{8}$/);
    assert.ok(isLeftOut([here!], hunk, python));
    assert.ok(!isLeftOut([here!], { ...hunk, replacement: 'c' }, python));
    assert.ok(!isLeftOut([here!], hunk, java));
  });

  it('leaves a change alone when one of its tags is still wanted', () => {
    assert.ok(!isLeftOut(['CWE-89'], hunk, python));
    assert.ok(!isLeftOut([], { ...hunk, tags: [] }, python));
  });

  it('can leave out a change without tags only where it is', () => {
    assert.deepEqual(scopesOf({ ...hunk, tags: [] }), ['here']);
  });
});
