import assert from 'node:assert/strict';
import { createCatalogue } from './catalogue.ts';
import { asSeen, type Seen } from './segment-findings.ts';
import type { Hunk } from './types.ts';

const entry = (reason: string) => ({ title: 'x', group: 'harmless', severity: 'error', reason, may: [] });
const catalogue = createCatalogue({ sql: { ...entry('SQL.'), link: 'https://x.example/sql' }, yaml: entry('YAML.') });
const hunk = (start: number, end: number, tag: string): Hunk => {
  const { reason } = catalogue.entry(tag);
  return {
    start,
    end,
    original: 'a',
    replacement: 'b',
    category: 'harmless',
    severity: 'error',
    tags: [tag],
    reason,
    confidence: 1,
  };
};
const seen = (start: number, end: number, tag: string, state: Seen['state'] = 'corrected'): Seen => {
  return { evidence: { start, end, tag, rule: 'r', source: 'pattern', certainty: 'certain', reason: 'x' }, state };
};

describe('asSeen', () => {
  it('lets a change say what it mends, where the model named only another fault of the segment', () => {
    const [sql, yaml] = asSeen(
      [hunk(10, 12, 'yaml'), hunk(50, 54, 'yaml')],
      [seen(8, 20, 'sql'), seen(48, 60, 'yaml')],
      catalogue,
    );
    assert.deepEqual([sql!.tags, sql!.reason, sql!.link], [['sql'], 'SQL.', 'https://x.example/sql']);
    assert.deepEqual([yaml!.tags, yaml!.reason], [['yaml'], 'YAML.']);
  });

  it('leaves what the model said where the evidence says the same, is elsewhere, or stays', () => {
    const one = [hunk(10, 12, 'yaml')];
    for (const evidence of [seen(8, 20, 'yaml'), seen(30, 40, 'sql'), seen(8, 20, 'sql', 'uncorrected')])
      assert.deepEqual(asSeen(one, [evidence], catalogue), one);
  });
});
