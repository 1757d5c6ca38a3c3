import assert from 'node:assert/strict';
import { fenced } from '../../../../test/support/guards.ts';
import { NO_PARSER } from '../../../../test/support/no-parser.ts';
import type { Proposal } from './guard.ts';
import { judge } from './guards.ts';

const TEXT = `So:\n\n${fenced('py', 'import a\n\ndef f(x):\n    return one(x)\n\n\ndef g(x):\n    return two(x)')}`;
const context = { text: TEXT, ownLength: TEXT.length, unclosed: false, parser: NO_PARSER, leastConfidence: 0.5 };

function proposal(
  original: string,
  tags: readonly string[],
  confidence: number,
  language: string | null = 'python',
): Proposal {
  const start = TEXT.indexOf(original);
  const range = { start, end: start + original.length, original, replacement: `${original}_` };
  return { ...range, language, confidence, allows: new Set(['name', 'import'] as const), tags };
}

const refused = (proposals: readonly Proposal[], off: readonly string[] = []) => {
  const refusals = judge(proposals, context, ['names', ...off]);
  return proposals.map((p) => refusals.get(p));
};

describe('whole', () => {
  it('drops the rest of a correction of which a part is refused', () => {
    const parts = [proposal('import a', ['A'], 0.1), proposal('two', ['A'], 1)];
    assert.deepEqual(refused(parts), ['confidence', 'whole']);
    assert.deepEqual(refused(parts, ['whole']), ['confidence', undefined]);
    assert.deepEqual(refused([proposal('one', [], 0.1), proposal('two', ['A'], 1)])[1], undefined, 'another function');
    assert.deepEqual(
      refused([proposal('So', [], 0.1, null), proposal('two', ['A'], 1)])[1],
      'whole',
      'prose is about all',
    );
  });

  it('keeps what mends another fault, or the same one in another function', () => {
    assert.deepEqual(refused([proposal('import a', ['A'], 0.1), proposal('two', ['B'], 1)])[1], undefined);
    assert.deepEqual(refused([proposal('one', ['A'], 0.1), proposal('two', ['A'], 1)])[1], undefined);
  });
});
