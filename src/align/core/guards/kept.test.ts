import assert from 'node:assert/strict';
import { fenced, refusedBy } from '../../../../test/support/guards.ts';
import type { Allowance } from '../catalogue.ts';
import { kept } from './kept.ts';

const refused = (language: string, before: string, after: string, ...allows: Allowance[]) =>
  refusedBy(kept, fenced(language, before), fenced(language, after), { allows }).length > 0;

describe('kept', () => {
  it('keeps arguments, keys, items, options and comments', () => {
    const cases = [
      ['py', 'run(cmd, check=True, text=True)', 'run(cmd, check=True)'],
      ['py', 'f(a, b, c)', 'f(a, b)'],
      ['py', 'x = {"a": 1, "b": 2}', 'x = {"a": 1}'],
      ['py', 'x = [1, 2, y]', 'x = [1, 2]'],
      ['py', '# why\nx = f(a)', 'x = g(a)'],
      ['js', 'fetch(u, { method: "POST", body });', 'fetch(u, { body });'],
      ['php', "f(['a' => 1, 'b' => 2]);", "f(['a' => 1]);"],
      ['sh', 'cp -r --parents a b', 'cp -r a b'],
      ['yaml', 'a:\n  b: x\n  c: y', 'a:\n  b: x'],
      ['py', 'def f():\n    a()\n\ndef g():\n    b()', 'def f():\n    a()\n    b()'],
    ] as const;
    for (const [language, before, after] of cases) assert.ok(refused(language, before, after), after);
  });

  it('lets them be written in another way, added, or moved', () => {
    const cases = [
      ['py', 'run(cmd, check=True)', 'run([cmd], check=True, timeout=5)'],
      ['py', "x = {'a': 1}", 'x = {"a": 2}'],
      ['js', 'f({ a: 1 });', 'f({ a: 2, b });'],
      ['java', 'st.executeQuery("S" + a);', 'st.prepareStatement("S ?").executeQuery();\nst.setString(1, a);'],
      ['c', 'if (a = b) f();', 'if (a == b) f();'],
      ['js', 'a.map(function (x) { return this.f(x); });', 'a.map((x) => { return this.f(x); });'],
    ] as const;
    for (const [language, before, after] of cases) assert.ok(!refused(language, before, after), after);
  });

  it('lets go what the tag speaks of', () => {
    assert.ok(refused('py', 'run(cmd, shell=True)', 'run(cmd)'));
    assert.ok(!refused('py', 'run(cmd, shell=True)', 'run(cmd)', 'flag'));
    assert.ok(refused('py', 'run(cmd, cwd=here)', 'run(cmd)', 'flag'));
    assert.ok(!refused('py', 'run(cmd, cwd=here)', 'run(cmd)', 'argument'));
    assert.ok(!refused('py', 'x = f()  # now', 'x = f()', 'comment'));
    assert.ok(!refused('py', 'f(default={})', 'f(default_factory=dict)', 'name'));
  });

  it('lets a loader go with the call that needed one', () => {
    const before = 'cfg = yaml.load(fh, Loader=yaml.UnsafeLoader)';
    assert.ok(!refused('py', before, 'cfg = yaml.safe_load(fh)'));
    assert.ok(refused('py', before, 'cfg = yaml.load(fh)'));
  });

  it('keeps what is sorted, and callbacks', () => {
    assert.ok(refused('py', 'rows = rows.sort(key=age)', 'rows = sorted(key=age)'));
    assert.ok(!refused('py', 'rows = rows.sort(key=age)', 'rows = sorted(rows, key=age)'));
    assert.ok(refused('js', 'save(x, (err) => done(err));', 'saveAll(x);'));
    assert.ok(!refused('js', 'save(x, (err) => done(err));', 'saveAll(x, function (err) { done(err); });'));
  });
});
