import assert from 'node:assert/strict';
import { fenced, refusedBy } from '../../../../test/support/guards.ts';
import { fence } from './fence.ts';

const text = `# Title\n\nSee [docs](https://example.com/a) for it.\n\n${fenced('py', 'x = 1\ny = 2')}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n`;

describe('fence', () => {
  it('lets changes inside a fence, a heading, a cell or a sentence pass', () => {
    for (const [from, to] of [
      ['x = 1', 'x = 2'],
      ['Title', 'Name'],
      ['| 1 |', '| 3 |'],
      ['for it', 'for that'],
    ] as const) {
      assert.deepEqual(refusedBy(fence, text, text.replace(from, to)), [], from);
    }
  });

  it('refuses what adds, removes, breaks or renames one', () => {
    const changes = [
      ['x = 1', 'x = 1\n```\n\nSo:\n\n```'],
      ['```py', '```js'],
      ['```py', 'py'],
      ['# Title', 'Title'],
      ['# Title', '## Title'],
      ['example.com/a)', 'example.com/a'],
      ['[docs]', '[docs'],
      ['|---|---|', '|---|'],
      ['for it.', 'for it.\n\n```sh\nls\n```'],
    ] as const;
    for (const [from, to] of changes) assert.notDeepEqual(refusedBy(fence, text, text.replace(from, to)), [], to);
  });

  it('keeps the good change when another one breaks the fence', () => {
    const broken = text.replace('for it', 'for that').replace('y = 2', 'y = 2\n```\nmore');
    assert.deepEqual(refusedBy(fence, text, broken), [' → ```\nmore\n']);
  });

  it('lets a tag that may change a link drop one', () => {
    const without = text.replace('[docs](https://example.com/a)', 'docs');
    assert.notDeepEqual(refusedBy(fence, text, without), []);
    assert.deepEqual(refusedBy(fence, text, without, { allows: ['link'] }), []);
  });
});
