import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from './edits.ts';
import { diffTexts } from './hunks.ts';
import { present, toOriginal, unwrap } from './present.ts';
import type { Segment } from './types.ts';

const segmentOf = (text: string, wrap?: Segment['wrap']): Segment => {
  return { start: 0, end: text.length, text, kind: 'markdown', wrap };
};

describe('present', () => {
  it('wraps a part of a fence and unwraps the answer', () => {
    const segment = segmentOf('x = 1\r\ny = 2', { before: '```py\n', after: '\n```' });
    assert.deepEqual(present(segment), { bare: 'x = 1\ny = 2', text: '```py\nx = 1\ny = 2\n```' });
    assert.equal(unwrap(segment, '```py\nx = 2\ny = 2\n```'), 'x = 2\ny = 2');
    assert.equal(unwrap(segment, '```python\nx = 2\n```'), null);
    assert.equal(unwrap(segment, '```py\nx = 2'), null);
    assert.equal(unwrap(segment, '```py\n```'), null);
  });

  it('maps edits back to the original line endings', () => {
    const original = 'a\r\nb\r\nc';
    const edits = diffTexts('a\nb\nc', 'a\nb1\nb2\nc', 'code');
    assert.equal(applyEdits(original, toOriginal(original, edits, '\n')), 'a\r\nb1\r\nb2\r\nc');
    assert.equal(applyEdits('a', toOriginal('a', [{ start: 1, end: 1, replacement: '\nb' }], '\r\n')), 'a\r\nb');
  });

  it('changes no character that the model did not change', () => {
    const piece = fc.constantFrom('a', 'b', ' ', '\n', '\r\n', '\r', '\u{1F600}', '\uD83D', '.');
    const text = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, text, fc.constantFrom('\n' as const, '\r\n' as const), (original, output, eol) => {
        const segment = segmentOf(original);
        const { bare } = present(segment);
        const corrected = unwrap(segment, output)!;
        const edits = toOriginal(original, diffTexts(bare, corrected, 'code'), eol);
        const result = applyEdits(original, edits);
        assert.equal(result.replace(/\r*\n/g, '\n'), corrected.replace(/\r*\n/g, '\n'));
        assert.equal(unwrap(segment, present(segment).text), bare);
        if (edits[0]) assert.equal(result.slice(0, edits[0].start), original.slice(0, edits[0].start));
        for (const edit of edits) {
          for (const at of [edit.start, edit.end]) assert.notEqual(original.slice(at - 1, at + 1), '\r\n');
        }
      }),
      { numRuns: 2000 },
    );
  });
});
