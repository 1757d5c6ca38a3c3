import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fenced, judgedBy } from '../../../../test/support/guards.ts';
import { applyEdits } from '../../../text/core/edits.ts';
import { createCatalogue } from '../catalogue.ts';
import { bindBeside } from './bind-beside.ts';

const catalogue = createCatalogue(
  JSON.parse(readFileSync(new URL('../../../../models/catalogue.json', import.meta.url), 'utf8')),
);

/** The code with its query bound, as far as that can be done. */
function bound(code: string, language: string, around = ''): string | undefined {
  const at = code.search(/f?"+\s*(?:select|update|delete|insert|name|a =)/i);
  const edits = bindBeside(code, language, at, around);
  return edits === undefined ? undefined : applyEdits(code, edits);
}

/** The guards have nothing against it. */
async function passes(code: string, language: string, around = ''): Promise<string | undefined> {
  const after = bound(code, language, around);
  if (after === undefined) return undefined;
  const refused = await judgedBy(`${around}\n\n${fenced(language, code)}`, `${around}\n\n${fenced(language, after)}`, {
    allows: catalogue.entry('CWE-89').may,
    isFix: true,
  });
  assert.deepEqual([...refused.values()], [], after);
  return after;
}

describe('bindBeside', () => {
  it("hands values to Spring's JdbcTemplate in Kotlin", async () => {
    const spring = 'class Rows(private val jdbc: JdbcTemplate)';
    assert.equal(
      await passes(
        'jdbc.update(\n    """\n    INSERT INTO t (a, b)\n    VALUES (\'$a\', \'${x.b}\')\n    """.trimIndent()\n)',
        'kotlin',
        spring,
      ),
      'jdbc.update(\n    """\n    INSERT INTO t (a, b)\n    VALUES (?, ?)\n    """.trimIndent(),\n    a, x.b\n)',
    );
    assert.equal(
      await passes(
        'fun f(id: Long) {\n    val sql = "DELETE FROM t WHERE id = $id AND a LIKE \'$a%\'"\n    jdbc.update(sql)\n}',
        'kotlin',
        spring,
      ),
      'fun f(id: Long) {\n    val sql = "DELETE FROM t WHERE id = ? AND a LIKE ?"\n    jdbc.update(sql, id, "${a}%")\n}',
    );
    assert.equal(bound('jdbc.update("DELETE FROM t WHERE id = $id")', 'kotlin', spring), undefined, 'a type not known');
    const mapped = 'jdbc.query("SELECT a FROM t WHERE a = \'$a\'") { rs, _ -> rs.getString(1) }';
    assert.equal(bound(mapped, 'kotlin', spring), undefined);
    assert.equal(bound('repository.update("DELETE FROM t WHERE a = \'$a\'")', 'kotlin', spring), undefined);
  });

  it("hands values to Android's database", async () => {
    assert.equal(
      await passes('fun f(id: Int) = db.execSQL("UPDATE t SET a = \'$a\' WHERE id = $id")', 'kotlin'),
      'fun f(id: Int) = db.execSQL("UPDATE t SET a = ? WHERE id = ?", arrayOf<Any>(a, id))',
    );
    assert.equal(
      bound(
        "fun f(a: String, b: String) = db.rawQuery(\"SELECT * FROM t WHERE a = '$a' OR b = '$b'\", null)",
        'kotlin',
      ),
      'fun f(a: String, b: String) = db.rawQuery("SELECT * FROM t WHERE a = ? OR b = ?", arrayOf(a, b))',
    );
    assert.equal(bound("db.rawQuery(\"SELECT * FROM t WHERE a = '$a' OR b = '$b'\", null)", 'kotlin'), undefined);
  });

  it('hands arguments to GRDB and SQLite.swift', async () => {
    assert.equal(
      await passes(
        "try Row.fetchAll(db, sql: \"SELECT a FROM t WHERE a = '\\(a)' AND b LIKE '%\\(b)%'\")",
        'swift',
        'import GRDB',
      ),
      'try Row.fetchAll(db, sql: "SELECT a FROM t WHERE a = ? AND b LIKE ?", arguments: [a, "%\\(b)%"])',
    );
    assert.equal(
      bound('try db.run("DELETE FROM t WHERE a = \'\\(a)\'")', 'swift', 'import SQLite'),
      'try db.run("DELETE FROM t WHERE a = ?", a)',
    );
    assert.equal(bound('try db.run("DELETE FROM t WHERE a = \'\\(a)\'")', 'swift'), undefined);
  });

  it('hands values to conditions of Rails', async () => {
    assert.equal(
      await passes("T.where(\"a = '#{a}' AND b = '#{p[:b]}' AND c > #{c}\").limit(5)", 'ruby'),
      'T.where("a = ? AND b = ? AND c > ?", a, p[:b], c).limit(5)',
    );
    assert.equal(
      await passes("T.where(\"name LIKE '%#{params[:q]}%' OR code LIKE '%#{params[:q]}%'\")", 'ruby'),
      'T.where("name LIKE :q OR code LIKE :q", q: "%#{params[:q]}%")',
    );
    assert.equal(bound('T.where("a = \'#{a}\' AND #{column} = ?", b)', 'ruby'), undefined);
    assert.equal(bound('T.joins("a = \'#{a}\'")', 'ruby'), undefined);
  });

  it('adds parameters to a command of PowerShell', async () => {
    const code = (sql: string, more = '') =>
      `$c = [System.Data.SqlClient.SqlConnection]::new($s)\n$cmd = $c.CreateCommand()\n$cmd.CommandText = ${sql}\n${more}$cmd.ExecuteReader()`;
    assert.equal(
      await passes(code(`"SELECT a FROM t WHERE a = '$A' AND b = '$($row.B)'"`), 'powershell'),
      code(
        '"SELECT a FROM t WHERE a = @A AND b = @B"',
        "[void]$cmd.Parameters.AddWithValue('@A', $A)\n[void]$cmd.Parameters.AddWithValue('@B', $row.B)\n",
      ),
    );
    assert.equal(bound(code(`"SELECT a FROM t WHERE a = '$A'"`, '$cmd.Parameters.Clear()\n'), 'powershell'), undefined);
    assert.equal(
      bound(code(`"SELECT a FROM t WHERE a = '$A'"`).replace('Sql', 'Odbc'), 'powershell', 'Odbc'),
      undefined,
    );
  });

  it('writes a placeholder for each value of a list', async () => {
    assert.equal(
      await passes(
        'marked = ", ".join(f"\'{c}\'" for c in codes)\ncur.execute(f"SELECT a FROM t WHERE b IN ({marked})")',
        'python',
        'With pymysql:',
      ),
      'placeholders = ", ".join(["%s"] * len(codes))\ncur.execute(f"SELECT a FROM t WHERE b IN ({placeholders})", list(codes))',
    );
    assert.equal(
      await passes('conn.execute(f"DELETE FROM t WHERE id IN ({\',\'.join(map(str, x.ids))})")', 'python', 'sqlite3'),
      "conn.execute(f\"DELETE FROM t WHERE id IN ({', '.join(['?'] * len(x.ids))})\", list(x.ids))",
    );
    const twice = 'm = ",".join(map(str, ids))\nprint(m)\ncur.execute(f"DELETE FROM t WHERE id IN ({m})")';
    assert.equal(bound(twice, 'python', 'sqlite3'), undefined, 'the text is used elsewhere');
    const some = 'm = ",".join(str(i) for i in ids if i)\ncur.execute(f"DELETE FROM t WHERE id IN ({m})")';
    assert.equal(bound(some, 'python', 'sqlite3'), undefined, 'not all of the values');
    const more = 'm = ",".join(map(str, ids))\ncur.execute(f"DELETE FROM t WHERE id IN ({m}) AND a = {a}")';
    assert.equal(bound(more, 'python', 'sqlite3'), undefined, 'another value');
  });
});
