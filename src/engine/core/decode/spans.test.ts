import assert from 'node:assert/strict';
import fc from 'fast-check';
import { writtenSpans } from './spans.ts';

/** Tokens that are single bytes of UTF-8: the worst case for characters that are cut in two. */
const bytes = (text: string) => [...new TextEncoder().encode(text)];
const decode = (tokens: readonly number[]) => new TextDecoder().decode(Uint8Array.from(tokens));
const spans = (text: string, runs: readonly (readonly [number, number])[]) =>
  writtenSpans(
    runs.map(([start, end]) => ({ start, end, logProbability: -1, lowest: -1 })),
    bytes(text),
    text,
    decode,
  ).map(({ start, end }) => text.slice(start, end));

describe('writtenSpans', () => {
  it('gives the text of each run', () => {
    assert.deepEqual(
      spans('open(path)', [
        [0, 4],
        [5, 9],
      ]),
      ['open', 'path'],
    );
  });
  it('counts a character to every run that has a part of it', () => {
    assert.deepEqual(spans('a é b', [[2, 3]]), ['é']);
    assert.deepEqual(
      spans('x👍y', [
        [2, 3],
        [4, 6],
      ]),
      ['👍', '👍y'],
    );
    assert.deepEqual(spans('x👍', [[0, 3]]), ['x👍']);
  });
  it('always covers the characters of the run, and cuts no surrogate pair', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), fc.nat(), fc.nat(), (text, a, b) => {
        if (text.includes('\uFFFD')) return;
        const all = bytes(text);
        const [start, end] = [a % (all.length + 1), b % (all.length + 1)].toSorted((x, y) => x - y) as [number, number];
        const [span] = spans(text, [[start, end]]);
        assert.equal(span?.isWellFormed(), true);
        const covered = bytes(span).length;
        assert.ok(covered >= end - start, `${covered} bytes for ${end - start}`);
      }),
    );
  });
});
