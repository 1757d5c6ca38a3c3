import assert from 'node:assert/strict';
import { createCatalogue } from './catalogue.ts';
import { allowancesOf, assignTags, describe as describeTags } from './tags.ts';

const entry = (group: string, severity: string, may: string[]) => ({
  title: 'T',
  group,
  severity,
  reason: severity,
  may,
});
const catalogue = createCatalogue({
  overclaim: entry('honest', 'info', []),
  'off-by-one': entry('helpful', 'error', ['number']),
  'CWE-89': entry('harmless', 'warning', ['string']),
});
const change = (inCode: boolean, original: string, replacement: string) => ({ inCode, original, replacement });

describe('tags', () => {
  it('stay where one tag or one change is all there is', () => {
    assert.deepEqual(assignTags(['CWE-89'], [change(true, 'a', 'b'), change(false, 'a', 'b')], catalogue), [
      ['CWE-89'],
      ['CWE-89'],
    ]);
    assert.deepEqual(assignTags(['CWE-89', 'overclaim'], [change(true, 'a', 'b')], catalogue), [
      ['CWE-89', 'overclaim'],
    ]);
  });

  it('go to prose or code, and numbers to tags that may change one', () => {
    const tags = ['CWE-89', 'overclaim', 'off-by-one'];
    const changes = [
      change(true, 'a', 'b'),
      change(false, 'x', 'y'),
      change(true, '1', '2'),
      change(true, 'a', 'import b'),
    ];
    assert.deepEqual(assignTags(tags, changes, catalogue), [
      ['CWE-89', 'off-by-one'],
      ['overclaim'],
      ['off-by-one'],
      tags,
    ]);
  });

  it('describe a change by the gravest of them', () => {
    assert.equal(describeTags(['overclaim', 'off-by-one', 'CWE-89'], catalogue).severity, 'error');
    assert.equal(describeTags([], catalogue).category, 'helpful');
    assert.equal(describeTags(['unknown'], catalogue).severity, 'info');
    assert.deepEqual([...allowancesOf(['off-by-one', 'CWE-89', 'unknown'], catalogue)], ['number', 'string']);
  });
});
