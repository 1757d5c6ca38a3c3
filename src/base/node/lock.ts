/**
 * One holder at a time, across processes: a lock that the system itself lets go of when its holder dies, however it dies. Node
 * has none for files, but SQLite has: a transaction that is never ended. The shared engine takes one before it replaces the
 * socket of a dead one, a transfer of a model before it writes.
 */
import { findSqlite, SQLITE_BUSY, sqliteCodeOf } from './sqlite.ts';

export interface Lock {
  release(): void;
}

/** Undefined when another process holds it. Throws when the file cannot be locked at all. */
export function takeLock(file: string): Lock | undefined {
  const sqlite = findSqlite();
  if (sqlite === undefined) throw new Error(`Node ${process.version} has no SQLite, which locks files`);
  const db = new sqlite.DatabaseSync(file);
  try {
    db.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
    return { release: () => db.close() };
  } catch (error) {
    db.close();
    if (sqliteCodeOf(error) === SQLITE_BUSY) return undefined;
    throw error;
  }
}
