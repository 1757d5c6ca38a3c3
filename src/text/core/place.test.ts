import assert from 'node:assert/strict';
import fc from 'fast-check';
import { offsetAt, placeAt, rangeOf, shiftRange } from './place.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\r\n', '\r', '😀', '\uD800'), maxLength: 30 });

describe('places', () => {
  it('go back to the same offset (inside a CR LF: to its start)', () => {
    fc.assert(
      fc.property(text, fc.nat(40), (t, at) => {
        const offset = Math.min(at, t.length);
        const inside = t[offset - 1] === '\r' && t[offset] === '\n';
        assert.equal(offsetAt(t, placeAt(t, offset)), inside ? offset - 1 : offset);
      }),
    );
  });
  it('count lines of either ending alike', () => {
    assert.deepEqual(placeAt('a\r\nb\nc\rd', 8), { line: 3, character: 1 });
  });
});

describe('shiftRange', () => {
  const cases = fc.record({
    before: text,
    inside: text,
    after: text,
    change: text,
    cut: fc.nat(30),
    length: fc.nat(30),
  });

  it('keeps the text of the range through any change that does not touch it', () => {
    fc.assert(
      fc.property(cases, fc.boolean(), ({ before, inside, after, change, cut, length }, front) => {
        // LF alone: a change that glues CR and LF together touches what is beside it.
        const [b, i, a, c] = [before, inside, after, change].map((t) => t.replaceAll('\r', ''));
        const whole = b! + i! + a!;
        const span = { start: b!.length, end: b!.length + i!.length };
        const from = front ? Math.min(cut, b!.length) : span.end + Math.min(cut, a!.length);
        const to = Math.min(from + length, front ? b!.length : whole.length);
        fc.pre(front || from > span.start || i !== '');
        const changed = whole.slice(0, from) + c! + whole.slice(to);
        const range = shiftRange(rangeOf(whole, span), { range: rangeOf(whole, { start: from, end: to }), text: c! });
        assert.equal(changed.slice(offsetAt(changed, range.start), offsetAt(changed, range.end)), i);
      }),
    );
  });
});
