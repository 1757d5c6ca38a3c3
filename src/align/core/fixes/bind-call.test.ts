import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fenced, judgedBy } from '../../../../test/support/guards.ts';
import { applyEdits } from '../../../text/core/edits.ts';
import { createCatalogue } from '../catalogue.ts';
import { bindCall } from './bind-call.ts';

const catalogue = createCatalogue(
  JSON.parse(readFileSync(new URL('../../../../models/catalogue.json', import.meta.url), 'utf8')),
);

/** The code with its query bound, as far as that can be done. */
function bound(code: string, language: string, around = ''): string | undefined {
  const edits = bindCall(code, language, code.search(/"(?:select|update|delete|insert)/i), around);
  return edits === undefined ? undefined : applyEdits(code, edits);
}

/** Each pair is what becomes of a code, and the guards have nothing against it. */
async function become(language: string, around: string, pairs: readonly (readonly [string, string])[]): Promise<void> {
  const { may } = catalogue.entry('CWE-89');
  for (const [code, wanted] of pairs) {
    assert.equal(bound(code, language, around), wanted);
    const [before, after] = [code, wanted].map((one) => `${around}\n\n${fenced(language, one)}`);
    assert.deepEqual([...(await judgedBy(before!, after!, { allows: may })).values()], [], wanted);
  }
}
const left = (language: string, around: string, codes: readonly string[]): void => {
  for (const code of codes) assert.equal(bound(code, language, around), undefined, code);
};

describe('bindCall', () => {
  it("hands values to Spring's JdbcTemplate", async () => {
    await become('java', 'With JdbcTemplate:', [
      [
        'return jdbc.query("SELECT id FROM staff WHERE team = \'" + team + "\'", staffMapper);',
        'return jdbc.query("SELECT id FROM staff WHERE team = ?", staffMapper, team);',
      ],
      [
        'void move(String team, long id) {\n  String sql = "UPDATE staff SET team = \'" + team + "\' WHERE id = " + id;\n  jdbc.update(sql);\n}',
        'void move(String team, long id) {\n  String sql = "UPDATE staff SET team = ? WHERE id = ?";\n  jdbc.update(sql, team, id);\n}',
      ],
      [
        'return jdbc.query("SELECT id FROM staff WHERE team LIKE \'%" + team + "%\'", (rs, i) -> rs.getLong(1));',
        'return jdbc.query("SELECT id FROM staff WHERE team LIKE ?", (rs, i) -> rs.getLong(1), "%" + team + "%");',
      ],
    ]);
    left('java', 'With JdbcTemplate:', [
      'jdbc.update("UPDATE staff SET team = \'" + team + "\' WHERE id = ?", id);',
      'jdbc.query("SELECT id FROM staff WHERE team = \'" + team + "\'", new Object[] {a}, staffMapper);',
      'jdbc.update("DELETE FROM staff WHERE id = " + request.getId());',
      'jdbc.update("DELETE FROM " + table + " WHERE team = \'" + team + "\'");',
    ]);
    left('java', 'With NamedParameterJdbcTemplate:', [
      'jdbc.update("DELETE FROM staff WHERE team = \'" + team + "\'");',
    ]);
  });

  it('sets parameters of JPA', async () => {
    await become('java', '', [
      [
        'return em.createQuery("select s from Staff s where s.team = \'" + team + "\'", Staff.class)\n    .getResultList();',
        'return em.createQuery("select s from Staff s where s.team = :team", Staff.class).setParameter("team", team)\n    .getResultList();',
      ],
    ]);
    left('java', '', [
      'em.createNativeQuery("DELETE FROM audit WHERE created_at < \'" + before + "\'").executeUpdate();',
      'em.createQuery("select s from Staff s where s.id = " + id).getResultList();',
      'em.createQuery("select s from Staff s where s.team = :t and s.name = \'" + name + "\'").getResultList();',
    ]);
  });

  it('hands an object to Dapper', async () => {
    await become('csharp', 'using Dapper;', [
      [
        'var rows = await con.QueryAsync<Staff>($"SELECT * FROM staff WHERE team = \'{team}\' AND age > {filter.Age}");',
        'var rows = await con.QueryAsync<Staff>("SELECT * FROM staff WHERE team = @team AND age > @Age", new { team, Age = filter.Age });',
      ],
      [
        'var sql = "DELETE FROM staff WHERE team = \'" + team + "\'";\ncon.Execute(sql);',
        'var sql = "DELETE FROM staff WHERE team = @team";\ncon.Execute(sql, new { team });',
      ],
    ]);
    left('csharp', 'using Dapper;', [
      'con.Execute($"DELETE FROM staff WHERE team = \'{team}\'", transaction: tx);',
      'con.Execute($"DELETE FROM {table} WHERE team = \'{team}\'");',
      'con.Execute($"DELETE FROM staff WHERE day = \'{day:yyyy-MM-dd}\'");',
    ]);
    left('csharp', '', ['runner.Execute($"DELETE FROM staff WHERE team = \'{team}\'");']);
  });

  it("hands values to Laravel's DB and to a prepared statement", async () => {
    await become('php', 'With PDO:', [
      [
        '$rows = DB::select("SELECT * FROM staff WHERE LOWER(team) LIKE LOWER(\'%$team%\')");',
        "$rows = DB::select(\"SELECT * FROM staff WHERE LOWER(team) LIKE LOWER(?)\", ['%' . $team . '%']);",
      ],
      [
        '$stmt = $pdo->prepare("SELECT * FROM staff WHERE team = \'$team\'");\n$stmt->execute();',
        '$stmt = $pdo->prepare("SELECT * FROM staff WHERE team = ?");\n$stmt->execute([$team]);',
      ],
    ]);
    left('php', 'With PDO:', [
      '$stmt = $pdo->prepare("SELECT * FROM staff WHERE team = \'$team\' AND id = ?");\n$stmt->execute([$id]);',
      '$rows = DB::select("SELECT * FROM staff ORDER BY $sort");',
    ]);
  });

  it('binds for sqlx', async () => {
    await become('rust', 'PgPool', [
      [
        'let query = format!("SELECT id FROM staff WHERE team = \'{}\'", team);\nlet rows = sqlx::query(&query).fetch_all(&pool).await?;',
        'let query = "SELECT id FROM staff WHERE team = $1";\nlet rows = sqlx::query(query).bind(team).fetch_all(&pool).await?;',
      ],
    ]);
    left('rust', 'PgPool or SqlitePool', [
      'let rows = sqlx::query(&format!("SELECT id FROM staff WHERE team = \'{}\'", team)).fetch_all(&pool).await?;',
    ]);
  });
});
