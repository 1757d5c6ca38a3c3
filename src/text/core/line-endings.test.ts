import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from './edits.ts';
import { diffTexts } from '../../align/core/hunks.ts';
import { toLf } from './eol.ts';
import { neighboursOf, withOwnEndings, type LineEnding, type Neighbours } from './line-endings.ts';

const NONE: Neighbours = { before: undefined, after: undefined };

/** The original with what makes `corrected` (LF) out of it. */
function rewrite(original: string, corrected: string, kind: 'code' | 'markdown' = 'code', neighbours = NONE): string {
  return applyEdits(original, withOwnEndings(original, diffTexts(toLf(original), corrected, kind), neighbours));
}

describe('line endings of a correction', () => {
  it('stay with the line that stays, also inside of a hunk', () => {
    assert.equal(rewrite('a\r\nb\r\nc', 'a\nb1\nb2\nc'), 'a\r\nb1\r\nb2\r\nc');
    // One hunk over three lines, of which the middle one stays.
    const [edit, more] = withOwnEndings(
      'a = 1\nb\r\nc = 1\n',
      [{ start: 4, end: 13, replacement: '2\nb\nc = 2' }],
      NONE,
    );
    assert.deepEqual([edit, more], [{ start: 4, end: 14, replacement: '2\nb\r\nc = 2' }, undefined]);
  });

  it('of a new line are those of the line before, else of the line after', () => {
    assert.equal(rewrite('a\nb\r\nc\n', 'a\nb\nnew\nc\n'), 'a\nb\r\nnew\r\nc\n');
    assert.equal(rewrite('a\r\nb\n', 'new\na\nb\n'), 'new\r\na\r\nb\n');
    assert.equal(rewrite('a\r\nb', 'a\nb\nnew'), 'a\r\nb\r\nnew');
  });

  it('come from around the part where it has none', () => {
    const text = 'a\r\nb\nc\r\n';
    const neighbours = neighboursOf(text, { start: 3, end: 4 });
    assert.deepEqual(neighbours, { before: '\r\n', after: '\n' });
    assert.equal(rewrite('b', 'new\nb', 'code', neighbours), 'new\r\nb');
    assert.equal(rewrite('b', 'b\nnew', 'code', neighbours), 'b\nnew');
    assert.deepEqual(neighboursOf('a', { start: 0, end: 1 }), NONE);
    assert.equal(rewrite('a', 'a\nb'), 'a\nb');
  });

  const ending = fc.constantFrom<LineEnding>('\n', '\r\n');
  const neighbours = fc.record({
    before: fc.option(ending, { nil: undefined }),
    after: fc.option(ending, { nil: undefined }),
  });

  it('change no character that the model did not change, whatever the text and the correction', () => {
    const piece = fc.constantFrom('a', 'b', ' ', '\n', '\r\n', '\r', '\u{1F600}', '\uD83D', '.');
    const text = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));
    const kind = fc.constantFrom('code' as const, 'markdown' as const);
    fc.assert(
      fc.property(text, text, kind, neighbours, (original, output, of, around) => {
        const corrected = original.includes('\r\r') ? output : toLf(output);
        const lf = toLf(original);
        const edits = diffTexts(lf, corrected, of);
        const own = withOwnEndings(original, edits, around);
        const result = applyEdits(original, own);
        assert.equal(result.replace(/\r*\n/g, '\n'), corrected.replace(/\r*\n/g, '\n'));
        let at = 0;
        let lfAt = 0;
        for (const [i, { start, end }] of own.entries()) {
          // What stands between the hunks is what stood there, and no hunk begins or ends inside a CR LF.
          assert.equal(toLf(original.slice(at, start)), lf.slice(lfAt, edits[i]!.start));
          assert.equal(toLf(original.slice(start, end)), lf.slice(edits[i]!.start, edits[i]!.end));
          for (const place of [start, end]) assert.notEqual(original.slice(place - 1, place + 1), '\r\n');
          [at, lfAt] = [end, edits[i]!.end];
        }
        assert.equal(toLf(original.slice(at)), lf.slice(lfAt));
      }),
      { numRuns: 3000 },
    );
  });

  it('are those of the lines that stay and that are replaced, and of the line before what is new', () => {
    /** Lines that differ from all others, each with what becomes of it; a line that stays stands between two changes. */
    const line = fc.record({
      own: ending,
      after: ending,
      text: fc.constantFrom('x = y', 'x\r= y', '    return x', ''),
      change: fc.constantFrom('replaced', 'deleted', 'followed by a new one', 'followed by two new ones'),
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), ending, (lines, first) => {
        let original = `begin${first}`;
        let corrected = 'begin\n';
        let expected = original;
        for (const [i, { own, after, text, change }] of lines.entries()) {
          const unique = `${text} # ${i}`;
          original += `${unique}${own}stays ${i}${after}`;
          const now = {
            replaced: [`${text} ! ${i}`],
            deleted: [],
            'followed by a new one': [unique, `new ${i}`],
            'followed by two new ones': [unique, `new ${i}`, `newer ${i}`],
          }[change];
          corrected += [...now, `stays ${i}`, ''].join('\n');
          expected += [...now, ''].join(own) + `stays ${i}${after}`;
        }
        assert.equal(rewrite(original, corrected), expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('stay within one hunk over many lines, of which the ends and some between stay', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(ending, fc.boolean()), { minLength: 2, maxLength: 10 }), (lines) => {
        const was = lines.map(([own], i) => `line ${i}${own}`).join('');
        const is = lines.map(([own, stays], i) => `line ${i}${stays ? '' : ' changed'}${own}`).join('');
        const whole = { start: 0, end: toLf(was).length, replacement: toLf(is) };
        assert.equal(applyEdits(was, withOwnEndings(was, [whole], NONE)), is);
      }),
      { numRuns: 1000 },
    );
  });
});
