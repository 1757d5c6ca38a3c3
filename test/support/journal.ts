/** Arbitrary answers and hunks for property tests of the journal. */
import fc from 'fast-check';
import type { Hunk } from '../../src/align/core/types.ts';
import type { AnswerRecord, StoredTarget } from '../../src/journal/core/records.ts';

/** Texts as documents hold them: any UTF-16, so lone surrogates, NUL, every line ending. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom('', '\0', '\u0001', '\u0001"', '\ud800', 'a\r\nb\rc\n', '%_\\', "'; DROP TABLE answers; --"),
);

/** Plain objects, as messages and files give them. */
const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(model, { noNullPrototype: true }) as fc.Arbitrary<T>;

const place = record({ line: fc.nat(1000), character: fc.nat(1000) });
const target: fc.Arbitrary<StoredTarget> = fc.oneof(
  record({
    kind: fc.constant('editor' as const),
    uri: fc.webUrl(),
    range: record({ start: place, end: place }),
  }),
  record({ kind: fc.constant('clipboard' as const), text: anyText, eol: fc.constantFrom('\n', '\r\n', 'mixed') }),
  fc.constant({ kind: 'elsewhere' as const }),
);

/** An answer under one of a few ids, with hunks that fit it. */
export const anyAnswer = (ids: readonly string[]): fc.Arbitrary<{ answer: AnswerRecord; hunks: Hunk[] }> =>
  record({
    id: fc.constantFrom(...ids),
    time: fc.nat(2_000_000_000),
    route: fc.constantFrom('selection', 'clipboard'),
    workspace: fc.constantFrom('', 'file:///a', 'file:///b'),
    name: anyText,
    language: fc.constantFrom('markdown', 'python'),
    question: anyText,
    original: anyText,
    target,
    model: record({ id: fc.string(), sha256: fc.constant('0'.repeat(64)) }),
    sensitivity: fc.constantFrom('low' as const, 'normal' as const, 'high' as const),
  }).chain((answer) =>
    record({
      answer: partsOf(answer.original).map((parts): AnswerRecord => ({ ...answer, ...parts })),
      hunks: hunksIn(answer.original),
    }),
  );

/** Segments of a text, in order and apart, and findings; none known now and then. */
const partsOf = (original: string) =>
  fc.record(
    {
      findings: fc.array(
        fc.record(
          {
            start: fc.nat(original.length),
            end: fc.nat(original.length),
            tag: anyText,
            severity: fc.constantFrom('error' as const, 'warning' as const, 'info' as const),
            reason: anyText,
            source: anyText,
            link: anyText,
          },
          { requiredKeys: ['start', 'end', 'tag', 'severity', 'reason', 'source'], noNullPrototype: true },
        ),
        { maxLength: 3 },
      ),
      segments: fc
        .uniqueArray(fc.nat(original.length), { maxLength: 6 })
        .map((all) => all.sort((a, b) => a - b))
        .chain((cuts) =>
          fc.tuple(
            ...cuts
              .slice(1)
              .map((end, i) =>
                fc
                  .record(
                    { language: fc.constant('python'), wrap: record({ before: anyText, after: anyText }) },
                    { requiredKeys: [], noNullPrototype: true },
                  )
                  .map((frame) => ({ start: cuts[i]!, end, ...frame })),
              ),
          ),
        ),
    },
    { requiredKeys: [], noNullPrototype: true },
  );

function hunksIn(original: string): fc.Arbitrary<Hunk[]> {
  const cuts = fc.uniqueArray(fc.nat(original.length), { maxLength: 8 }).map((all) => all.sort((a, b) => a - b));
  return cuts.chain((points) =>
    fc.tuple(
      ...points
        .flatMap((start, i) => (i % 2 === 0 ? [{ start, end: points[i + 1] ?? original.length }] : []))
        .map(({ start, end }) =>
          record({
            replacement: anyText,
            category: fc.constantFrom('harmless' as const, 'helpful' as const, 'honest' as const),
            tags: fc.uniqueArray(fc.constantFrom('CWE-89', 'bare-except', 'overclaim')),
            severity: fc.constantFrom('error' as const, 'warning' as const, 'info' as const),
            reason: anyText,
            confidence: fc.double({ min: 0, max: 1, noNaN: true, noDefaultInfinity: true }),
            more: fc.record({ link: fc.webUrl(), group: fc.nat(3) }, { requiredKeys: [], noNullPrototype: true }),
          }).map(({ more, ...hunk }): Hunk => ({ start, end, original: original.slice(start, end), ...hunk, ...more })),
        ),
    ),
  );
}
