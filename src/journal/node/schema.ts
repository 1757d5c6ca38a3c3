/** The tables of the journal, and how an older file becomes one of today. */
import type { DatabaseSync } from 'node:sqlite';
import { journalErrors } from '../core/errors.ts';
import { transaction } from './sqlite.ts';

/** One step a version; a step that was released is never changed. Texts are written by `toStored`. */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE answers (
     number INTEGER PRIMARY KEY AUTOINCREMENT,
     id TEXT NOT NULL UNIQUE,
     time INTEGER NOT NULL,
     route TEXT NOT NULL,
     workspace TEXT NOT NULL,
     name TEXT NOT NULL,
     language TEXT NOT NULL,
     question TEXT NOT NULL,
     original TEXT NOT NULL,
     target TEXT NOT NULL,
     model TEXT NOT NULL,
     model_sha256 TEXT NOT NULL,
     sensitivity TEXT NOT NULL,
     dismissed INTEGER NOT NULL DEFAULT 0
   ) STRICT;
   CREATE INDEX answers_by_time ON answers (time, number);
   CREATE TABLE hunks (
     answer INTEGER NOT NULL REFERENCES answers (number) ON DELETE CASCADE,
     hunk INTEGER NOT NULL,
     start INTEGER NOT NULL,
     "end" INTEGER NOT NULL,
     replacement TEXT NOT NULL,
     category TEXT NOT NULL,
     tags TEXT NOT NULL,
     severity TEXT NOT NULL,
     reason TEXT NOT NULL,
     link TEXT,
     confidence REAL NOT NULL,
     "group" INTEGER,
     state TEXT NOT NULL,
     since INTEGER NOT NULL,
     text TEXT,
     step INTEGER,
     owner TEXT,
     PRIMARY KEY (answer, hunk)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX hunks_by_state ON hunks (state, answer);
   CREATE TABLE decisions (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     answer INTEGER NOT NULL REFERENCES answers (number) ON DELETE CASCADE,
     hunk INTEGER NOT NULL,
     "from" TEXT NOT NULL,
     "to" TEXT NOT NULL,
     time INTEGER NOT NULL,
     text TEXT
   ) STRICT;
   CREATE INDEX decisions_by_answer ON decisions (answer);`,
  // The segments that were judged, as JSON; NULL of an answer that was recorded before they were kept.
  'ALTER TABLE answers ADD COLUMN segments TEXT;',
  // What was found and not corrected, as JSON; NULL where there is nothing of that.
  'ALTER TABLE answers ADD COLUMN findings TEXT;',
];

const BUSY_MS = 10_000;

/** Makes an open database the journal's: settings, then tables. Throws `journal.newer` on a file of a later version. */
export function prepare(db: DatabaseSync): void {
  db.exec(`PRAGMA busy_timeout = ${BUSY_MS}`);
  // Takes effect in a new file only; lets pruning give space back.
  db.exec('PRAGMA auto_vacuum = INCREMENTAL');
  // Where the file system cannot do it (some network drives), SQLite keeps its older, equally safe way.
  db.exec('PRAGMA journal_mode = WAL');
  // An acknowledged decision survives a loss of power too, as far as the disk keeps its word.
  db.exec('PRAGMA synchronous = FULL');
  db.exec('PRAGMA foreign_keys = ON');
  // What is deleted is overwritten, not only unlinked.
  db.exec('PRAGMA secure_delete = ON');
  if (versionOf(db) === MIGRATIONS.length) return;
  transaction(db, () => {
    // Read again: another window may have been quicker.
    const version = versionOf(db);
    if (version > MIGRATIONS.length) throw journalErrors.newer();
    for (const step of MIGRATIONS.slice(version)) db.exec(step);
    db.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
  });
}

/** Settings for a database that is only read. Throws unless its tables are those of this version. */
export function openToRead(db: DatabaseSync): void {
  db.exec(`PRAGMA busy_timeout = ${BUSY_MS}`);
  const version = versionOf(db);
  if (version > MIGRATIONS.length) throw journalErrors.newer();
  if (version < MIGRATIONS.length) throw journalErrors.older();
}

function versionOf(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
}
