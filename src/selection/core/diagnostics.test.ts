import assert from 'node:assert/strict';
import { evidenceOf, type Diagnosed } from './diagnostics.ts';

const said = (more: Partial<Diagnosed>): Diagnosed => {
  return { start: 3, end: 7, source: 'Ruff', code: 'S506', message: 'Unsafe load.\nMore.', isProblem: true, ...more };
};

describe('evidenceOf', () => {
  it('knows the rules of linters by their own names', () => {
    assert.deepEqual(evidenceOf(said({})), {
      start: 3,
      end: 7,
      rule: 'S506',
      source: 'editor',
      tag: 'CWE-502',
      certainty: 'certain',
      reason: 'Unsafe load.',
    });
    const tags = (['bandit:B506', 'eslint:no-eval', 'shellcheck:2045', 'shellcheck:SC2045'] as const).map((rule) => {
      const [source, code] = rule.split(':') as [string, string];
      return evidenceOf(said({ source, code }))?.tag;
    });
    assert.deepEqual(tags, ['CWE-502', 'CWE-95', 'loop-over-ls', 'loop-over-ls']);
  });

  it('takes a hint for a suspicion', () => {
    assert.equal(evidenceOf(said({ isProblem: false }))?.certainty, 'suspicion');
  });

  it('knows nothing of style, of other linters, and of names that every object has', () => {
    for (const more of [
      { code: 'E501' },
      { source: 'ts' },
      { source: 'eslint', code: 'toString' },
      { source: 'valueOf' },
    ])
      assert.equal(evidenceOf(said(more)), undefined, JSON.stringify(more));
  });
});
