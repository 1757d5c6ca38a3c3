import assert from 'node:assert/strict';
import { judgedBy, fenced } from '../../../../test/support/guards.ts';
import { applyEdits } from '../../../text/core/edits.ts';
import { createGrammars } from '../../worker/grammars.ts';
import { bindConditions } from './bind-conditions.ts';

const parser = createGrammars(() => undefined);

/** What comes out for the condition with `mark` in it, after every guard has let it pass. */
async function bound(code: string, language: string, around: string, mark = 'town = '): Promise<string | undefined> {
  const edits = bindConditions(code, language, code.indexOf(mark), around);
  if (edits === undefined) return undefined;
  const out = applyEdits(
    code,
    edits.toSorted((a, b) => a.start - b.start),
  );
  const refused = await judgedBy(fenced(language, code), fenced(language, out), {
    parser,
    tags: ['CWE-89'],
    isFix: true,
  });
  assert.deepEqual([...refused.values()], []);
  return out;
}

describe('bindConditions', function () {
  this.timeout(60_000);

  it('gives a second list to a cursor of Python', async () => {
    const code = `def boats(conn, town=None, low=None):
    parts = ["sold = 0"]
    if town:
        parts.append(f"town = '{town}'")
    if low is not None:
        parts.append("length > " + str(low))
    sql = "SELECT id FROM boats"
    sql += " WHERE " + " AND ".join(parts)
    return conn.execute(sql).fetchall()`;
    assert.equal(
      await bound(code, 'python', 'import sqlite3'),
      `def boats(conn, town=None, low=None):
    parts = ["sold = 0"]
    params = []
    if town:
        parts.append("town = ?")
        params.append(town)
    if low is not None:
        parts.append("length > ?")
        params.append(low)
    sql = "SELECT id FROM boats"
    sql += " WHERE " + " AND ".join(parts)
    return conn.execute(sql, params).fetchall()`,
    );
    assert.match(
      (await bound(code, 'python', 'import psycopg2'))!,
      /append\("town = %s"\)[\s\S]*execute\(sql, params\)/,
    );
    const twice = code.replace('sql).fetchall()', 'sql).fetchall(), conn.execute(sql)');
    assert.equal(await bound(twice, 'python', 'import sqlite3'), undefined);
    assert.equal(await bound(code.replace('sold = 0', 'sold = ?'), 'python', 'import sqlite3'), undefined);
    assert.equal(await bound(`${code}\n    print(parts)`, 'python', 'import sqlite3'), undefined);
  });

  it('numbers the placeholders where the driver wants it', async () => {
    const python = `async def boats(conn, town):
    parts = ["NOT sold"]
    if town:
        parts.append(f"town = '{town}'")
    query = f"SELECT id FROM boats WHERE {' AND '.join(parts)} LIMIT 10"
    return await conn.fetch(query)`;
    const out = await bound(python, 'python', 'import asyncpg');
    assert.match(out!, /params\.append\(town\)\n {8}parts\.append\(f"town = \$\{len\(params\)\}"\)/);
    assert.match(out!, /conn\.fetch\(query, \*params\)/);
    const script = `async function boats(town) {
  const parts = [];
  if (town) parts.push("town = '" + town + "'");
  const clause = parts.length ? \`WHERE \${parts.join(' AND ')}\` : '';
  const { rows } = await pool.query(\`SELECT id FROM boats \${clause} ORDER BY id\`);
  return rows;
}`;
    assert.equal(
      await bound(script, 'javascript', "import pg from 'pg'"),
      `async function boats(town) {
  const parts = [];
  const params = [];
  if (town) {
    params.push(town);
    parts.push(\`town = $\${params.length}\`);
  }
  const clause = parts.length ? \`WHERE \${parts.join(' AND ')}\` : '';
  const { rows } = await pool.query(\`SELECT id FROM boats \${clause} ORDER BY id\`, params);
  return rows;
}`,
    );
    const go = `func Boats(ctx context.Context, db *sql.DB, f Filter) (*sql.Rows, error) {
	parts := []string{"NOT sold"}
	if f.Town != "" {
		parts = append(parts, fmt.Sprintf("town = '%s'", f.Town))
	}
	q := "SELECT id FROM boats WHERE " + strings.Join(parts, " AND ")
	return db.QueryContext(ctx, q)
}`;
    assert.equal(
      await bound(go, 'go', 'github.com/lib/pq'),
      `func Boats(ctx context.Context, db *sql.DB, f Filter) (*sql.Rows, error) {
	parts := []string{"NOT sold"}
	var args []any
	if f.Town != "" {
		args = append(args, f.Town)
		parts = append(parts, fmt.Sprintf("town = $%d", len(args)))
	}
	q := "SELECT id FROM boats WHERE " + strings.Join(parts, " AND ")
	return db.QueryContext(ctx, q, args...)
}`,
    );
  });

  it('hands the values on where a statement is prepared, and on a line of their own after a comma', async () => {
    const script = `function boats(town: string) {
  const parts: string[] = ['sold = 0'];
  if (town) {
    parts.push(\`town = '\${town}'\`);
  }
  return db.prepare(\`SELECT id FROM boats WHERE \${parts.join(' AND ')}\`).all();
}`;
    const out = await bound(script, 'typescript', 'better-sqlite3');
    assert.match(out!, /const params: unknown\[\] = \[\];/);
    assert.match(out!, /\.all\(\.\.\.params\);/);
    const lines = script.replace(
      /db\.prepare.*/,
      "pool.query(\n    `SELECT id FROM boats WHERE ${parts.join(' AND ')}`,\n  );",
    );
    assert.match((await bound(lines, 'typescript', 'mysql2'))!, /AND '\)\}`,\n {4}params,\n {2}\);/);
    const php = `$parts = ['sold = 0'];
if ($town !== '') {
    $parts[] = "town = '" . $town . "'";
}
$sql = 'SELECT id FROM boats WHERE ' . implode(' AND ', $parts) . ' LIMIT 9';
$found = $pdo->prepare($sql);
$found->execute();`;
    assert.equal(
      await bound(php, 'php', 'PDO'),
      `$parts = ['sold = 0'];
$params = [];
if ($town !== '') {
    $parts[] = "town = ?";
    $params[] = $town;
}
$sql = 'SELECT id FROM boats WHERE ' . implode(' AND ', $parts) . ' LIMIT 9';
$found = $pdo->prepare($sql);
$found->execute($params);`,
    );
    assert.equal(await bound(php.replace('\'" . $town . "\'', "'$row[town]'"), 'php', 'PDO'), undefined);
  });
});
