/** What the targets are made of: inputs that mean something, and what holds for all that is cut out of a text. */
import assert from 'node:assert/strict';
import fc, { type Arbitrary } from 'fast-check';

export interface Target {
  /** What it takes. */
  readonly inputs: Arbitrary<unknown>;
  /** Throws, or rejects, when something does not hold. */
  readonly check: (input: never) => void | Promise<void>;
  /** Loads what it needs. */
  readonly prepare?: () => Promise<void>;
}

export const target = <T>(
  inputs: Arbitrary<T>,
  check: (input: T) => void | Promise<void>,
  prepare?: () => Promise<void>,
): Target => ({
  inputs,
  check,
  ...(prepare === undefined ? {} : { prepare }),
});

/** Pieces that mean something, put together, repeated, and mixed with any text. */
export const textOf = (pieces: readonly string[], longest = 60): Arbitrary<string> => {
  const piece = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...pieces) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.constantFrom(...pieces), fc.integer({ min: 2, max: 400 })).map(([p, n]) => p.repeat(n)),
    },
  );
  return fc.array(piece, { maxLength: longest }).map((parts) => parts.join(''));
};
/** A text, and the places where it is cut when it streams in. */
export const inPieces = (texts: Arbitrary<string>) => fc.tuple(texts, fc.array(fc.nat(4_000), { maxLength: 8 }));
export function cut(text: string, places: readonly number[]): string[] {
  const at = [...new Set(places.map((n) => n % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...at].map((from, i) => text.slice(from, at[i] ?? text.length));
}
/** A sound text with parts taken out, doubled, exchanged or overwritten. */
export const mutated = (texts: readonly string[]): Arbitrary<string> => {
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(40),
    by: fc.string({ unit: 'binary', maxLength: 5 }),
  });
  return fc.tuple(fc.constantFrom(...texts), fc.array(change, { maxLength: 6 })).map(([text, changes]) =>
    changes.reduce((left, { at, length, by }) => {
      const from = Math.floor(at * left.length);
      return (
        left.slice(0, from) + (by === '' ? left.slice(from, from + length).repeat(2) : by) + left.slice(from + length)
      );
    }, text),
  );
};
export const json = fc.jsonValue({ maxDepth: 4 });
/** Only these may be thrown. */
export const onlyThrows = (kind: abstract new (...args: never[]) => Error, work: () => unknown): void => {
  try {
    work();
  } catch (error) {
    if (!(error instanceof kind)) throw error;
  }
};

interface Span {
  readonly start: number;
  readonly end: number;
}

export function within(text: string, spans: Iterable<Span>): void {
  for (const { start, end } of spans) assert.ok(start >= 0 && end >= start && end <= text.length, `${start}-${end}`);
}

export function covers(text: string, segments: readonly (Span & { readonly text: string })[]): void {
  let at = 0;
  for (const { start, end, text: own } of segments) {
    assert.ok(start >= at && end > start, 'ordered, apart, not empty');
    assert.equal(text.slice(at, start).trim(), '', 'only white space between');
    assert.equal(own, text.slice(start, end));
    at = end;
  }
  assert.equal(text.slice(at).trim(), '', 'nothing is left out');
}
