import assert from 'node:assert/strict';
import type { EvidenceSource } from '../../evidence/core/types.ts';
import { applyEdits } from '../../text/core/edits.ts';
import { analyseBlocks } from './segment-evidence.ts';

const CODE = 'def f(x=[]):\n    x.append(1)\n';
/** Finds the default, and would put a line in. */
const source: EvidenceSource = {
  prepare: () => Promise.resolve(),
  analyse: (code) => {
    const [from, at] = [code.indexOf('[]'), code.indexOf('    x.append')];
    const fix = [
      { start: from, end: from + 2, text: 'None' },
      { start: at, end: at, text: '    if x is None:\n        x = []\n' },
    ];
    const place = { start: from, end: from + 2, rule: 'r', source: 'pattern', tag: 'mutable-default' };
    return [{ ...place, certainty: 'certain', reason: '', fix }];
  },
};

async function mended(lead: string): Promise<string> {
  const fence = (code: string) =>
    ['```python', ...code.trimEnd().split('\n'), '```'].map((line) => lead + line).join('\n');
  const text = `- Like this:\n\n${fence(CODE)}\n`;
  const [found] = await analyseBlocks(text, source, { before: '', after: '' });
  return applyEdits(
    text,
    found!.fix!.map(({ start, end, text: replacement }) => ({ start, end, replacement })),
  );
}

describe('analyseBlocks', () => {
  it('gives the lines of a fix what a list gives its code', async () => {
    assert.equal(
      await mended('  '),
      '- Like this:\n\n  ```python\n  def f(x=None):\n      if x is None:\n          x = []\n      x.append(1)\n  ```\n',
    );
  });

  it('does so in a quote', async () => {
    assert.equal(
      await mended('> '),
      '- Like this:\n\n> ```python\n> def f(x=None):\n>     if x is None:\n>         x = []\n>     x.append(1)\n> ```\n',
    );
  });
});
