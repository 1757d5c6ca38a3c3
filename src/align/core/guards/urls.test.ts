import assert from 'node:assert/strict';
import { fenced, refusedBy } from '../../../../test/support/guards.ts';
import { urls } from './urls.ts';

describe('urls', () => {
  it('refuses an address that is changed, added or removed', () => {
    assert.deepEqual(refusedBy(urls, 'See https://a.example/x.', 'See https://b.example/x.'), ['a → b']);
    assert.notDeepEqual(refusedBy(urls, 'See the docs.', 'See the docs at https://a.example now.'), []);
    assert.notDeepEqual(refusedBy(urls, fenced('py', 'get("http://a.example")'), fenced('py', 'get(URL)')), []);
  });

  it('lets it pass where the tag allows, and leaves the sentence around it alone', () => {
    assert.deepEqual(refusedBy(urls, 'At http://a.example', 'At https://a.example', { allows: ['url'] }), []);
    assert.deepEqual(
      refusedBy(urls, 'Always see https://a.example/x now.', 'Maybe see https://a.example/x later.'),
      [],
    );
    assert.deepEqual(refusedBy(urls, 'It is at https://a.example.', 'It is at https://a.example!'), []);
  });
});
