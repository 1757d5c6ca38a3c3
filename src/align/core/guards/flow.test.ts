import assert from 'node:assert/strict';
import { fenced, refusedBy } from '../../../../test/support/guards.ts';
import type { Allowance } from '../catalogue.ts';
import { flow } from './flow.ts';

const refused = (language: string, before: string, after: string, ...allows: Allowance[]) =>
  refusedBy(flow, fenced(language, before), fenced(language, after), { allows }).length > 0;

describe('flow', () => {
  it('refuses a branch, a loop, a return or a handler that comes or goes', () => {
    const cases = [
      ['py', 'for x in y:\n    f(x)\n    break', 'for x in y:\n    f(x)'],
      ['py', 'f(x)', 'for x in y:\n    f(x)'],
      ['js', 'try { f(); } catch (e) { g(); }', 'f();'],
      ['go', 'return f(), nil', 'f()'],
      ['java', 'throw e;', 'log(e);'],
    ] as const;
    for (const [language, before, after] of cases) assert.ok(refused(language, before, after), after);
  });

  it('lets a loop take the place of a call that does not wait for what it is given', () => {
    const loop = 'foreach (var row in rows) await SaveAsync(row);';
    assert.ok(!refused('csharp', 'rows.ForEach(async row => await SaveAsync(row));', loop));
    assert.ok(refused('csharp', 'rows.ForEach(async row => await SaveAsync(row));', `${loop}\n${loop}`));
    assert.ok(refused('csharp', 'rows.ForEach(row => Save(row));', 'foreach (var row in rows) Save(row);'));
  });

  it('lets expressions change, and a tag that speaks of it', () => {
    assert.ok(!refused('py', 'x = list(y)', 'x = [a for a in y if a]'));
    assert.ok(!refused('sh', 'cd a\nls', 'if cd a; then ls; fi'));
    assert.ok(!refused('js', 'p.catch(f);', 'p.finally(f);'));
    assert.ok(!refused('js', 'f(x);', 'if (!x) return;\nf(x);', 'check'));
    assert.ok(refused('js', 'f(x);', 'while (x) f(x);', 'check'));
    assert.ok(!refused('js', 'f(x);', 'while (x) f(x);', 'flow'));
  });
});
