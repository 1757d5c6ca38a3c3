/** What the journal forgets: by age, by size, or because the user says so. Changes that wait for the user are never pruned. */
import type { DatabaseSync } from 'node:sqlite';
import type { JournalLimits } from '../core/journal.ts';
import { OPEN_STATES } from '../core/records.ts';
import { transaction } from './sqlite.ts';

const OPEN = OPEN_STATES.map((s) => `'${s}'`).join(', ');

/** True of an answer with changes that wait for the user. */
const PENDING = `dismissed = 0 AND number IN (SELECT answer FROM hunks WHERE state IN (${OPEN}))`;

/** True of one in which something was found and nothing could be corrected: it waits, too, but not for ever. */
const FOUND = "dismissed = 0 AND ifnull(findings, '[]') <> '[]' AND number NOT IN (SELECT answer FROM hunks)";

export const WAITING = `((${PENDING}) OR (${FOUND}))`;

/** Deletes the answers for which an SQL condition holds, and gives their space back; returns how many went. */
export function deleteAnswers(db: DatabaseSync, where: string): number {
  const gone = transaction(db, () => Number(db.prepare(`DELETE FROM answers WHERE ${where}`).run().changes));
  if (gone > 0) shrink(db);
  return gone;
}

const DAY_MS = 86_400_000;
/** How many go at once while there is too much. */
const BATCH = 50;

export function prune(db: DatabaseSync, { days, megabytes }: JournalLimits, now: number): number {
  let gone = 0;
  if (days > 0) gone += deleteAnswers(db, `time < ${now - days * DAY_MS} AND NOT (${PENDING})`);
  while (megabytes > 0 && sizeOf(db) > megabytes * 2 ** 20) {
    const oldest = `SELECT number FROM answers WHERE NOT (${PENDING}) ORDER BY time, number LIMIT ${BATCH}`;
    const batch = deleteAnswers(db, `number IN (${oldest})`);
    if (batch === 0) break;
    gone += batch;
  }
  return gone;
}

/** Bytes in use, without what deleted rows left behind. */
function sizeOf(db: DatabaseSync): number {
  const pragma = (name: string) => Number(db.prepare(`PRAGMA ${name}`).get()?.[name]);
  return (pragma('page_count') - pragma('freelist_count')) * pragma('page_size');
}

function shrink(db: DatabaseSync): void {
  db.exec('PRAGMA incremental_vacuum');
  // The log still holds the deleted text; emptying it fails silently while another window reads, and succeeds the next time.
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}
