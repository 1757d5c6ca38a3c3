import assert from 'node:assert/strict';
import { fenced, refusedBy } from '../../../../test/support/guards.ts';
import { literals } from './literals.ts';

describe('literals', () => {
  const refused = (before: string, after: string, allows: readonly 'literal'[] = []) =>
    refusedBy(literals, `Hash with sha256:\n\n${fenced('py', before)}`, `Hash with sha256:\n\n${fenced('py', after)}`, {
      allows,
    }).length > 0;

  it('refuses a text that the segment does not say', () => {
    assert.ok(refused('f(x)', 'f(x, "https-only")'));
    assert.ok(refused('f("a.txt")', 'f("backup.txt")'));
    assert.ok(!refused('f(x)', 'f(x, "strict")', ['literal']));
  });

  it('lets texts be put together of what is there, and common words', () => {
    assert.ok(!refused('f("md5", x)', 'f("sha256", x)'));
    assert.ok(!refused('q = f"SELECT id FROM t WHERE a = {a}"', 'q = "SELECT id FROM t WHERE a = ?"'));
    assert.ok(!refused('open(p)', 'open(p, encoding="utf-8")'));
  });
});
