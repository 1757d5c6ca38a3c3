import assert from 'node:assert/strict';
import type { Hunk } from '../../align/core/types.ts';
import { anchor, candidates } from './anchor.ts';
import { newReview } from './review.ts';

const TEXT = 'def f(x):\n    return eval(x)\n\nprint(f(1))\n';
const hunk = (original: string, replacement: string): Hunk => ({
  start: TEXT.indexOf(original),
  end: TEXT.indexOf(original) + original.length,
  original,
  replacement,
  category: 'harmless',
  tags: [],
  severity: 'error',
  reason: '',
  confidence: 1,
});
const start = () => newReview(TEXT, [hunk('eval(x)', 'int(x)'), hunk('f(1)', 'f("1")')]);
const HERE = { start: 0, end: TEXT.length };

describe('anchor', () => {
  it('finds a text that moved as a whole, unless it stood twice before', () => {
    const document = `# new\n\n${TEXT}`;
    assert.deepEqual(anchor(start(), document, HERE, true).span, { start: 7, end: 7 + TEXT.length });
    assert.deepEqual(anchor(start(), document, HERE, false).review.states, ['stale', 'stale']);
  });

  it('follows what was changed inside while nobody looked', () => {
    const document = `# new\n${TEXT.replace('def f(x):', 'def f(x: str):')}`;
    const { review, span } = anchor(start(), document, HERE, true);
    assert.deepEqual(review.states, ['pending', 'pending']);
    assert.equal(document.slice(span.start, span.end), review.text);
  });

  it('says that a change is stale whose text is gone, and keeps the other', () => {
    const { review } = anchor(start(), TEXT.replace('eval(x)', 'x'), HERE, true);
    assert.deepEqual(review.states, ['stale', 'pending']);
  });

  it('does not choose among several places, and offers them', () => {
    const document = `${TEXT}# again\n${TEXT}`;
    const { review } = anchor(start(), `# first\n${document}`, { start: 3, end: 20 }, true);
    assert.deepEqual(review.states, ['stale', 'stale']);
    const places = candidates(review, 0, document);
    assert.deepEqual(
      places.map((p) => p.span.start),
      [0, TEXT.length + 8],
    );
    assert.deepEqual(places[1]!.review.states, ['pending', 'pending']);
  });
});
