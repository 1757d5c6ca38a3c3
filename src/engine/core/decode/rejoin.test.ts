import assert from 'node:assert/strict';
import { findMeeting } from './rejoin.ts';

describe('findMeeting', () => {
  it('prefers the longest match to the nearest', () => {
    assert.deepEqual(findMeeting([9, 1, 2, 3], [3, 2, 3, 1, 2, 3, 4], 0, 1), { at: 6, length: 3 });
  });
  it('prefers the nearest of equal matches, at or after the place', () => {
    const draft = [1, 2, 8, 1, 2, 8, 1, 2, 8];
    assert.deepEqual(findMeeting([7, 1, 2], draft, 0, 2), { at: 2, length: 2 });
    assert.deepEqual(findMeeting([7, 1, 2], draft, 2, 2), { at: 5, length: 2 });
  });
  it('finds the end of the draft, and nothing below the least length', () => {
    assert.deepEqual(findMeeting([5, 6], [4, 5, 6], 0, 2), { at: 3, length: 2 });
    assert.equal(findMeeting([4, 6], [4, 5, 6], 0, 2), undefined);
    assert.equal(findMeeting([4, 6], [], 0, 1), undefined);
  });
});
