import assert from 'node:assert/strict';
import fc from 'fast-check';
import { visibleRuns, wordParts } from './words.ts';

const text = fc.string({
  unit: fc.constantFrom('word ', 'a', '.', '\n', '\u202E', '\uD800', '👩‍💻', '<b>', '\t'),
  maxLength: 60,
});

describe('wordParts', () => {
  it('gives both texts back, exactly', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const parts = wordParts(a, b);
        const without = (kind: string) => parts.map((p) => (p.kind === kind ? '' : p.text)).join('');
        assert.deepEqual([without('added'), without('removed')], [a, b]);
      }),
    );
  });
  it('shows changed words side by side as one change', () => {
    assert.deepEqual(wordParts('This code is 100% secure now.', 'This code is more careful now.'), [
      { kind: 'same', text: 'This code is ' },
      { kind: 'removed', text: '100% secure' },
      { kind: 'added', text: 'more careful' },
      { kind: 'same', text: ' now.' },
    ]);
    assert.deepEqual(
      wordParts('one\ntwo', 'ONE\nTWO').map(({ kind }) => kind),
      ['removed', 'added', 'same', 'removed', 'added'],
    );
  });

  it('shows one changed word as one', () => {
    assert.deepEqual(wordParts('It is always fast.', 'It is often fast.'), [
      { kind: 'same', text: 'It is ' },
      { kind: 'removed', text: 'always' },
      { kind: 'added', text: 'often' },
      { kind: 'same', text: ' fast.' },
    ]);
  });
});

describe('visibleRuns', () => {
  it('loses nothing, and names what is not seen', () => {
    fc.assert(
      fc.property(text, (t) => {
        assert.equal(
          visibleRuns(t)
            .map((r) => r.text)
            .join(''),
          t,
        );
      }),
    );
    assert.deepEqual(visibleRuns('a\u202Eb\u001B[31m'), [
      { text: 'a' },
      { text: '\u202E', name: 'U+202E' },
      { text: 'b' },
      { text: '\u001B', name: 'U+001B' },
      { text: '[31m' },
    ]);
    assert.deepEqual(visibleRuns('\uD800')[0]?.name, 'U+D800');
    assert.deepEqual(visibleRuns('👩‍💻\tx\n'), [{ text: '👩‍💻\tx\n' }]);
  });
});
