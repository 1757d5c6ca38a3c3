import assert from 'node:assert/strict';
import { applyEdits } from '../../../text/core/edits.ts';
import { bindSql } from './bind-sql.ts';

function bound(code: string, language: string, around = ''): string | undefined {
  const at = code.search(/select|insert|update|delete/i);
  const edits = bindSql(code, language, at, around);
  return edits === undefined ? undefined : applyEdits(code, edits);
}

describe('bindSql', () => {
  it('binds every value of a query, in order and in the style of the driver', () => {
    assert.equal(
      bound(`cur.execute(f"SELECT id FROM t WHERE a = '{a}' AND b = {b.c} AND on = 1")`, 'python', 'import sqlite3'),
      'cur.execute("SELECT id FROM t WHERE a = ? AND b = ? AND on = 1", (a, b.c))',
    );
    assert.equal(
      bound(`cur.execute(f"DELETE FROM t WHERE a = {a}")`, 'python', 'import psycopg2'),
      'cur.execute("DELETE FROM t WHERE a = %s", (a,))',
    );
    assert.equal(
      bound("await db.query(`UPDATE t SET a = '${x}' WHERE id = ${r.id}`);", 'typescript', "from 'pg'"),
      'await db.query(`UPDATE t SET a = $1 WHERE id = $2`, [x, r.id]);',
    );
    assert.equal(
      bound('db.query("SELECT * FROM t WHERE a = \'" + a + "\' AND b = " + b);', 'javascript', "require('mysql2')"),
      'db.query("SELECT * FROM t WHERE a = ? AND b = ?", [a, b]);',
    );
    assert.equal(
      bound('db.QueryRow(fmt.Sprintf("SELECT a FROM t WHERE b = \'%s\' AND c = %d", b, c))', 'go', 'github.com/lib/pq'),
      'db.QueryRow("SELECT a FROM t WHERE b = $1 AND c = $2", b, c)',
    );
  });

  it('takes the import of fmt out with its last use, and binds nothing where it cannot', () => {
    const file = (imports: string, more = '') =>
      `package p\n\n${imports}\n\nfunc f() {\n\trows, err := db.Query(fmt.Sprintf("SELECT a FROM t WHERE b = %d", b))\n${more}}\n`;
    const both = file('import (\n\t"database/sql"\n\t"fmt"\n)');
    assert.equal(
      bound(both, 'go'),
      both
        .replace('\t"fmt"\n', '')
        .replace('fmt.Sprintf("SELECT a FROM t WHERE b = %d", b)', '"SELECT a FROM t WHERE b = ?", b'),
    );
    assert.match(bound(file('import (\n\t"fmt"\n)', '\tfmt.Println(err)\n'), 'go') ?? '', /^\t"fmt"$/m);
    const alone = 'rows, err := db.Query(fmt.Sprintf("SELECT a FROM t WHERE b = %d", b))';
    assert.equal(bound(alone, 'go', `import "fmt"\n\n${alone}`), undefined, 'its import is in another piece');
    assert.ok(bound(alone, 'go', `import "fmt"\n\nfmt.Println(1)\n${alone}`));
  });

  it('passes the values where the variable is used', () => {
    assert.equal(
      bound(`sql = f"INSERT INTO t (a, b) VALUES ('{a}', {b})"\ncur.execute(sql)\n`, 'python', 'import sqlite3'),
      'sql = "INSERT INTO t (a, b) VALUES (?, ?)"\ncur.execute(sql, (a, b))\n',
    );
  });

  it("passes them to Go's sqlx, behind what it fills", () => {
    assert.equal(
      bound('q := "SELECT a FROM t WHERE b = \'" + b + "\'"\nerr := db.SelectContext(ctx, &rows, q)', 'go', 'postgres'),
      'q := "SELECT a FROM t WHERE b = $1"\nerr := db.SelectContext(ctx, &rows, q, b)',
    );
    assert.equal(
      bound('err := db.Get(&one, fmt.Sprintf("SELECT a FROM t WHERE b = %d", b))', 'go', 'mysql'),
      'err := db.Get(&one, "SELECT a FROM t WHERE b = ?", b)',
    );
  });

  it('passes them before a callback, and to Django', () => {
    assert.equal(
      bound(
        'const sql = "SELECT b FROM t WHERE a = " + a;\nconnection.query(sql, function (err, found) {\n});',
        'javascript',
      ),
      'const sql = "SELECT b FROM t WHERE a = ?";\nconnection.query(sql, [a], function (err, found) {\n});',
    );
    assert.equal(
      bound('const sql = "SELECT b FROM t WHERE a = " + a;\nconnection.query(sql, more);', 'javascript'),
      undefined,
    );
    assert.equal(
      bound(`User.objects.raw(f"SELECT * FROM u WHERE name = '{name}' AND age > {age}")`, 'python'),
      'User.objects.raw("SELECT * FROM u WHERE name = %s AND age > %s", (name, age))',
    );
  });

  it('puts the wildcards of LIKE into the value', () => {
    assert.equal(
      bound(`cur.execute(f"SELECT a FROM t WHERE b LIKE '%{q}%'")`, 'python', 'import sqlite3'),
      'cur.execute("SELECT a FROM t WHERE b LIKE ?", (f"%{q}%",))',
    );
  });

  it('takes the placeholders that a call usually takes where no driver is in sight', () => {
    const cases: readonly (readonly [language: string, code: string, bound: string])[] = [
      [
        'python',
        `cur.execute("SELECT id FROM t WHERE a = '{}' AND b = '{}'".format(a, b))`,
        'cur.execute("SELECT id FROM t WHERE a = %s AND b = %s", (a, b))',
      ],
      ['python', 'conn.execute(f"DELETE FROM t WHERE a = {a}")', 'conn.execute("DELETE FROM t WHERE a = ?", (a,))'],
      [
        'python',
        'await db.fetchrow(f"SELECT a FROM t WHERE b = {b}")',
        'await db.fetchrow("SELECT a FROM t WHERE b = $1", b)',
      ],
      [
        'typescript',
        "await db.query(`DELETE FROM t WHERE a = '${a}'`);",
        'await db.query(`DELETE FROM t WHERE a = $1`, [a]);',
      ],
      [
        'javascript',
        'db.query("SELECT b FROM t WHERE a = " + a, (err, found) => { done(found); });',
        'db.query("SELECT b FROM t WHERE a = ?", [a], (err, found) => { done(found); });',
      ],
      [
        'javascript',
        'connection.query(`DELETE FROM t WHERE a = ${a}`);',
        'connection.query(`DELETE FROM t WHERE a = ?`, [a]);',
      ],
      ['go', 'db.Query(fmt.Sprintf("SELECT a FROM t WHERE b = %d", b))', 'db.Query("SELECT a FROM t WHERE b = ?", b)'],
      [
        'go',
        'p.Query(ctx, fmt.Sprintf("SELECT a FROM t WHERE b = %d", b))',
        'p.Query(ctx, "SELECT a FROM t WHERE b = $1", b)',
      ],
    ];
    for (const [language, code, expected] of cases) assert.equal(bound(code, language), expected);
  });

  it("binds by name in SQLAlchemy's text", () => {
    const around = 'from sqlalchemy import text';
    assert.equal(
      bound(`rows = db.execute(text(f"SELECT a FROM t WHERE b LIKE '{q}%' AND c = {row.id}"))`, 'python', around),
      'rows = db.execute(text("SELECT a FROM t WHERE b LIKE :q AND c = :id"), {"q": f"{q}%", "id": row.id})',
    );
    assert.equal(
      bound('db.execute(text("DELETE FROM t WHERE a = " + a.id + " AND b = " + b.id))', 'python', around),
      'db.execute(text("DELETE FROM t WHERE a = :id AND b = :id2"), {"id": a.id, "id2": b.id})',
    );
    assert.equal(bound('stmt = text(f"SELECT a FROM t WHERE b = {b}")', 'python', around), undefined);
    assert.equal(bound('db.execute(text(f"SELECT a FROM t WHERE b = {b}"), more)', 'python', around), undefined);
  });

  it('leaves what it cannot do safely', () => {
    const sqlite = 'import sqlite3';
    // No driver in sight, and no call that tells.
    assert.equal(bound('session.execute(f"SELECT a FROM t WHERE b = {b}")', 'python'), undefined);
    assert.equal(
      bound('await client.query(`DELETE FROM t WHERE b = ${b}`)', 'typescript', "'@google-cloud/bigquery'"),
      undefined,
    );
    assert.equal(bound('store.execute(f"SELECT a FROM t WHERE b = {b}")', 'python'), undefined);
    assert.equal(bound('await conn.execute(f"SELECT a FROM t WHERE b = {b}")', 'python'), undefined);
    assert.equal(bound('def f(db: Session):\n    db.execute(f"SELECT a FROM t WHERE b = {b}")', 'python'), undefined);
    // A name is no value.
    assert.equal(bound('cur.execute(f"SELECT a FROM {table} WHERE b = {b}")', 'python', sqlite), undefined);
    assert.equal(bound('cur.execute(f"SELECT a FROM t WHERE b = {b} ORDER BY {c}")', 'python', sqlite), undefined);
    // Values are passed already, or the call takes none.
    assert.equal(bound('cur.execute(f"SELECT a FROM t WHERE b = {b} AND c = ?", (c,))', 'python', sqlite), undefined);
    assert.equal(bound('cur.executescript(f"DELETE FROM t WHERE b = {b}")', 'python', sqlite), undefined);
    // Part of a text, and a format of its own.
    assert.equal(bound(`cur.execute(f"SELECT a FROM t WHERE b = 'x-{b}'")`, 'python', sqlite), undefined);
    assert.equal(bound('cur.execute(f"SELECT a FROM t WHERE b = {b:d}")', 'python', sqlite), undefined);
    // The variable is used again.
    assert.equal(
      bound('sql = f"SELECT a FROM t WHERE b = {b}"\nprint(sql)\ncur.execute(sql)', 'python', sqlite),
      undefined,
    );
  });
});
