import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isBlank, lineRuns, linesOf } from './lines.ts';

describe('lineRuns', () => {
  it('gives the longest runs, in order, of lines that hold', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '', 'b ', '\t')), fc.constantFrom('\n', '\r\n', '\r'), (said, eol) => {
        const text = said.join(eol);
        const lines = linesOf(text);
        const runs = lineRuns(lines, (line) => !isBlank(text, line));
        assert.deepEqual(
          runs.flat(),
          lines.filter((line) => !isBlank(text, line)),
        );
        for (const run of runs)
          for (const [i, line] of run.entries()) if (i > 0) assert.equal(line.start, run[i - 1]!.next);
        for (const [i, run] of runs.entries()) if (i > 0) assert.ok(run[0]!.start > runs[i - 1]!.at(-1)!.next);
      }),
    );
  });
});
