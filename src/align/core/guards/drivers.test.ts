import assert from 'node:assert/strict';
import { driverStyles } from './drivers.ts';

const styles = (text: string, language: string) => [...(driverStyles(text, language) ?? [])];

describe('driverStyles', () => {
  it('takes what the question names', () => {
    assert.deepEqual(styles('Insert a row with pg\nawait client.query(sql)', 'javascript'), ['$1']);
    assert.deepEqual(styles('Read a user from SQLite\ncur.execute(sql)', 'python'), ['?', ':name']);
    assert.deepEqual(styles('Read a user from MySQL\ncur.execute(sql)', 'python'), ['%s', '%(name)s']);
    assert.deepEqual(styles('Read a user from Postgres\nconn.execute(sql)', 'python'), ['%s', '%(name)s']);
    assert.deepEqual(styles('a query for SQL Server\nawait request.query(sql)', 'javascript'), ['@p']);
    assert.deepEqual(styles('a user from postgres\ndb.QueryRow(q)', 'go'), ['$1', '@p']);
    assert.deepEqual(styles('a user from MariaDB\ndb.QueryRow(q)', 'go'), ['?']);
    assert.deepEqual(styles('a user from Oracle\ndb.QueryRow(q)', 'go'), [':name']);
  });

  it('says nothing where two databases are named, or none', () => {
    assert.deepEqual(styles('Move from SQLite to Postgres\ncur.execute(sql)', 'python'), []);
    assert.deepEqual(styles('Move from SQLite to Postgres\ndb.QueryRow(q)', 'go'), []);
    assert.deepEqual(styles('Read it from Postgres\nawait conn.execute(sql)', 'python'), [], 'psycopg or asyncpg');
    assert.deepEqual(styles('await db.query(sql)', 'typescript'), []);
  });
});
