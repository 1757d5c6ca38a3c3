import assert from 'node:assert/strict';
import { fenced, refusedBy } from '../../../../test/support/guards.ts';
import { spacing } from './spacing.ts';

describe('spacing', () => {
  const refused = (language: string, before: string, after: string) =>
    refusedBy(spacing, fenced(language, before), fenced(language, after)).length > 0;

  it('refuses a change of white space alone, where it means nothing', () => {
    assert.ok(refused('python', 'rows = db.all(\n    query,\n    (a, b),\n)', 'rows = db.all(query,\n    (a, b),\n)'));
    assert.ok(refused('python', 'total = a+b', 'total = a + b'));
    assert.ok(refused('typescript', 'const a = f(\n  b,\n);', 'const a = f(b,);'));
    assert.ok(refused('sql', 'SELECT a\nFROM t', 'SELECT a FROM t'));
    assert.ok(refusedBy(spacing, 'Wait a  moment.\n', 'Wait a moment.\n').length > 0, 'prose');
  });

  it('lets through what changes the meaning', () => {
    assert.ok(!refused('python', 'for a in b:\n    f(a)\n    g()', 'for a in b:\n    f(a)\ng()'), 'a statement moves');
    assert.ok(!refused('python', 'print("a"  "b")', 'print("a" "b ")'), 'in a text');
    assert.ok(!refused('typescript', 'return\n  value;', 'return value;'), 'a statement that ended too early');
    assert.ok(!refused('shellscript', 'name = "$1"', 'name="$1"'));
    assert.ok(!refused('yaml', 'a:\n  b: 1\nc: 2', 'a:\n  b: 1\n  c: 2'));
    assert.ok(!refused('python', 'f(a)', 'f(a, b)'));
  });
});
