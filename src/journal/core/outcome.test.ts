import assert from 'node:assert/strict';
import { answerOf, hunkOf } from '../../../test/support/journal-records.ts';
import { currentTextOf, outcomeOf } from './outcome.ts';
import type { DecisionState, HunkRecord } from './records.ts';

const answer = answerOf('x');
const hunks = (...states: DecisionState[]): HunkRecord[] => {
  const places = [hunkOf(answer.original, 0, 3, '1'), hunkOf(answer.original, 4, 7, '2')];
  return states.map((state, i) => ({ ...places[i]!, state, since: 0, ...(state === 'edited' && { text: 'TWO' }) }));
};

describe('the text as the user has it', () => {
  it('holds what was accepted or edited, and nothing of what was not', () => {
    assert.equal(currentTextOf({ answer, hunks: hunks('accepted', 'edited') }), '1 TWO three');
    assert.equal(currentTextOf({ answer, hunks: hunks('rejected', 'undone') }), answer.original);
  });
  it('holds what was shown from the start, which is no decision', () => {
    assert.equal(currentTextOf({ answer, hunks: hunks('shown', 'shown') }), '1 2 three');
    assert.equal(outcomeOf(answer.original, hunks('shown', 'shown')), undefined);
  });
});
