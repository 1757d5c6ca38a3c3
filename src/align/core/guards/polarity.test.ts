import assert from 'node:assert/strict';
import { fenced, refusedBy } from '../../../../test/support/guards.ts';
import { polarity } from './polarity.ts';

describe('polarity', () => {
  const refused = (before: string, after: string) =>
    refusedBy(polarity, fenced('python', before), fenced('python', after)).length > 0;

  it('refuses a comparison that turns around', () => {
    assert.ok(refused('if value == None:', 'if value is not None:'));
    assert.ok(refused('if value != None:', 'if value is None:'));
    assert.ok(refused('if (x === null) {', 'if (x !== null) {'));
    assert.ok(refused('WHERE a IS NULL', 'WHERE a IS NOT NULL'));
  });

  it('takes the same comparison in other words, and a comparison that is new', () => {
    assert.ok(!refused('if value == None:', 'if value is None:'));
    assert.ok(!refused('if value != None:', 'if value is not None:'));
    assert.ok(!refused('WHERE a = NULL', 'WHERE a IS NULL'));
    assert.ok(!refused('if value:', 'if value is not None:'));
  });
});
