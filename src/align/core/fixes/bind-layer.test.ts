import assert from 'node:assert/strict';
import { applyEdits } from '../../../text/core/edits.ts';
import { bindLayer } from './bind-layer.ts';

function bound(code: string, language: string, around = ''): string | undefined {
  const at = code.search(/(?<=[("'`])(?:[(\s]*(?:select|delete|name|b)\b)/i);
  const edits = bindLayer(code, language, at, around);
  return edits === undefined ? undefined : applyEdits(code, edits);
}

describe('bindLayer', () => {
  it("hands values to knex's raw texts", () => {
    assert.equal(
      bound("db('t').whereRaw(`(name ILIKE '%${q}%' OR code = ${c})`).limit(5)", 'javascript'),
      "db('t').whereRaw(`(name ILIKE ? OR code = ?)`, [`%${q}%`, c]).limit(5)",
    );
    assert.equal(
      bound('await knex.raw("SELECT a FROM t WHERE b = \'" + b + "\'")', 'javascript'),
      'await knex.raw("SELECT a FROM t WHERE b = ?", [b])',
    );
    assert.equal(bound('q.whereRaw(`name = ${a} AND b = ?`, [b])', 'javascript'), undefined);
    assert.equal(bound('await pool.raw(`SELECT a FROM t WHERE b = ${b}`)', 'javascript'), undefined);
  });

  it("writes Prisma's tagged template", () => {
    assert.equal(
      bound("await prisma.$queryRawUnsafe<T[]>(`SELECT a FROM t WHERE b = '${x.b}' LIMIT ${n}`);", 'typescript'),
      'await prisma.$queryRaw<T[]>`SELECT a FROM t WHERE b = ${x.b} LIMIT ${n}`;',
    );
    assert.equal(bound('prisma.$queryRawUnsafe(`SELECT a FROM ${t} WHERE b = 1`)', 'typescript'), undefined);
    assert.equal(bound('prisma.$queryRawUnsafe(`SELECT a FROM t WHERE b = ${b}`, c)', 'typescript'), undefined);
  });

  it('hands values to what runs a prepared statement of SQLite', () => {
    const sqlite = "import Database from 'better-sqlite3';";
    assert.equal(
      bound("const r = db.prepare(`SELECT a FROM t WHERE b = '${b}'`).all();", 'typescript', sqlite),
      'const r = db.prepare(`SELECT a FROM t WHERE b = ?`).all(b);',
    );
    assert.equal(
      bound('const s = db.prepare(`DELETE FROM t WHERE b = ${b}`);\ns.run();', 'typescript', sqlite),
      'const s = db.prepare(`DELETE FROM t WHERE b = ?`);\ns.run(b);',
    );
    assert.equal(bound('db.prepare(`SELECT a FROM t WHERE b = ${b}`).all(c)', 'typescript', sqlite), undefined);
    assert.equal(bound('db.prepare(`SELECT a FROM t WHERE b = ${b}`).all()', 'typescript'), undefined);
  });

  it('names the values for Sequelize and TypeORM', () => {
    assert.equal(
      bound("sequelize.query(`SELECT a FROM t WHERE b = '${req.query.b}'`, { type: QueryTypes.SELECT })", 'javascript'),
      'sequelize.query(`SELECT a FROM t WHERE b = :b`, { replacements: { b: req.query.b }, type: QueryTypes.SELECT })',
    );
    assert.equal(
      bound('sequelize.query(`DELETE FROM t WHERE b = ${b}`)', 'javascript'),
      'sequelize.query(`DELETE FROM t WHERE b = :b`, { replacements: { b } })',
    );
    assert.equal(
      bound("repo.createQueryBuilder('u').where(`name = '${who}'`).getMany()", 'typescript'),
      "repo.createQueryBuilder('u').where(`name = :who`, { who }).getMany()",
    );
    const again = "repo.createQueryBuilder('u').where(`name = '${a}'`).andWhere('c = :a', { a: 1 })";
    assert.equal(bound(again, 'typescript'), undefined);
  });

  it("binds a variable that holds SQLAlchemy's text", () => {
    assert.equal(
      bound(`q = text(f"SELECT a FROM t WHERE b = '{b}' AND c = {row.id}")\nrows = s.execute(q).all()`, 'python'),
      'q = text("SELECT a FROM t WHERE b = :b AND c = :id")\nrows = s.execute(q, {"b": b, "id": row.id}).all()',
    );
    assert.equal(bound('q = text(f"SELECT a FROM t WHERE b = {b}")\nprint(q)\ns.execute(q)', 'python'), undefined);
    assert.equal(bound('q = text(f"SELECT a FROM t WHERE b = {b:d}")\ns.execute(q)', 'python'), undefined);
  });
});
