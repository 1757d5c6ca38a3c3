import assert from 'node:assert/strict';
import { eachOnce } from './session-folder.ts';
import type { LoggedAnswer } from './session-log.ts';

const answer = (id: string): LoggedAnswer => ({
  id,
  question: 'Why?',
  texts: [`Text of ${id}.`],
  participant: 'other.participant',
  by: 'Other',
  model: '',
  completedAt: undefined,
});

describe('eachOnce', () => {
  it('tells an answer once, whoever brings it', () => {
    const told: string[] = [];
    const events = eachOnce({ onAnswer: ({ id }) => told.push(id), onSkipped: () => assert.fail() });
    for (const id of ['a', 'b', 'a', 'b']) events.onAnswer(answer(id));
    assert.deepEqual(told, ['a', 'b']);
  });

  it('passes on all that was skipped', () => {
    const skipped: unknown[] = [];
    const events = eachOnce({ onAnswer: () => assert.fail(), onSkipped: (...said) => skipped.push(said) });
    for (let i = 0; i < 2; i++) events.onSkipped(1, 'why');
    assert.deepEqual(skipped, [
      [1, 'why'],
      [1, 'why'],
    ]);
  });
});
