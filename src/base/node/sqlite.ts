/** Node's own SQLite, where there is one, and the codes of its errors. */
import type * as Sqlite from 'node:sqlite';

/** Undefined where Node is too old to have it (before 22.13), or was built without it. */
export function findSqlite(): typeof Sqlite | undefined {
  try {
    return process.getBuiltinModule('node:sqlite');
  } catch {
    return undefined;
  }
}

/** SQLite's primary result code for a lock that another connection holds, https://sqlite.org/rescode.html. */
export const SQLITE_BUSY = 5;

/** The primary result code of an error that SQLite threw; undefined for any other error. */
export function sqliteCodeOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return undefined;
  return error.errcode & 0xff;
}
