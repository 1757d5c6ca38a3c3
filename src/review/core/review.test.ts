import assert from 'node:assert/strict';
import type { Hunk } from '../../align/core/types.ts';
import { follow } from './follow.ts';
import * as r from './review.ts';
import { hunkAt, hunkBeside, placedHunks, sideText } from './sides.ts';

const hunk = (start: number, original: string, replacement: string, group?: number): Hunk => ({
  start,
  end: start + original.length,
  original,
  replacement,
  category: 'helpful',
  tags: [],
  severity: 'info',
  reason: '',
  confidence: 1,
  group,
});
const ORIGINAL = 'one two three four';
const HUNKS = [hunk(0, 'one', '1'), hunk(4, 'two', '2', 7), hunk(8, 'three', '', 7), hunk(18, '', ' five')];
const start = () => r.newReview(ORIGINAL, HUNKS);
/** As the document does it: the edits come back as changes, the last first. */
const write = (taken: r.Review) => r.commit(r.pendingEdits(taken).reduceRight(follow, taken));
const accept = (review: r.Review, ...i: number[]) => write(r.begin(review, i)!);

describe('a review', () => {
  it('refuses hunks that do not fit the text', () => {
    for (const bad of [[hunk(1, 'one', 'x')], [HUNKS[1]!, HUNKS[0]!], [hunk(0, 'one', ''), hunk(2, 'e', '')]])
      assert.throws(() => r.newReview(ORIGINAL, bad), { code: 'review.hunks' });
  });

  it('takes hunks by compare-and-set', () => {
    const taken = r.begin(start(), [0])!;
    assert.equal(r.begin(taken, [0, 1]), null);
    assert.equal(r.reject(taken, [0]), null);
    assert.equal(r.begin(start(), []), null);
    assert.deepEqual(r.rollBack(taken).states, ['pending', 'pending', 'pending', 'pending']);
    assert.equal(accept(start(), 0).states[0], 'accepted');
  });

  it('decides linked hunks together', () => {
    assert.deepEqual(r.linked(start(), 1), [1, 2]);
    assert.deepEqual(r.linked(start(), 0), [0]);
    assert.deepEqual(r.linked(accept(start(), 1, 2), 1, r.isWritten), [1, 2]);
  });

  it('shows the text as it stands and as it is proposed', () => {
    const review = r.reject(accept(start(), 0), [3])!;
    assert.equal(sideText(review, 'before'), '1 two three four');
    assert.equal(sideText(review, 'after'), '1 2  four');
    assert.deepEqual(placedHunks(review), [
      { index: 1, before: { start: 2, end: 5 }, after: { start: 2, end: 3 } },
      { index: 2, before: { start: 6, end: 11 }, after: { start: 4, end: 4 } },
    ]);
    assert.equal(hunkAt(review, 'before', 0), 1);
    assert.equal(hunkAt(review, 'before', 7), 2);
    assert.equal(hunkAt(review, 'after', 100), 2);
    assert.equal(hunkBeside(review, 'before', 2, 1)?.index, 2);
    assert.equal(hunkBeside(review, 'before', 6, 1)?.index, 1);
    assert.equal(hunkBeside(review, 'before', 6, -1)?.index, 1);
  });

  it('takes the cursor at the end of one hunk and the start of the next for the next', () => {
    const beside = r.newReview('ab', [hunk(0, 'a', 'A'), hunk(1, 'b', 'B')]);
    assert.deepEqual(
      [0, 1, 2].map((offset) => hunkAt(beside, 'after', offset)),
      [0, 1, 1],
    );
  });

  it('writes the words that the user put in place of a correction, and proposes them again when that is undone', () => {
    const edited = write(r.begin(start(), [0], { 0: 'eins' })!);
    assert.deepEqual([edited.states[0], edited.text], ['edited', 'eins two three four']);
    const undone = write(r.beginUndo(edited, [0])!);
    assert.deepEqual([undone.states[0], undone.text], ['undone', ORIGINAL]);
    assert.equal(sideText(undone, 'after'), 'eins 2  four five');
    assert.equal(accept(undone, 0).text, '1 two three four');
  });

  it('takes back a rejection, and what was written, each in its own place', () => {
    const all = r.reject(accept(start(), 1, 2, 3), [0])!;
    assert.ok(r.isDone(all));
    const typed = follow(all, { start: 0, end: 0, replacement: 'zero ' });
    const back = write(r.beginUndo(typed, [1, 2])!);
    assert.equal(back.text, 'zero one two three four five');
    assert.deepEqual(r.reopen(back, [0])!.states, ['undone', 'undone', 'undone', 'accepted']);
  });

  it('does not take back what was edited since', () => {
    const typed = follow(accept(start(), 3), { start: 20, end: 20, replacement: '-' });
    assert.equal(typed.states[3], 'accepted');
    assert.equal(r.beginUndo(typed, [3]), null);
  });

  it('settles a write that was interrupted by what the text says', () => {
    const taken = r.begin(start(), [0, 1, 2])!;
    const half = follow(follow(taken, r.pendingEdits(taken)[1]!), { start: 4, end: 4, replacement: '' });
    assert.deepEqual(r.rollBack(half).states, ['pending', 'accepted', 'pending', 'pending']);
  });
});

describe('follow', () => {
  it('undoes and redoes decisions with the document', () => {
    const both = accept(accept(start(), 0), 1, 2);
    assert.equal(both.text, '1 2  four');
    const one = follow(follow(both, { start: 4, end: 4, replacement: 'three' }), {
      start: 2,
      end: 3,
      replacement: 'two',
    });
    assert.equal(one.text, '1 two three four');
    assert.deepEqual(one.states, ['accepted', 'undone', 'undone', 'pending']);
    const again = follow(one, { start: 2, end: 5, replacement: '2' });
    assert.deepEqual(again.states, ['accepted', 'accepted', 'undone', 'pending']);
  });

  it('keeps what is typed right beside a hunk out of it', () => {
    const typed = [
      { start: 4, end: 4, replacement: 'x' },
      { start: 8, end: 8, replacement: 'y' },
    ].reduce(follow, start());
    assert.equal(typed.text, 'one xtwoy three four');
    assert.equal(accept(typed, 1, 2).text, 'one x2y  four');
  });

  it('tells when the text of a hunk has changed, and when it is back', () => {
    const typed = follow(start(), { start: 5, end: 6, replacement: 'W' });
    assert.equal(typed.states[1], 'stale');
    assert.equal(r.begin(typed, [1, 2]), null);
    assert.equal(follow(typed, { start: 5, end: 6, replacement: 'w' }).states[1], 'pending');
  });

  it('finds a hunk again whose lines were written anew', () => {
    const lines = 'a\nb\nc\nd\n';
    const review = r.newReview(lines, [hunk(4, 'c', 'C')]);
    const written = follow(review, { start: 0, end: 8, replacement: 'A\nb\nc\nD\n' });
    assert.deepEqual([written.states[0], written.spans[0]], ['pending', { start: 4, end: 5 }]);
    const twice = follow(review, { start: 0, end: 8, replacement: 'b\nc\nx\nb\nc\ny\n' });
    assert.equal(twice.states[0], 'stale');
  });
});
