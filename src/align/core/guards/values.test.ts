import assert from 'node:assert/strict';
import { fenced, refusedBy } from '../../../../test/support/guards.ts';
import { values } from './values.ts';

const refused = (language: string, before: string, after: string, allows: readonly 'value'[] = []) =>
  refusedBy(values, fenced(language, before), fenced(language, after), { allows }).length > 0;

describe('values', () => {
  const two = 'cur.execute(f"SELECT * FROM t WHERE a = \'{a}\' AND b = {b}")';

  it('lets a query bind all that was put in, in order', () => {
    assert.ok(!refused('py', two, 'cur.execute("SELECT * FROM t WHERE a = ? AND b = ?", (a, b))'));
    assert.ok(!refused('py', two, 'cur.execute("SELECT * FROM t WHERE a = %(a)s AND b = %(b)s", {"a": a, "b": b})'));
    const concat = 'db.query("SELECT * FROM t WHERE a = \'" + req.params.a + "\'");';
    assert.ok(!refused('js', concat, 'db.query("SELECT * FROM t WHERE a = $1", [req.params.a]);'));
    assert.ok(
      !refused('js', 'db.query(`SELECT 1 FROM t WHERE a = ${a}`)', 'db.query(sql`SELECT 1 FROM t WHERE a = ${a}`)'),
    );
    const go = 'db.Query(fmt.Sprintf("SELECT id FROM t WHERE a = \'%s\'", name))';
    assert.ok(!refused('go', go, 'db.Query("SELECT id FROM t WHERE a = $1", name)'));
    const php = '$r = $pdo->query("SELECT * FROM t WHERE a = \'$a\'");';
    assert.ok(!refused('php', php, '$r = $pdo->prepare("SELECT * FROM t WHERE a = ?");\n$r->execute([$a]);'));
    const java = 'ResultSet r = st.executeQuery("SELECT * FROM t WHERE a = \'" + a + "\'");';
    const prepared = 'PreparedStatement st = c.prepareStatement("SELECT * FROM t WHERE a = ?");\nst.setString(1, a);';
    assert.ok(!refused('java', java, prepared));
  });

  it('refuses too few, too many, swapped or unbound values', () => {
    const bound = 'cur.execute("SELECT * FROM t WHERE a = ? AND b = ?", ';
    for (const list of ['(a,))', '(a, b, c))', '(b, a))', '())', '(a))'])
      assert.ok(refused('py', two, bound + list), list);
    assert.ok(refused('py', two, 'cur.execute("SELECT * FROM t WHERE a = ? AND b = ?")'), 'no values');
    assert.ok(refused('py', two, 'cur.execute(f"SELECT * FROM t WHERE a = ? AND b = {b}", (a,))'), 'half');
    assert.ok(refused('py', two, 'cur.execute("SELECT * FROM t WHERE a = \'?\' AND b = ?", (a, b))'), 'quoted');
    assert.ok(refused('py', two, 'cur.execute("SELECT * FROM t WHERE a = ? AND b = %s", (a, b))'), 'mixed');
    assert.ok(refused('py', two, 'cur.execute("SELECT * FROM t WHERE a = :a AND b = :c", {"a": a, "b": b})'), 'names');
    const php = "$r = $db->query(\"SELECT * FROM t WHERE a = '$a' AND b = '$b'\");";
    const types = (s: string) =>
      `$r = $db->prepare("SELECT * FROM t WHERE a = ? AND b = ?");\n$r->bind_param("${s}", $a, $b);`;
    assert.ok(refused('php', php, types('s')));
    assert.ok(!refused('php', php, types('ss')));
  });

  it('refuses placeholders of another driver, and takes any where none is in sight', () => {
    const code = (driver: string, call: string) => `${driver}\n${call}`;
    const [bad, ask, percent] = [
      'cur.execute(f"SELECT * FROM t WHERE a = \'{a}\'")',
      'cur.execute("SELECT * FROM t WHERE a = ?", (a,))',
      'cur.execute("SELECT * FROM t WHERE a = %s", (a,))',
    ];
    for (const [driver, right, wrong] of [
      ['import sqlite3', ask, percent],
      ['import psycopg2', percent, ask],
      ['import pymysql', percent, ask.replace('?', '$1')],
    ] as const) {
      assert.ok(!refused('py', code(driver, bad), code(driver, right)), driver);
      assert.ok(refused('py', code(driver, bad), code(driver, wrong)), driver);
    }
    for (const call of [ask, percent]) assert.ok(!refused('py', bad, call));
    const pg = "const { Pool } = require('pg');\npool.query(`SELECT * FROM t WHERE a = '${a}'`);";
    assert.ok(refused('js', pg, "const { Pool } = require('pg');\npool.query('SELECT * FROM t WHERE a = ?', [a]);"));
  });

  it('refuses another query, and what leaves out a value or makes it text', () => {
    assert.ok(refused('py', two, 'cur.execute("SELECT id FROM t WHERE a = ? AND b = ?", (a, b))'));
    assert.ok(refused('py', 'run(f"ls {folder}", shell=True)', 'run(["ls", "."])'));
    assert.ok(refused('py', 'run(f"ls {folder}", shell=True)', 'run(["ls", "{folder}"])'));
    assert.ok(!refused('py', 'run(f"ls {folder}", shell=True)', 'run(["ls", folder])'));
    assert.ok(!refused('py', 'log(f"token {token}")', 'log("token set")', ['value']));
  });

  it('refuses a program without a shell whose one string is a command line', () => {
    assert.ok(refused('js', 'exec(`ls ${dir}`, done);', 'execFile(`ls ${dir}`, done);'));
    assert.ok(!refused('js', 'exec(`ls ${dir}`, done);', "execFile('ls', [dir], done);"));
    assert.ok(refused('py', 'subprocess.run("ls " + d, shell=True)', 'subprocess.run("ls -l", d)'));
    assert.ok(refused('py', 'subprocess.run(f"ls {d}", shell=True)', 'subprocess.run(f"ls {d}")'));
  });
});
