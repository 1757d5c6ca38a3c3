/** Node's own SQLite, where there is one. */
import type * as Sqlite from 'node:sqlite';

/** Undefined where Node is too old to have it (before 22.13), or was built without it. */
export function findSqlite(): typeof Sqlite | undefined {
  try {
    return process.getBuiltinModule('node:sqlite');
  } catch {
    return undefined;
  }
}
