import assert from 'node:assert/strict';
import { createEvidence, mergeEvidence } from './evidence.ts';
import type { Analyser, Evidence } from './types.ts';

const finding = (start: number, end: number, more: Partial<Evidence> = {}): Evidence => ({
  start,
  end,
  rule: 'r',
  source: 's',
  tag: 't',
  certainty: 'suspicion',
  reason: '',
  ...more,
});

/** Finds every `bad`, with a fix, and keeps what it was shown. */
function finder(seen: string[]): Analyser {
  return {
    name: 'finder',
    languages: new Set(['x']),
    prepare: () => Promise.resolve(),
    analyse: (code) => {
      seen.push(code);
      return Array.from(code.matchAll(/bad+/g), ({ 0: text, index }) =>
        finding(index, index + text.length, { fix: [{ start: index, end: index + text.length, text: 'good' }] }),
      );
    },
  };
}

describe('createEvidence', () => {
  it('shows an analyser what surrounds the piece, and keeps what is in the piece', () => {
    const seen: string[] = [];
    const source = createEvidence([finder(seen)]);
    const found = source.analyse('a bad\nbadd', 'x', { before: 'bad\n', after: 'd\nbad\n' });
    assert.deepEqual(seen, ['bad\na bad\nbaddd\nbad\n']);
    assert.deepEqual(
      found.map(({ start, end, fix }) => [start, end, fix]),
      [
        [2, 5, [{ start: 2, end: 5, text: 'good' }]],
        // Goes on beyond the piece: its fix would, too.
        [6, 10, undefined],
      ],
    );
  });

  it('asks only analysers of the language', () => {
    const seen: string[] = [];
    assert.deepEqual(createEvidence([finder(seen)]).analyse('bad', 'y', { before: '', after: '' }), []);
    assert.deepEqual(seen, []);
  });

  it('looks at whole lines of long surroundings', () => {
    const seen: string[] = [];
    createEvidence([finder(seen)]).analyse('x\n', 'x', {
      before: 'abcdefg\n'.repeat(2_000),
      after: 'abc\n'.repeat(9_000),
    });
    assert.match(seen[0]!, /^(abcdefg\n)+x\n(abc\n)+$/);
    assert.ok(seen[0]!.length <= 16_002);
  });
});

describe('mergeEvidence', () => {
  it('keeps one finding of a tag at a place: the certain one, with the other one’s fix', () => {
    const fix = [{ start: 1, end: 2, text: 'x' }];
    const merged = mergeEvidence([
      finding(5, 9, { rule: 'late' }),
      finding(0, 4, { fix }),
      finding(1, 3, { rule: 'sure', certainty: 'certain' }),
      finding(0, 4, { tag: 'other' }),
    ]);
    assert.deepEqual(merged, [
      finding(0, 4, { tag: 'other' }),
      finding(1, 3, { rule: 'sure', certainty: 'certain', fix }),
      finding(5, 9, { rule: 'late' }),
    ]);
  });
});
