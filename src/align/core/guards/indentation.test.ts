import assert from 'node:assert/strict';
import { fenced, refusedBy } from '../../../../test/support/guards.ts';
import { indentation } from './indentation.ts';

describe('indentation', () => {
  const refused = (before: string, after: string) =>
    refusedBy(indentation, fenced('go', before), fenced('go', after)).length > 0;

  it('keeps tabs and spaces apart', () => {
    assert.ok(refused('if a {\n\tf()\n}', 'if a {\n\tf()\n    g()\n}'));
    assert.ok(refused('if a {\n    f()\n}', 'if a {\n    f()\n\tg()\n}'));
    assert.ok(!refused('if a {\n\tf()\n}', 'if a {\n\tf()\n\tg()\n}'));
    assert.ok(!refused('f()', 'if a {\n\tf()\n}'), 'nothing to go by');
    const [spaces, tab] = ['a: b\n    cc b', 'a: b\n\tcc b'].map((code) => fenced('makefile', code));
    assert.deepEqual(refusedBy(indentation, spaces!, tab!), [], 'make wants tabs');
    assert.notDeepEqual(refusedBy(indentation, tab!, spaces!), []);
  });
});
