import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Hunk } from '../../align/core/types.ts';
import { compose } from './compose.ts';
import * as r from './review.ts';

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
const accept = (review: r.Review, ...i: number[]) => r.commit(r.begin(review, i)!);

describe('a review', () => {
  it('refuses hunks that do not fit the text', () => {
    for (const bad of [[hunk(1, 'one', 'x')], [HUNKS[1]!, HUNKS[0]!], [hunk(0, 'one', ''), hunk(2, 'e', '')]])
      assert.throws(() => r.newReview(ORIGINAL, bad), { code: 'review.hunks' });
  });
  it('takes hunks by compare-and-set', () => {
    const taken = r.begin(start(), [0])!;
    assert.equal(r.begin(taken, [0, 1]), null);
    assert.equal(r.reject(taken, [0]), null);
    assert.equal(r.begin(taken, []), null);
    assert.deepEqual(r.rollBack(taken, 'stale').states, ['stale', 'pending', 'pending', 'pending']);
    assert.equal(r.commit(r.begin(r.rollBack(taken, 'stale'), [0])!).states[0], 'accepted');
  });
  it('decides linked hunks together', () => {
    assert.deepEqual(r.linked(start(), 1), [1, 2]);
    assert.deepEqual(r.linked(start(), 0), [0]);
    assert.deepEqual(r.linked(accept(start(), 2), 1), [1]);
  });
  it('shows the text as it stands and as it is proposed', () => {
    const review = r.reject(accept(start(), 0), [3])!;
    assert.equal(r.currentText(review).text, '1 two three four');
    assert.equal(r.proposedText(review).text, '1 2  four');
    assert.deepEqual(r.placedHunks(review), [
      { index: 1, before: { start: 2, end: 5 }, after: { start: 2, end: 3 } },
      { index: 2, before: { start: 6, end: 11 }, after: { start: 4, end: 4 } },
    ]);
    assert.equal(r.hunkAt(review, 'before', 0), 1);
    assert.equal(r.hunkAt(review, 'before', 7), 2);
    assert.equal(r.hunkAt(review, 'after', 100), 2);
  });
  it('follows undo and redo of the document', () => {
    const both = accept(accept(start(), 0), 1, 2);
    const one = r.reconcile(both, '1 two three four')!;
    assert.deepEqual(one.states, ['accepted', 'undone', 'undone', 'pending']);
    const none = r.reconcile(one, ORIGINAL)!;
    assert.deepEqual(r.openHunks(none), [0, 1, 2, 3]);
    assert.deepEqual(r.reconcile(none, '1 2  four')!.states, both.states);
    assert.equal(r.reconcile(both, 'something else'), null);
    assert.equal(r.reconcile(r.begin(both, [3])!, ORIGINAL), null);
    assert.equal(accept(none, 3).steps.length, 1);
  });

  it('never holds a character that no decision explains, whatever happens', () => {
    const action = fc.tuple(fc.constantFrom('accept', 'fail', 'reject', 'undo', 'redo'), fc.nat(HUNKS.length - 1));
    fc.assert(
      fc.property(fc.array(action, { maxLength: 20 }), (actions) => {
        // The document: a stack of texts, as an editor's own undo keeps it.
        let texts = [ORIGINAL];
        let now = 0;
        let review = start();
        for (const [what, index] of actions) {
          if (what === 'accept' || what === 'fail') {
            const begun = r.begin(review, r.linked(review, index));
            if (begun === null) continue;
            if (what === 'accept') {
              texts = [...texts.slice(0, now + 1), r.textAfterApplying(begun).text];
              now++;
            }
            review = what === 'accept' ? r.commit(begun) : r.rollBack(begun, 'stale');
          } else if (what === 'reject') {
            review = r.reject(review, r.linked(review, index)) ?? review;
          } else {
            now = what === 'undo' ? Math.max(0, now - 1) : Math.min(texts.length - 1, now + 1);
            const reconciled = r.reconcile(review, texts[now]!);
            assert.notEqual(reconciled, null);
            review = reconciled!;
          }
          assert.equal(r.currentText(review).text, texts[now]);
          const wanted = compose(ORIGINAL, HUNKS, (i) => review.states[i] !== 'rejected').text;
          assert.equal(r.proposedText(review).text, wanted);
          assert.equal(review.states.length, HUNKS.length);
          assert.ok(!review.states.includes('applying'));
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
