import assert from 'node:assert/strict';
import type { Hunk } from '../../align/core/types.ts';
import { newReview, type HunkState } from '../../review/core/review.ts';
import { news } from './news.ts';

const TEXT = 'BAD one BAD two';
const hunk = (start: number, replacement: string, group?: number): Hunk => {
  const about = { category: 'helpful', severity: 'info', tags: [], reason: 'x', confidence: 1 } as const;
  return { start, end: start + 3, original: 'BAD', replacement, ...about, group };
};
const older = (...states: HunkState[]) => ({ ...newReview(TEXT, [hunk(0, 'A'), hunk(8, 'B')]), states });

describe('news', () => {
  it('is everything, and takes the place of a review that nobody has touched', () => {
    assert.deepEqual(news(undefined, { hunks: [hunk(0, 'A')] }), { hunks: [hunk(0, 'A')], isReplaced: false });
    assert.deepEqual(news(older('pending', 'stale'), { hunks: [hunk(0, 'A')] }), {
      hunks: [hunk(0, 'A')],
      isReplaced: true,
    });
  });

  it('leaves what was decided, and proposes nothing twice', () => {
    const found = [hunk(0, 'A'), hunk(8, 'C')];
    assert.deepEqual(news(older('rejected', 'pending'), { hunks: found }), {
      hunks: [hunk(8, 'C')],
      isReplaced: false,
    });
    const linked = [hunk(0, 'A', 1), hunk(8, 'C', 1)];
    assert.deepEqual(news(older('accepted', 'pending'), { hunks: linked }).hunks, []);
  });
});
