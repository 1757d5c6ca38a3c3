import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../text/core/edits.ts';
import { applyHunks, diffTexts } from './hunks.ts';

const show = (a: string, b: string, kind: 'markdown' | 'code'): string[] =>
  diffTexts(a, b, kind).map((e) => `${a.slice(e.start, e.end)} → ${e.replacement}`);

const PIECES = [
  'a',
  'b ',
  'word',
  ' ',
  '\n',
  '\r\n',
  '\r',
  '```\n',
  '\u{1F600}',
  '\uD83D',
  '\uDE00',
  '1.5',
  '==',
  '.',
  '字',
  '- ',
];
const text = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

describe('diffTexts', () => {
  it('narrows a changed line of code to what differs', () => {
    assert.deepEqual(show('a = 1\nb = yaml.load(f)\nc = 3\n', 'a = 1\nb = yaml.safe_load(f)\nc = 3\n', 'code'), [
      'load → safe_load',
    ]);
    assert.deepEqual(show('if x == None:\n', 'if x is None:\n', 'code'), ['== → is']);
  });

  it('makes one change of neighbouring lines of code, and two of lines apart', () => {
    assert.deepEqual(show('a = f(1)\nb = g(2)\nc\n', 'a = f(2)\nb = g(3)\nc\n', 'code'), ['1)\nb = g(2 → 2)\nb = g(3']);
    assert.deepEqual(show('import os\nx\nos.f()\n', 'import sub\nx\nsub.f()\n', 'code'), ['os → sub', 'os → sub']);
  });

  it('takes whole lines in and out', () => {
    assert.deepEqual(show('a\nc\n', 'a\nb\nc\n', 'code'), [' → b\n']);
    assert.deepEqual(show('a\nb\nc\n', 'a\nc\n', 'code'), ['b\n → ']);
    assert.deepEqual(show('a', 'a\nb', 'code'), [' → \nb']);
  });

  it('changes words of prose, and joins words that stand together', () => {
    assert.deepEqual(show('It is always safe to do so here.', 'It is usually safe to do so there.', 'markdown'), [
      'always → usually',
      'here → there',
    ]);
    assert.deepEqual(show('Since version 3.12 of it.', 'Since version 3.13 of it.', 'markdown'), ['3.12 → 3.13']);
    assert.deepEqual(show('This is the very best way.', 'This was a very good way.', 'markdown'), [
      'is the very best → was a very good',
    ]);
  });

  it('takes fenced lines in Markdown as code', () => {
    const before = 'Use it:\n\n```py\nx = f(a, 1) + g(2)\n```\n';
    assert.deepEqual(show(before, before.replace('f(a, 1)', 'h(a, 1)').replace('2', '3'), 'markdown'), [
      'f(a, 1) + g(2 → h(a, 1) + g(3',
    ]);
  });

  it('gives the corrected text exactly, and never splits a pair or a CR LF', () => {
    fc.assert(
      fc.property(text, text, fc.constantFrom('markdown' as const, 'code' as const), (a, b, kind) => {
        const edits = diffTexts(a, b, kind);
        assert.equal(applyEdits(a, edits), b);
        let at = -1;
        for (const edit of edits) {
          assert.ok(edit.start > at || (at < 0 && edit.start === 0), 'ordered and apart');
          assert.ok(edit.end > edit.start || edit.replacement !== '', 'not empty');
          for (const offset of [edit.start, edit.end]) {
            const around = a.slice(Math.max(0, offset - 1), offset + 1);
            assert.doesNotMatch(around, /^(?:\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF])$/);
          }
          at = edit.end;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('takes large texts', () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => `line ${i} of it\n`);
    const a = lines.join('');
    const other = lines.map((line, i) => (i % 3 === 0 ? `other ${i}\n` : line)).join('');
    assert.equal(applyEdits(a, diffTexts(a, other, 'code')), other);
    assert.equal(diffTexts('x '.repeat(100_000), 'y '.repeat(100_000), 'markdown').length, 1);
  });
});

describe('applyHunks', () => {
  it('applies what is accepted', () => {
    const a = 'one two three four five six seven';
    const hunks = diffTexts(a, 'one 2 three four five 6 seven', 'markdown');
    assert.equal(hunks.length, 2);
    assert.equal(
      applyHunks(a, hunks, (_, i) => i === 1),
      'one two three four five 6 seven',
    );
    assert.equal(applyHunks(a, hunks), 'one 2 three four five 6 seven');
  });
});
