/** Reads a journal from outside of VS Code, and changes nothing in it. */
import type { Journal } from '../core/journal.ts';
import { journalErrors } from '../core/errors.ts';
import { openToRead } from './schema.ts';
import { isDamage, requireSqlite, toJournalError } from './sqlite.ts';
import { journalStore } from './store.ts';

export interface JournalReader extends Pick<Journal, 'entriesAfter'> {
  close(): void;
}

/** Throws AlignerError when there is no SQLite, or the file is no journal of this version. */
export function readJournal(file: string): JournalReader {
  try {
    const db = new (requireSqlite().DatabaseSync)(file, { readOnly: true });
    openToRead(db);
    const store = journalStore(db);
    return {
      entriesAfter: (after, limit) => Promise.resolve(store.entriesAfter(after, limit)),
      close: () => db.close(),
    };
  } catch (error) {
    throw isDamage(error) ? journalErrors.older() : toJournalError(error);
  }
}
