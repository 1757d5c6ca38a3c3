import assert from 'node:assert/strict';
import { fenced, refusedBy } from '../../../../test/support/guards.ts';
import type { Allowance } from '../catalogue.ts';
import { conditions } from './conditions.ts';

const refused = (language: string, before: string, after: string, allows: readonly Allowance[] = []) =>
  refusedBy(conditions, fenced(language, before), fenced(language, after), { allows }).length > 0;

/** A login whose second condition is lost, in the languages in which SQL stands in strings. */
const LOGINS: readonly (readonly [language: string, before: string, kept: string, lost: string])[] = [
  [
    'py',
    "q = f\"SELECT * FROM u WHERE name = '{n}' AND pw = '{p}'\"",
    'q = "SELECT * FROM u WHERE name = ? AND pw = ?"',
    'q = "SELECT * FROM u WHERE name = ?"',
  ],
  [
    'js',
    'db.get("SELECT * FROM u WHERE name = \'" + n + "\' AND pw = \'" + p + "\'");',
    'db.get("SELECT * FROM u WHERE name = ? AND pw = ?", [n, p]);',
    'db.get("SELECT * FROM u WHERE name = ?", [n, p]);',
  ],
  [
    'ts',
    "await q(`SELECT * FROM u WHERE name = '${n}' AND pw = '${p}' LIMIT 1`);",
    'await q(`SELECT * FROM u WHERE name = $1 AND pw = $2 LIMIT 1`, [n, p]);',
    'await q(`SELECT * FROM u WHERE name = $1 LIMIT 1`, [n, p]);',
  ],
  [
    'java',
    'String q = "SELECT * FROM u WHERE name = \'" + n + "\' AND pw = \'" + p + "\'";',
    'String q = "SELECT * FROM u WHERE name = ? AND pw = ?";',
    'String q = "SELECT * FROM u WHERE name = ? OR 1 = 1";',
  ],
  [
    'go',
    "q := fmt.Sprintf(\"DELETE FROM u WHERE name = '%s' AND pw = '%s'\", n, p)",
    'q := "DELETE FROM u WHERE name = $1 AND pw = $2"',
    'q := "DELETE FROM u"',
  ],
  [
    'php',
    '$q = "SELECT * FROM u WHERE name = \'$n\' AND pw = \'" . $p . "\'";',
    '$q = "SELECT * FROM u WHERE name = ? AND pw = ?";',
    '$q = "SELECT * FROM u WHERE name = ?";',
  ],
  [
    'csharp',
    "var q = $\"SELECT * FROM u WHERE name = '{n}' AND pw = '{p}'\";",
    'var q = "SELECT * FROM u WHERE name = @n AND pw = @p";',
    'var q = "SELECT * FROM u WHERE name = @n";',
  ],
  [
    'sql',
    'SELECT a FROM u JOIN v ON u.id = v.u WHERE name = NULL AND pw = 1 HAVING b > 2;',
    'SELECT a FROM u JOIN v ON u.id = v.u WHERE name IS NULL AND pw = 1 HAVING b > 2;',
    'SELECT a FROM u JOIN v ON u.id = v.u WHERE name IS NULL HAVING b > 2;',
  ],
];

describe('conditions', () => {
  it('keeps every term of a query, wherever it is written', () => {
    for (const [language, before, kept, lost] of LOGINS) {
      assert.ok(!refused(language, before, kept), `${language}: ${kept}`);
      assert.ok(refused(language, before, lost), `${language}: ${lost}`);
    }
  });

  it('keeps the terms of if, while, and, or', () => {
    const code = 'if user.id == id and user.active and not user.locked:\n    ok()';
    assert.ok(refused('py', code, code.replace(' and not user.locked', '')));
    assert.ok(refused('py', code, code.replace('user.active', 'user.active or user.admin')));
    assert.ok(!refused('py', 'if x == None and y:\n    f()', 'if x is None and y:\n    f()'));
    assert.ok(refused('js', 'if (a.ok && b.ok) { f(); }', 'if (a.ok) { f(); }'));
    assert.ok(refused('js', 'return a && b;', 'return a;'));
    assert.ok(refused('go', 'if err == nil && n > 0 {\n\tf()\n}', 'if err == nil {\n\tf()\n}'));
    assert.ok(refused('py', 'f(x)', 'if x:\n    f(x)'));
    assert.ok(!refused('sh', 'a && b || c', 'a && b'), 'a shell joins commands by these');
  });

  it('lets a tag add a condition, or change one', () => {
    assert.ok(!refused('py', 'f(x)', 'if x:\n    f(x)', ['check']));
    assert.ok(refused('py', 'if x:\n    f(x)', 'f(x)', ['check']));
    assert.ok(!refused('py', 'if x:\n    f(x)', 'f(x)', ['condition']));
  });

  it('asks nothing twice', () => {
    const before = 'def f(names=None):\n    if names is None:\n        names = []\n    return names';
    const doubled = before.replace('    return', '    if names is None:\n        names = []\n    return');
    assert.ok(refused('py', before, doubled, ['check']));
    const other = before.replace('    return', '    if len(names) > 9:\n        names = []\n    return');
    assert.ok(!refused('py', before, other, ['check']));
  });

  it('gives nothing None for a default where it is not asked for', () => {
    const before = 'def f(rows, more=[]):\n    rows = list(rows)\n    rows.extend(more)\n    return rows';
    const bare = before.replace('[]', 'None');
    assert.ok(refused('py', before, bare, ['check']));
    assert.ok(!refused('py', before, bare.replace('extend(more)', 'extend(more or [])'), ['check']));
    const asked = bare.replace('    rows =', '    if more is None:\n        more = []\n    rows =');
    assert.ok(!refused('py', before, asked, ['check']));
  });

  it("takes the error that a function around Go's lines passes on for no condition", () => {
    const before = 'for _, n := range names {\n\tif err := one(n); err != nil {\n\t\treturn err\n\t}\n}';
    const body = '\t\tif err := one(n); err != nil {\n\t\t\treturn err\n\t\t}\n\t\treturn nil\n';
    const after = `for _, n := range names {\n\tif err := func() error {\n${body}\t}(); err != nil {\n\t\treturn err\n\t}\n}`;
    assert.ok(!refused('go', before, after));
    assert.ok(refused('go', before, after.replace('}(); err != nil {', '}(); err != nil && strict {')));
  });
});
