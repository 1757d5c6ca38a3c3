import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, type Edit } from '../../text/core/edits.ts';
import { linesAfter } from './lines-after.ts';
import { linesIn, spansOf } from './regions.ts';

const texts = fc.array(fc.constantFrom('a', 'bb', '\n', '\n\n'), { maxLength: 40 }).map((parts) => parts.join(''));

describe('linesAfter', () => {
  it('has all that was written, and what stays of the changed lines', () => {
    fc.assert(
      fc.property(
        texts,
        fc.array(fc.nat(80), { maxLength: 6 }),
        fc.array(fc.nat(40), { maxLength: 4 }),
        (text, places, first) => {
          const at = places.map((n) => Math.min(n, text.length)).sort((a, b) => a - b);
          const edits: Edit[] = [];
          for (let i = 0; i + 1 < at.length; i += 2)
            if (at[i]! >= (edits.at(-1)?.end ?? -1) && (edits.length === 0 || at[i]! > edits.at(-1)!.end))
              edits.push({ start: at[i]!, end: at[i + 1]!, replacement: `W${i}\nW${i}` });
          const changed = spansOf(
            linesIn(text),
            first.map((line) => ({ first: line, count: 1 })),
          );
          const corrected = applyEdits(text, edits);
          const ranges = linesAfter({ text, changed }, edits);
          const spans = spansOf(linesIn(corrected), ranges);
          for (const [i, range] of ranges.entries())
            assert.ok(i === 0 || range.first > ranges[i - 1]!.first + ranges[i - 1]!.count - 1);
          for (const { index } of corrected.matchAll(/W/g))
            assert.ok(
              spans.some((span) => span.start <= index && index < span.end),
              JSON.stringify([text, edits]),
            );
        },
      ),
    );
  });

  it('moves a changed line with what was written above it', () => {
    const text = 'a\nb\nc\n';
    const edits = [{ start: 0, end: 0, replacement: 'import x\n' }];
    assert.deepEqual(linesAfter({ text, changed: [{ start: 4, end: 6 }] }, edits), [
      { first: 0, count: 1 },
      { first: 3, count: 1 },
    ]);
  });
});
