import assert from 'node:assert/strict';
import { makeAnswer } from './answers.ts';

const count = (text: string): number => text.match(/\w+|[^\w\s]/g)?.length ?? 0;
const faulty = (answer: ReturnType<typeof makeAnswer>) => answer.pieces.filter((p) => p.reference !== p.text).length;

describe('makeAnswer', () => {
  it('is about as long as was asked for, and changes nothing where no change is planned', () => {
    for (const tokens of [100, 400, 1600, 3200]) {
      const { text, pieces } = makeAnswer(tokens, 0, count);
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
      [1, 4, 16].map((changes) => faulty(makeAnswer(1600, changes, count))),
      [1, 1, 4],
    );
    assert.deepEqual(
      [1, 4, 9].map((changes) => faulty(makeAnswer(1600, changes, count, 1))),
      [1, 4, 9],
    );
    assert.equal(faulty(makeAnswer(100, 16, count)), makeAnswer(100, 0, count).pieces.length);
  });
});
