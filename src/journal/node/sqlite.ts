/** SQLite's failures in our words, and its transactions. */
import type * as Sqlite from 'node:sqlite';
import { AlignerError } from '../../base/core/errors.ts';
import { findSqlite, SQLITE_BUSY, sqliteCodeOf } from '../../base/node/sqlite.ts';
import { journalErrors } from '../core/errors.ts';

/** Throws `journal.missing` where there is no SQLite. */
export function requireSqlite(): typeof Sqlite {
  const sqlite = findSqlite();
  if (sqlite === undefined) throw journalErrors.missing();
  return sqlite;
}

/** Primary result codes, https://sqlite.org/rescode.html. */
const LOCKED = 6;
const CORRUPT = 11;
const FULL = 13;
const NOT_A_DATABASE = 26;

/** Whether the file itself is damaged. */
export function isDamage(error: unknown): boolean {
  const code = sqliteCodeOf(error);
  return code === CORRUPT || code === NOT_A_DATABASE;
}

/** Any error as one to show. */
export function toJournalError(error: unknown): AlignerError {
  if (error instanceof AlignerError) return error;
  const code = sqliteCodeOf(error);
  if (code === FULL || hasCode(error, 'ENOSPC')) return journalErrors.full();
  if (code === SQLITE_BUSY || code === LOCKED) return journalErrors.busy();
  return journalErrors.io(error instanceof Error ? error.message : String(error));
}

const hasCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code;

/** Runs `work` as one transaction that no other writer can come into: all of it is kept, or nothing. */
export function transaction<T>(db: Sqlite.DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    try {
      db.exec('ROLLBACK');
    } catch {
      // After some failures SQLite has rolled back by itself.
    }
    throw error;
  }
}
