import assert from 'node:assert/strict';
import { driverStyles } from './drivers.ts';

const styles = (text: string, language: string) => [...(driverStyles(text, language) ?? [])];

describe('driverStyles', () => {
  it('takes what the question names', () => {
    assert.deepEqual(styles('Insert a row with pg\nawait client.query(sql)', 'javascript'), ['$1']);
    assert.deepEqual(styles('Read a user from SQLite\ncur.execute(sql)', 'python'), ['?', ':name']);
    assert.deepEqual(styles('Read a user from MySQL\ncur.execute(sql)', 'python'), ['%s', '%(name)s']);
  });

  it('says nothing where two databases are named, or none', () => {
    assert.deepEqual(styles('Move from SQLite to Postgres\ncur.execute(sql)', 'python'), []);
    assert.deepEqual(styles('await db.query(sql)', 'typescript'), []);
  });
});
