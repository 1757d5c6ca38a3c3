/** A query with several conditions keeps every one of them when its values are bound, in each language that has such queries. */
import assert from 'node:assert/strict';
import { fenced } from '../support/guards.ts';
import { alignerByRules } from '../support/rules-only.ts';

const QUERIES: readonly (readonly [language: string, before: readonly string[], after: readonly string[]])[] = [
  [
    'python',
    [
      'def find(cur, name, city, age):',
      `    cur.execute(f"SELECT id FROM members WHERE name = '{name}' AND city = '{city}' AND age > {age} AND active = true")`,
    ],
    [
      'def find(cur, name, city, age):',
      '    cur.execute("SELECT id FROM members WHERE name = %s AND city = %s AND age > %s AND active = true", (name, city, age))',
    ],
  ],
  [
    'javascript',
    [
      "import mysql from 'mysql2/promise';",
      "const [rows] = await pool.query(`SELECT id FROM accounts WHERE mail = '${mail}' AND pin = '${pin}' AND locked = 0`);",
    ],
    [
      "import mysql from 'mysql2/promise';",
      'const [rows] = await pool.query(`SELECT id FROM accounts WHERE mail = ? AND pin = ? AND locked = 0`, [mail, pin]);',
    ],
  ],
  [
    'typescript',
    [
      "import { Pool } from 'pg';",
      "const { rows } = await pool.query(`SELECT * FROM orders WHERE shop = '${shop}' AND day >= '${from}' AND day < '${to}' OR pinned = true`);",
    ],
    [
      "import { Pool } from 'pg';",
      'const { rows } = await pool.query(`SELECT * FROM orders WHERE shop = $1 AND day >= $2 AND day < $3 OR pinned = true`, [shop, from, to]);',
    ],
  ],
  [
    'java',
    [
      'Statement st = con.createStatement();',
      `ResultSet rs = st.executeQuery("SELECT id FROM staff WHERE login = '" + login + "' AND pw = '" + pw + "' AND active = 1");`,
    ],
    [
      'PreparedStatement st = con.prepareStatement("SELECT id FROM staff WHERE login = ? AND pw = ? AND active = 1");',
      'st.setString(1, login);',
      'st.setString(2, pw);',
      'ResultSet rs = st.executeQuery();',
    ],
  ],
  [
    'go',
    [
      'import (',
      '\t"database/sql"',
      '\t"fmt"',
      '',
      '\t_ "github.com/lib/pq"',
      ')',
      '',
      'func beds(db *sql.DB, site, crop string) (*sql.Rows, error) {',
      `\treturn db.Query(fmt.Sprintf("SELECT id FROM beds WHERE site = '%s' AND crop = '%s' AND free = true", site, crop))`,
      '}',
    ],
    [
      'import (',
      '\t"database/sql"',
      '',
      '\t_ "github.com/lib/pq"',
      ')',
      '',
      'func beds(db *sql.DB, site, crop string) (*sql.Rows, error) {',
      '\treturn db.Query("SELECT id FROM beds WHERE site = $1 AND crop = $2 AND free = true", site, crop)',
      '}',
    ],
  ],
  [
    'php',
    [
      `$stmt = $pdo->query("SELECT id FROM users WHERE name = '$name' AND pass = '$pass' AND banned = 0");`,
      '$user = $stmt->fetch();',
    ],
    [
      '$stmt = $pdo->prepare("SELECT id FROM users WHERE name = ? AND pass = ? AND banned = 0");',
      '$stmt->execute([$name, $pass]);',
      '$user = $stmt->fetch();',
    ],
  ],
  [
    'csharp',
    [
      `var cmd = new SqlCommand("SELECT Id FROM Users WHERE Name = '" + name + "' AND Pin = '" + pin + "' AND Active = 1", connection);`,
      'var id = cmd.ExecuteScalar();',
    ],
    [
      'var cmd = new SqlCommand("SELECT Id FROM Users WHERE Name = @name AND Pin = @pin AND Active = 1", connection);',
      'cmd.Parameters.AddWithValue("@name", name);',
      'cmd.Parameters.AddWithValue("@pin", pin);',
      'var id = cmd.ExecuteScalar();',
    ],
  ],
];

describe('a query with several conditions', function () {
  this.timeout(60_000);
  let align: Awaited<ReturnType<typeof alignerByRules>>;
  before(async () => {
    align = await alignerByRules();
  });

  for (const [language, before, after] of QUERIES)
    it(`keeps them all in ${language}`, async () => {
      const { corrected } = await align(fenced(language, before.join('\n')));
      assert.equal(corrected, fenced(language, after.join('\n')));
    });
});
