import assert from 'node:assert/strict';
import { answerOf, hunkOf } from '../../../test/support/journal-records.ts';
import { describeCount, describeDecision, describeEntry, describeTime, firstLine } from './past.ts';
import type { DecisionState, HunkRecord } from './records.ts';

const ORIGINAL = 'one  two\n three';
const hunk = (state: DecisionState, start: number, end: number, replacement: string, text?: string): HunkRecord => ({
  ...hunkOf(ORIGINAL, start, end, replacement),
  state,
  since: 0,
  ...(text === undefined ? {} : { text }),
});

describe('past answers in words', () => {
  it('counts what became of the changes of an answer', () => {
    const hunks = (['rejected', 'accepted', 'stale', 'accepted', 'pending', 'shown'] as const).map((s) =>
      hunk(s, 0, 1, ''),
    );
    const entry = { answer: answerOf('x'), hunks, dismissed: false };
    assert.equal(describeEntry(entry), '2 accepted, 1 rejected, 2 pending, 1 shown');
  });
  it('says what a decision was about, in one short line', () => {
    assert.equal(describeDecision(hunk('accepted', 0, 9, '1')), 'accepted: one two → 1');
    assert.equal(describeDecision(hunk('edited', 0, 3, '1', '')), 'edited: one → (nothing)');
    assert.equal(describeDecision(hunk('rejected', 3, 3, 'x'.repeat(80))), `rejected: (nothing) → ${'x'.repeat(59)}…`);
  });
  it('counts a tag, leaving out what never happened', () => {
    const count = { tag: 'CWE-89', found: 12, accepted: 8, edited: 0, rejected: 3, shown: 0 };
    assert.equal(describeCount(count), '12 found · 8 accepted · 3 rejected');
    assert.equal(describeCount({ ...count, shown: 1 }), '12 found · 8 accepted · 3 rejected · 1 shown');
  });
  it('gives days, and first lines', () => {
    assert.match(describeTime(1_800_000_000_000), /^2027-01-1[45] \d\d:\d\d$/);
    assert.equal(firstLine('\n\n  Why?\nBecause.'), 'Why?');
    assert.equal(firstLine(''), '');
  });
});
