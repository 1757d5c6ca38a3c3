/** Whatever a model writes: what the guards let pass loses no condition, binds every value, and leaves what is quoted as it is. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fenced, keptOf } from '../../../../test/support/guards.ts';
import { queriesOf } from '../code/queries.ts';
import { placeholdersOf, termsOf } from '../code/sql.ts';
import type { Allowance } from '../catalogue.ts';
import { outlineOf } from '../markdown.ts';
import { createGrammars } from '../../worker/grammars.ts';
import { quotedSpans } from '../quoted/quoted.ts';

const COLUMNS = ['name', 'pw', 'email', 'state', 'owner'];
const ALLOWS: readonly Allowance[] = ['import', 'name', 'number', 'string'];

/** A query with some conditions, its interpolated form, and a correction that may have lost, doubled or swapped anything. */
const correction = fc.record({
  columns: fc.shuffledSubarray(COLUMNS, { minLength: 1 }),
  kept: fc.subarray(COLUMNS),
  values: fc.array(fc.constantFrom(...COLUMNS), { maxLength: 5 }),
  right: fc.boolean(),
  style: fc.constantFrom('?', '%s', '$1', ':x'),
  joined: fc.constantFrom(' AND ', ' OR '),
  tail: fc.constantFrom('', ' OR 1 = 1', ' LIMIT 1', ' ORDER BY id'),
  noise: fc.array(
    fc.tuple(fc.nat(400), fc.nat(6), fc.constantFrom('', ' ', 'x', ')', "'", '?', ' AND ', '\n', ', name', '#')),
    {
      maxLength: 2,
    },
  ),
});

type Correction = typeof correction extends fc.Arbitrary<infer T> ? T : never;

const placeholder = (style: string, i: number): string =>
  style === '$1' ? `$${i + 1}` : style === ':x' ? `:x${i}` : style;

function write({ columns, kept, values, right, style, joined, tail, noise }: Correction): {
  bad: string;
  good: string;
} {
  const query = (terms: readonly string[]): string => `SELECT id FROM users WHERE ${terms.join(' AND ')}`;
  const bad = `cur.execute(f"${query(columns.map((c) => `${c} = '{${c}}'`))}")\nrow = cur.fetchone()`;
  const left = right ? columns : columns.filter((c) => kept.includes(c));
  const terms = left.map((c, i) => `${c} = ${placeholder(style, i)}`);
  const bound = right ? columns : values;
  const sql = `SELECT id FROM users WHERE ${terms.join(right ? ' AND ' : joined)}${right ? '' : tail}`;
  let good = `cur.execute("${sql}", (${bound.map((c) => `${c},`).join(' ')}))\nrow = cur.fetchone()`;
  for (const [at, length, text] of noise) good = good.slice(0, at) + text + good.slice(at + length);
  return { bad, good };
}

describe('what the guards let pass', () => {
  const parser = createGrammars();
  before(() => parser.prepare('python'));

  it('keeps every condition of a query and binds as many values as it has placeholders', function () {
    this.timeout(120_000);
    let changed = 0;
    fc.assert(
      fc.property(correction, (drawn) => {
        const { bad: before, good: after } = write(drawn);
        const text = fenced('python', before);
        const result = outlineOf(keptOf(text, fenced('python', after), { allows: ALLOWS, parser })).code[0]!.code;
        if (result === before) return;
        changed++;
        const [was] = queriesOf(before, 'python');
        const now = queriesOf(result, 'python');
        assert.equal(now.length, 1, result);
        const columns = (terms: readonly string[]): string[] => terms.map((term) => /\w+/.exec(term)![0]).sort();
        assert.deepEqual(columns(termsOf(now[0]!.text)), columns(termsOf(was!.text)), result);
        const list = /"\s*,\s*\(([^()]*)\)/.exec(result)?.[1] ?? '';
        const bound = list.split(',').filter((value) => value.trim() !== '').length;
        const marks = placeholdersOf(now[0]!.text).length;
        if (marks > 0) assert.equal(bound, marks, result);
        assert.ok(marks > 0 || now[0]!.holes.length === was!.holes.length, result);
      }),
      { numRuns: 1500 },
    );
    assert.ok(changed > 50, 'right corrections pass');
  });

  it('never changes a quoted range', () => {
    const frames = [
      (code: string) => `Never do this:\n\n${fenced('py', code)}\n\nDo this instead:\n\n${fenced('py', 'run(x)')}\n`,
      (code: string) => `${fenced('diff', `-${code}\n+run(x)`)}\n`,
      (code: string) => `${fenced('py', `${code}  # noqa`)}\n`,
      (code: string) => `Try it:\n\n${fenced('py', `>>> ${code}\n3`)}\n`,
      (code: string) => `| Bad | Good |\n|---|---|\n| \`${code}\` | \`run(x)\` |\n`,
    ];
    const edit = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(8), fc.string({ maxLength: 6 }));
    fc.assert(
      fc.property(
        fc.constantFrom(...frames),
        fc.constantFrom('eval(x)', 'os.system(x)'),
        fc.array(edit, { maxLength: 4 }),
        (frame, code, edits) => {
          const text = frame(code);
          let after = text;
          for (const [where, length, said] of edits) {
            const at = Math.floor(where * after.length);
            after = after.slice(0, at) + said + after.slice(at + length);
          }
          const result = keptOf(text, after, {
            allows: [...ALLOWS, 'rewrite', 'condition', 'flow', 'literal', 'argument', 'comment', 'deletion'],
          });
          for (const { start, end } of quotedSpans(text)) {
            assert.ok(
              result.includes(text.slice(start, end)),
              `${JSON.stringify(text.slice(start, end))} in ${JSON.stringify(result)}`,
            );
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
