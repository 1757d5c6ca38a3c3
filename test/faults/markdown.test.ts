import assert from 'node:assert/strict';
import { renewTable, type Row } from './markdown.ts';

const row = (tried: number, figure: string): Row => ({ promise: 'it holds', tried, failed: 0, figure, seconds: 1 });
const EMPTY = 'Before.\n\n<!-- table: npm run test:faults -- --markdown -->\n\n<!-- end of the table -->\n\nAfter.\n';

describe('the table of faults', () => {
  it('is renewed number by number, in order, and leaves the rest of the document alone', () => {
    const first = renewTable(
      EMPTY,
      new Map([
        [10, row(0, 'absent: there is no gateway')],
        [2, row(1_000, 'old')],
      ]),
    );
    const second = renewTable(first, new Map([[2, row(5, 'new | `x`')]]));
    assert.ok(second.startsWith('Before.\n\n<!--') && second.endsWith('-->\n\nAfter.\n'));
    const lines = second.split('\n').filter((line) => /^\| \d/.test(line));
    assert.deepEqual(lines, [
      '| 2 | it holds | 5 | 0 | new \\| \\`x\\` |',
      '| 10 | it holds | – | – | absent: there is no gateway |',
    ]);
    assert.equal(renewTable(second, new Map()), second);
  });

  it('cuts a long figure where a part of it ends', () => {
    const figure = Array.from({ length: 80 }, (_, i) => `part ${i}`).join('; ');
    const [line = ''] = /^\| 1 .*$/m.exec(renewTable(EMPTY, new Map([[1, row(1, figure)]]))) ?? [];
    assert.ok(line.length < 400, line);
    assert.match(line, /part \d+; … \|$/);
  });

  it('says when a document has no place for it', () => {
    assert.throws(() => renewTable('Nothing here.', new Map()), /no <!-- table/);
  });
});
