import assert from 'node:assert/strict';
import type { Finding } from '../../align/core/types.ts';
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
const findings = ['Two words.', 'words.', 'Three words.'].map((text): Finding => {
  return {
    ...at(text),
    tag: 'overclaim',
    severity: 'warning',
    reason: '',
    source: 'pattern',
    certainty: 'certain',
    state: 'uncorrected',
  };
});
const hunk = (text: string, replacement: string) => hunkOf(ORIGINAL, at(text).start, at(text).end, replacement);

describe('what is left of a run that was shown partly corrected', () => {
  it('has its hunks, its segments and what was found where they are in the text that was shown', () => {
    const hunks = [hunk('One', 'A single'), hunk('Two', 'A pair of'), hunk('Three', 'Some')];
    const {
      text,
      hunks: rest,
      segments: moved,
      findings: found,
    } = late(ORIGINAL, { hunks, segments, findings }, hunks.slice(0, 2));
    assert.equal(text, 'A single word.\n\nA pair of words.\n\nThree words.');
    assert.deepEqual(
      rest.map((h) => [h.replacement, text.slice(h.start, h.end)]),
      [['Some', 'Three']],
    );
    assert.deepEqual(
      moved.map((s) => text.slice(s.start, s.end)),
      ['A single word.', 'A pair of words.', 'Three words.'],
    );
    assert.deepEqual(
      found.map((f) => text.slice(f.start, f.end)),
      ['words.', 'Three words.'],
      'the first stood where a change was shown',
    );
  });
});
