import assert from 'node:assert/strict';
import fc from 'fast-check';
import { linesIn, regionsOf, spansOf } from './regions.ts';

const regions = (text: string, language: string, ...lines: number[]) =>
  regionsOf(
    linesIn(text),
    lines.map((first) => ({ first, count: 1 })),
    language,
  ).map(({ start, end }) => text.slice(start, end));

const METHOD = '    def two(self):\n        if self.x:\n            return 2\n        return 3\n';
const CLASS = `import os\n\n\nclass A:\n    def one(self):\n        return 1\n\n${METHOD}\n    def three(self):\n        pass\n`;
const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length - 1;

describe('regionsOf', () => {
  it('takes the method around a changed line, and not its neighbours', () => {
    assert.deepEqual(regions(CLASS, 'python', lineOf(CLASS, 'return 2')), [METHOD]);
  });

  it('takes the closing brace of a function', () => {
    const text = 'const a = 1;\n\nfunction f() {\n  g();\n  h();\n}\n\nconst b = 2;\n';
    assert.deepEqual(regions(text, 'javascript', 4), ['function f() {\n  g();\n  h();\n}\n']);
  });

  it('takes the statements that stand together at the top', () => {
    const text = 'a = 1\n\nb = 2\nc = 3\nd = 4\n\ne = 5\n';
    assert.deepEqual(regions(text, 'python', 3), ['b = 2\nc = 3\nd = 4\n']);
  });

  it('takes what stands before a fence with it', () => {
    const text = '# Title\n\nFirst.\n\nBad code:\n\n```py\nx = 1\ny = 2\n```\n\nLast.\n';
    assert.deepEqual(regions(text, 'markdown', 7), ['Bad code:\n\n```py\nx = 1\ny = 2\n```\n']);
  });

  it('reads nothing for blank lines', () => assert.deepEqual(regions('a\n\n \nb\n', 'python', 1, 2), []));

  it('covers every changed line that has text, in whole lines, in order and apart', () => {
    const line = fc.constantFrom('', 'x', '  y', '    z', '}', '  }', '# t', '```', '- a', '\tb\r', 'else:');
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 60 }),
        fc.array(fc.record({ first: fc.nat(60), count: fc.integer({ min: 1, max: 5 }) }), { maxLength: 6 }),
        fc.constantFrom('python', 'markdown'),
        fc.constantFrom('\n', ''),
        (all, changed, language, end) => {
          const text = all.join('\n') + end;
          const lines = linesIn(text);
          const found = regionsOf(lines, changed, language);
          for (const [i, { start, end: to }] of found.entries()) {
            assert.ok(start < to && start >= (found[i - 1]?.end ?? 0));
            assert.ok(start === 0 || text[start - 1] === '\n');
            assert.ok(to === text.length || text[to - 1] === '\n');
          }
          for (const { start, end: to } of spansOf(lines, changed))
            for (let at = start; at < to; at++)
              if (/\S/.test(text[at]!))
                assert.ok(
                  found.some((r) => r.start <= at && at < r.end),
                  JSON.stringify([text, at]),
                );
        },
      ),
    );
  });
});
