import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fenced, judgedBy } from '../../../../test/support/guards.ts';
import { applyEdits } from '../../../text/core/edits.ts';
import { createCatalogue } from '../catalogue.ts';
import { bindStatement } from './bind-statement.ts';

const catalogue = createCatalogue(
  JSON.parse(readFileSync(new URL('../../../../models/catalogue.json', import.meta.url), 'utf8')),
);

/** The code with its query bound, as far as that can be done. */
function bound(code: string, language: string, around = ''): string | undefined {
  const edits = bindStatement(code, language, code.search(/"(?:select|update|delete|insert)/i), around);
  return edits === undefined ? undefined : applyEdits(code, edits);
}

/** The guards have nothing against it. */
async function passes(code: string, language: string, around = ''): Promise<string | undefined> {
  const after = bound(code, language, around);
  if (after === undefined) return undefined;
  const { may } = catalogue.entry('CWE-89');
  const refused = await judgedBy(`${around}\n\n${fenced(language, code)}`, `${around}\n\n${fenced(language, after)}`, {
    allows: may,
  });
  assert.deepEqual([...refused.values()], [], after);
  return after;
}

describe('bindStatement', () => {
  it('joins a query that goes over several lines', async () => {
    assert.equal(
      await passes(
        'int ship(Connection con, long id) throws SQLException {\n    try (Statement st = con.createStatement()) {\n        return st.executeUpdate("UPDATE parcels SET code = \'" + code\n                + "\' WHERE id = " + id + " AND state = 2");\n    }\n}',
        'java',
      ),
      'int ship(Connection con, long id) throws SQLException {\n    try (PreparedStatement st = con.prepareStatement("UPDATE parcels SET code = ? WHERE id = ? AND state = 2")) {\n        st.setString(1, code);\n        st.setLong(2, id);\n        return st.executeUpdate();\n    }\n}',
    );
    assert.equal(
      await passes(
        '$sql = "SELECT id FROM people WHERE city = \'" . $city . "\' " .\n       "AND age >= " . $age . " AND active = 1";\n$rows = $pdo->query($sql);',
        'php',
      ),
      '$sql = "SELECT id FROM people WHERE city = ? AND age >= ? AND active = 1";\n$rows = $pdo->prepare($sql);\n$rows->execute([$city, $age]);',
    );
    assert.equal(
      bound(
        '$rows = $pdo->query("SELECT id FROM people WHERE city = \'" . $city . "\' " .\n  "AND active = 1");',
        'php',
      ),
      undefined,
    );
  });

  it('prepares a statement of JDBC', async () => {
    assert.equal(
      await passes(
        'String sql = "SELECT id FROM staff WHERE login = \'" + login + "\' AND team = \'" + team + "\' AND active = 1";\nStatement st = con.createStatement();\nResultSet rs = st.executeQuery(sql);',
        'java',
      ),
      'String sql = "SELECT id FROM staff WHERE login = ? AND team = ? AND active = 1";\nPreparedStatement st = con.prepareStatement(sql);\nst.setString(1, login);\nst.setString(2, team);\nResultSet rs = st.executeQuery();',
    );
    assert.equal(
      await passes(
        'import java.sql.Statement;\nint age = 3;\nStatement st = con.createStatement();\nString sql = "SELECT id FROM staff WHERE login = \'" + login + "\' AND age > " + age;\nResultSet rs = st.executeQuery(sql);\nst.close();',
        'java',
      ),
      'import java.sql.PreparedStatement;\nint age = 3;\nString sql = "SELECT id FROM staff WHERE login = ? AND age > ?";\nPreparedStatement st = con.prepareStatement(sql);\nst.setString(1, login);\nst.setInt(2, age);\nResultSet rs = st.executeQuery();\nst.close();',
    );
    assert.equal(
      await passes(
        'Statement st = con.createStatement();\nst.executeUpdate("UPDATE staff SET team = \'" + team + "\' WHERE login = \'" + login + "\' OR alias LIKE \'%" + login + "%\'");',
        'java',
      ),
      'PreparedStatement st = con.prepareStatement("UPDATE staff SET team = ? WHERE login = ? OR alias LIKE ?");\nst.setString(1, team);\nst.setString(2, login);\nst.setString(3, "%" + login + "%");\nst.executeUpdate();',
    );
  });

  it('prepares a statement in the head of try', async () => {
    assert.equal(
      await passes(
        'try (Connection c = ds.getConnection();\n     Statement st = c.createStatement()) {\n    ResultSet rs = st.executeQuery(\n        "SELECT id FROM staff WHERE login = \'" + login + "\'");\n    rs.next();\n}',
        'java',
      ),
      'try (Connection c = ds.getConnection();\n     PreparedStatement st = c.prepareStatement("SELECT id FROM staff WHERE login = ?")) {\n    st.setString(1, login);\n    ResultSet rs = st.executeQuery();\n    rs.next();\n}',
    );
    const own =
      'try (Statement st = c.createStatement()) {\n    String sql = "DELETE FROM staff WHERE login = \'" + login + "\'";\n    st.execute(sql);\n}';
    assert.equal(bound(own, 'java'), undefined, 'the query comes after the head');
    const inHead =
      'try (Statement st = c.createStatement(); ResultSet rs = st.executeQuery("SELECT id FROM staff WHERE login = \'" + login + "\'")) {\n}';
    assert.equal(bound(inHead, 'java'), undefined, 'the head runs it');
  });

  it('takes what runs the query out of the head of try, behind the values', () => {
    const code = (query: string, sql: string) =>
      `boolean f(DataSource ds, String a, int b) throws SQLException {
    ${query}try (Connection c = ds.getConnection();
         Statement s = c.createStatement();
         ResultSet rs = s.executeQuery(${sql})) {
        while (rs.next()) {
            use(rs);
        }

        return true;
    }
}`;
    const after = (query: string, sql: string) =>
      `boolean f(DataSource ds, String a, int b) throws SQLException {
    ${query}try (Connection c = ds.getConnection();
         PreparedStatement s = c.prepareStatement(${sql})) {
        s.setString(1, a);
        s.setInt(2, b);
        try (ResultSet rs = s.executeQuery()) {
            while (rs.next()) {
                use(rs);
            }

            return true;
        }
    }
}`;
    const pasted = `"SELECT x FROM t WHERE a = '" + a + "' AND b = " + b`;
    const asked = '"SELECT x FROM t WHERE a = ? AND b = ?"';
    assert.equal(
      bound(code(`String sql = ${pasted};\n    `, 'sql'), 'java'),
      after(`String sql = ${asked};\n    `, 'sql'),
    );
    assert.equal(bound(code('', pasted), 'java'), after('', asked));
    const imported = 'import java.sql.Connection;\nimport java.sql.ResultSet;\n\n';
    assert.match(
      bound(imported + code('', pasted), 'java') ?? '',
      /Connection;\nimport java\.sql\.PreparedStatement;\nimport java\.sql\.ResultSet;\n/,
    );
    const formatted = `String.format("SELECT x FROM t WHERE a = '%s'", a)`;
    assert.match(bound(code('', formatted), 'java') ?? '', /prepareStatement\("SELECT x FROM t WHERE a = \?"\)/);
    // What runs it is used again, and the type of a value is not known.
    assert.equal(bound(code('', pasted).replace('use(rs)', 's.cancel()'), 'java'), undefined);
    assert.equal(bound(code('', pasted).replace('int b', 'var b'), 'java'), undefined);
  });

  it('prepares a statement of PDO and of mysqli', async () => {
    assert.equal(
      await passes(
        "$sql = \"SELECT id FROM staff WHERE login = '$login' AND team = '{$row['team']}'\";\n$rows = $pdo->query($sql);",
        'php',
      ),
      '$sql = "SELECT id FROM staff WHERE login = ? AND team = ?";\n$rows = $pdo->prepare($sql);\n$rows->execute([$login, $row[\'team\']]);',
    );
    assert.equal(
      await passes(
        '$row = $pdo->query("SELECT id FROM staff WHERE login = \'$login\' AND team = \'" . $team . "\'")->fetch();',
        'php',
      ),
      '$stmt = $pdo->prepare("SELECT id FROM staff WHERE login = ? AND team = ?");\n$stmt->execute([$login, $team]);\n$row = $stmt->fetch();',
    );
    assert.equal(
      await passes(
        "$sql = \"SELECT id FROM staff WHERE login = '$login' AND team = '$team'\";\n$rows = mysqli_query($link, $sql);",
        'php',
      ),
      '$sql = "SELECT id FROM staff WHERE login = ? AND team = ?";\n$stmt = mysqli_prepare($link, $sql);\nmysqli_stmt_bind_param($stmt, "ss", $login, $team);\nmysqli_stmt_execute($stmt);\n$rows = mysqli_stmt_get_result($stmt);',
    );
    assert.equal(
      await passes('$db->query("DELETE FROM staff WHERE login = \'$login\' AND team = $team");', 'php', 'With mysqli:'),
      '$stmt = $db->prepare("DELETE FROM staff WHERE login = ? AND team = ?");\n$stmt->bind_param("ss", $login, $team);\n$stmt->execute();',
    );
  });

  it('adds parameters to what is set as the text of a command', () => {
    const code = (text: string, more = '') =>
      `var c = new SqlConnection(s);\nvar cmd = c.CreateCommand();\ncmd.CommandText = ${text};\n${more}cmd.ExecuteNonQuery();`;
    assert.equal(
      bound(code(`"DELETE FROM t WHERE a = '" + a + "' AND b = " + x.B`), 'csharp'),
      code(
        '"DELETE FROM t WHERE a = @a AND b = @B"',
        'cmd.Parameters.AddWithValue("@a", a);\ncmd.Parameters.AddWithValue("@B", x.B);\n',
      ),
    );
    assert.equal(bound(code(`"DELETE FROM t WHERE a = " + a`, 'cmd.Parameters.Add(p);\n'), 'csharp'), undefined);
  });

  it('adds parameters to a command of ADO.NET', async () => {
    assert.equal(
      await passes(
        'var cmd = new SqlCommand("SELECT Id FROM Staff WHERE Login = \'" + login + "\' AND Team = \'" + user.Team + "\'", conn);\nvar r = cmd.ExecuteReader();',
        'csharp',
      ),
      'var cmd = new SqlCommand("SELECT Id FROM Staff WHERE Login = @login AND Team = @Team", conn);\ncmd.Parameters.AddWithValue("@login", login);\ncmd.Parameters.AddWithValue("@Team", user.Team);\nvar r = cmd.ExecuteReader();',
    );
    assert.equal(
      await passes(
        'string sql = $"SELECT Id FROM Staff WHERE Login = \'{login}\' AND Age > {age} AND Active = 1";\nusing (var cmd = new SqlCommand(sql, conn))\n{\n    cmd.ExecuteNonQuery();\n}',
        'csharp',
      ),
      'string sql = "SELECT Id FROM Staff WHERE Login = @login AND Age > @age AND Active = 1";\nusing (var cmd = new SqlCommand(sql, conn))\n{\n    cmd.Parameters.AddWithValue("@login", login);\n    cmd.Parameters.AddWithValue("@age", age);\n    cmd.ExecuteNonQuery();\n}',
    );
  });

  it('leaves what it cannot do safely', () => {
    const java = 'Statement st = con.createStatement();\n';
    // Of what type it is; a name of a table; the statement runs something else, too.
    assert.equal(bound(`${java}st.execute("DELETE FROM t WHERE id = " + req.get("id"));`, 'java'), undefined);
    assert.equal(bound(`${java}st.execute("DELETE FROM " + table + " WHERE a = '" + a + "'");`, 'java'), undefined);
    assert.equal(
      bound(`${java}st.execute("DELETE FROM t WHERE a = '" + a + "'");\nst.execute("COMMIT");`, 'java'),
      undefined,
    );
    // No driver in sight; an expression cannot be bound by reference; no result without rows.
    assert.equal(bound('$db->query("DELETE FROM t WHERE a = \'$a\'");', 'php'), undefined);
    assert.equal(bound('$db->query("DELETE FROM t WHERE a = \'" . trim($a) . "\'");', 'php', 'mysqli'), undefined);
    assert.equal(bound('$ok = $db->query("DELETE FROM t WHERE a = \'$a\'");', 'php', 'mysqli'), undefined);
    assert.equal(bound('var n = Run("SELECT a FROM t WHERE b = \'" + b + "\'");', 'csharp'), undefined);
  });
});
