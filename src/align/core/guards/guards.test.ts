import assert from 'node:assert/strict';
import { NO_PARSER } from '../../../../test/support/no-parser.ts';
import { GUARD_NAMES, judge } from './guards.ts';
import type { Proposal } from './guard.ts';

const TEXT = 'One 1 two three 3 four.';
const proposal = (original: string, replacement: string, group?: number): Proposal => {
  const start = TEXT.indexOf(original);
  const range = { start, end: start + original.length };
  return { ...range, original, replacement, language: null, confidence: 1, allows: new Set(), group };
};
const context = { text: TEXT, ownLength: TEXT.length, unclosed: false, parser: NO_PARSER, leastConfidence: 0 };

describe('judge', () => {
  it('names the guard, and drops what is linked to a dropped change', () => {
    const proposals: Proposal[] = [
      proposal('One', 'A', 1),
      proposal('1', '2', 1),
      proposal('two', 'b'),
      proposal('four', '\u202E'),
    ];
    const refusals = judge(proposals, context, ['whole']);
    assert.deepEqual(
      proposals.map((p) => refusals.get(p)),
      ['numbers', 'numbers', undefined, 'control'],
    );
    const whole = judge(proposals, context);
    assert.equal(whole.get(proposals[2]!), 'whole', 'half a correction is none');
  });

  it('can be switched off guard by guard', () => {
    const proposals = [proposal('1', '2')];
    assert.equal(judge(proposals, context).size, 1);
    assert.equal(judge(proposals, context, ['numbers']).size, 0);
    assert.deepEqual([...GUARD_NAMES].sort(), [
      'budget',
      'command',
      'conditions',
      'confidence',
      'control',
      'deletion',
      'dialect',
      'fence',
      'flow',
      'indentation',
      'kept',
      'literals',
      'names',
      'numbers',
      'parse',
      'polarity',
      'quoted',
      'remedy',
      'repeats',
      'spacing',
      'urls',
      'values',
      'whole',
    ]);
  });
});
