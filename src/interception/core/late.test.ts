import assert from 'node:assert/strict';
import { hunkOf } from '../../../test/support/journal-records.ts';
import { late } from './late.ts';

const ORIGINAL = 'One word.\n\nTwo words.\n\nThree words.';
const at = (text: string) => ({ start: ORIGINAL.indexOf(text), end: ORIGINAL.indexOf(text) + text.length });
const segments = ['One word.', 'Two words.', 'Three words.'].map((text) => ({
  ...at(text),
  verdict: 'fault' as const,
  score: -1,
  tags: [],
}));
const hunk = (text: string, replacement: string) => hunkOf(ORIGINAL, at(text).start, at(text).end, replacement);

describe('what is left of a run that was shown partly corrected', () => {
  it('has its hunks and its segments where they are in the text that was shown', () => {
    const hunks = [hunk('One', 'A single'), hunk('Two', 'A pair of'), hunk('Three', 'Some')];
    const { text, hunks: rest, segments: moved } = late(ORIGINAL, { hunks, segments }, hunks.slice(0, 2));
    assert.equal(text, 'A single word.\n\nA pair of words.\n\nThree words.');
    assert.deepEqual(
      rest.map((h) => [h.replacement, text.slice(h.start, h.end)]),
      [['Some', 'Three']],
    );
    assert.deepEqual(
      moved.map((s) => text.slice(s.start, s.end)),
      ['A single word.', 'A pair of words.', 'Three words.'],
    );
  });
});
