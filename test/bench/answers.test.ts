import assert from 'node:assert/strict';
import { allBlocks, makeAnswer, type Answer } from './answers.ts';

const count = (text: string): number => text.match(/\w+|[^\w\s]/g)?.length ?? 0;
const make = (tokens: number, changes: number, together?: number) =>
  makeAnswer(allBlocks(count), { tokens, changes, ...(together === undefined ? {} : { together }) }, count);
const faulty = (answer: Answer) => answer.pieces.filter((p) => p.reference !== p.text).length;

describe('makeAnswer', () => {
  it('is about as long as was asked for, and changes nothing where no change is planned', () => {
    for (const tokens of [100, 400, 1600, 3200]) {
      const { text, pieces } = make(tokens, 0);
      assert.ok(count(text) <= tokens && count(text) > tokens - 12, `${count(text)} of ${tokens}`);
      assert.equal(
        pieces
          .map((p) => p.text)
          .join('')
          .replaceAll(/\s/g, ''),
        text.replaceAll(/\s/g, ''),
      );
      assert.ok(pieces.every((p) => p.reference === p.text));
    }
  });

  it('plans changes four to a segment, or one, as long as there are segments', () => {
    assert.deepEqual(
      [1, 4, 16].map((changes) => faulty(make(1600, changes))),
      [1, 1, 4],
    );
    assert.deepEqual(
      [1, 4, 9].map((changes) => faulty(make(1600, changes, 1))),
      [1, 4, 9],
    );
    assert.equal(faulty(make(100, 16)), make(100, 0).pieces.length);
  });
});
