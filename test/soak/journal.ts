/** The journal of a soak, looked at from outside while the windows write to it. */
import { existsSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** Runs a question on it; undefined while there is no journal, or it is busy. */
function ask<T>(file: string, question: (db: DatabaseSync) => T): T | undefined {
  if (!existsSync(file)) return undefined;
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, { readOnly: true });
    db.exec('PRAGMA busy_timeout = 2000');
    return question(db);
  } catch {
    return undefined;
  } finally {
    db?.close();
  }
}

export const answersIn = (file: string): number =>
  Number(ask(file, (db) => db.prepare('SELECT count(*) AS n FROM answers').get()?.['n']) ?? 0);

/** Answers that wait for a decision in a workspace's window, oldest first. */
export const pendingIn = (file: string, workspace: string): string[] =>
  ask(file, (db) =>
    db
      .prepare(
        `SELECT a.id FROM answers a WHERE a.dismissed = 0 AND a.workspace LIKE ? AND EXISTS
         (SELECT 1 FROM hunks h WHERE h.answer = a.number AND h.state IN ('pending', 'undone', 'stale'))
         ORDER BY a.number`,
      )
      .all(`%${workspace}`)
      .map((row) => String(row['id'])),
  ) ?? [];

/** The states of an answer's hunks; empty when it is not there, undefined when the journal could not be read. */
export const statesOf = (file: string, id: string): string[] | undefined =>
  ask(file, (db) =>
    db
      .prepare('SELECT h.state FROM hunks h JOIN answers a ON a.number = h.answer WHERE a.id = ?')
      .all(id)
      .map((row) => String(row['state'])),
  );

/** SQLite's log beside it grows to about 4 MB and begins again. */
export const bytesOf = (file: string): { readonly journal: number; readonly journalLog: number } => {
  const size = (end: string) => statSync(file + end, { throwIfNoEntry: false })?.size ?? 0;
  return { journal: size(''), journalLog: size('-wal') };
};
