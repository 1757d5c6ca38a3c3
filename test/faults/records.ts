/** What the journal keeps, and what it must not. */
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { JournalFile } from '../../src/journal/node/file.ts';
import { answerOf, hunkOf } from '../support/journal-records.ts';
import { randomNumbers } from '../support/random.ts';
import { withFolder } from '../support/temporary.ts';
import { Tally, type Fault } from './fault.ts';

const ANSWERS = 12;
/** Values that no row of the journal's holds. */
const DAMAGED = [null, 7, 1.5, '', '{', '\u0001{', 'x', Buffer.from([0xff, 0x00]), '[1', '"a"'];

function filled(file: string): JournalFile {
  const journal = new JournalFile(file, () => undefined);
  for (let n = 0; n < ANSWERS; n++) {
    const answer = answerOf(`a${n}`);
    journal.run((store) => store.recordAnswer(answer, [hunkOf(answer.original, 0, 3, '1')]));
  }
  return journal;
}

export const RECORD_FAULTS: readonly Fault[] = [
  {
    number: 42,
    promise: 'to delete everything leaves nothing',
    try: () =>
      withFolder((folder) => {
        const tally = new Tally();
        const file = join(folder, 'journal.db');
        const journal = filled(file);
        for (const end of ['', '-wal', '-shm'])
          writeFileSync(`${file}.damaged-2026-01-01${end}`, 'what the user wrote');
        journal.run((store) => store.clear('everything'));
        journal.close();
        const left = readdirSync(folder).filter((name) => name !== 'journal.db');
        tally.count(left.length === 0, left.join(', '));
        const db = new DatabaseSync(file);
        tally.count(db.prepare('SELECT count(*) AS n FROM answers').get()?.['n'] === 0, 'answers');
        db.close();
        return tally.result(`${left.length} files left beside the empty journal`);
      }),
  },
  {
    number: 44,
    promise: 'a damaged row hides no other',
    try: (scale) =>
      withFolder((folder) => {
        const tally = new Tally();
        const random = randomNumbers(44);
        let found = 0;
        const columns = { answers: [] as string[], hunks: [] as string[] };
        const tries = scale === 'full' ? 40 : 1;
        let n = 0;
        for (let round = 0; round < tries; round++)
          for (const table of ['answers', 'hunks'] as const) {
            const file = join(folder, `${round}-${table}.db`);
            filled(file).close();
            const db = new DatabaseSync(file);
            columns[table] = db
              .prepare(`PRAGMA table_info(${table})`)
              .all()
              .map((column) => String(column['name']))
              .filter((name) => !['number', 'answer', 'hunk', 'id'].includes(name));
            for (const column of columns[table]) {
              db.exec('SAVEPOINT damage; PRAGMA ignore_check_constraints = ON');
              const value = DAMAGED[Math.floor(random() * DAMAGED.length)]!;
              const where = table === 'answers' ? 'number' : 'answer';
              try {
                db.prepare(`UPDATE ${table} SET "${column}" = ? WHERE ${where} IN (2, 5, 6)`).run(value);
              } catch {
                // The table itself refuses such a value.
              }
              db.exec('RELEASE damage');
              const journal = new JournalFile(file, () => undefined);
              const held = (() => {
                try {
                  const page = journal.run((store) => store.search({ text: '', offset: 0, limit: 100 }));
                  journal.run((store) => store.search({ text: 'wor', offset: 0, limit: 100 }));
                  journal.run((store) => store.countsByTag());
                  const exported = journal.run((store) => store.entriesAfter(0, 100));
                  found += exported.length;
                  return (
                    page.entries.length + page.unreadable === ANSWERS &&
                    page.entries.length >= ANSWERS - 3 &&
                    exported.length === page.entries.length
                  );
                } catch {
                  return false;
                } finally {
                  journal.close();
                }
              })();
              tally.count(held, `${table}.${column} = ${String(value)} (${++n})`);
              db.exec(
                table === 'answers'
                  ? `UPDATE answers SET "${column}" = (SELECT "${column}" FROM answers WHERE number = 1) WHERE number IN (2, 5, 6)`
                  : `UPDATE hunks SET "${column}" = (SELECT "${column}" FROM hunks WHERE answer = 1) WHERE answer IN (2, 5, 6)`,
              );
            }
            db.close();
          }
        return tally.result(`${columns.answers.length + columns.hunks.length} columns, ${found} sound answers found`);
      }),
  },
  {
    number: 45,
    promise: 'nobody but the user reads what the user wrote',
    try: () =>
      withFolder((folder) => {
        const tally = new Tally();
        const before = process.umask(0);
        try {
          const inner = join(folder, 'storage');
          const journal = filled(join(inner, 'journal.db'));
          const modes = ['', ...readdirSync(inner)].map(
            (name) => [name, statSync(join(inner, name)).mode & 0o777] as const,
          );
          for (const [name, mode] of modes) tally.count((mode & 0o077) === 0, `${name} ${mode.toString(8)}`);
          journal.close();
          return tally.result(modes.map(([name, mode]) => `${name || 'folder'} ${mode.toString(8)}`).join(', '));
        } finally {
          process.umask(before);
        }
      }),
  },
];
