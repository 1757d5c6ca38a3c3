import assert from 'node:assert/strict';
import { createCatalogue, GENERIC } from './catalogue.ts';

const entry = { title: 'T', group: 'helpful', severity: 'info', reason: 'R.', may: ['number'] };

describe('createCatalogue', () => {
  it('finds entries, and a generic one for an unknown tag', () => {
    const catalogue = createCatalogue({ 'CWE-89': { ...entry, link: 'https://example.com' }, 'off-by-one': entry });
    assert.deepEqual(catalogue.tags, ['CWE-89', 'off-by-one']);
    assert.equal(catalogue.entry('CWE-89').link, 'https://example.com');
    for (const tag of ['other', '__proto__', 'constructor', '']) assert.equal(catalogue.entry(tag), GENERIC);
    assert.deepEqual([GENERIC.group, GENERIC.severity, GENERIC.may], ['helpful', 'info', []]);
  });

  it('refuses another shape', () => {
    const wrong = [
      null,
      { 'a b': entry },
      { a: { ...entry, group: 'nice' } },
      { a: { ...entry, severity: 'fatal' } },
      { a: { ...entry, may: ['everything'] } },
      { a: { ...entry, reason: '' } },
      { a: { ...entry, link: 'javascript:alert(1)' } },
      { a: { ...entry, extra: 1 } },
    ];
    for (const json of wrong) assert.throws(() => createCatalogue(json), JSON.stringify(json));
  });
});
