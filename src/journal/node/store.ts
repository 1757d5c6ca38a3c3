/** The journal in one SQLite file, synchronously: for a thread of its own, and for the command line. */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { Hunk } from '../../align/core/types.ts';
import { fold, isAscii } from '../core/fold.ts';
import type { JournalPage, JournalQuery, NumberedEntry, TagCount } from '../core/journal.ts';
import {
  isWritten,
  textAfter,
  type AnswerRecord,
  type Decision,
  type DecisionOutcome,
  type JournalEntry,
  type StoredTarget,
} from '../core/records.ts';
import type { JournalCalls } from './calls.ts';
import { isAbandoned, OWNER } from './owner.ts';
import { deleteAnswers, WAITING, prune } from './prune.ts';
import { toEntry } from './rows.ts';
import { transaction } from './sqlite.ts';
import { fromStored, toStored } from './stored-text.ts';

type Row = Record<string, unknown>;

/** The tags of a hunk; of a damaged one none, so that it does not spoil the search for all others. */
const TAGS = (table: string) =>
  `json_each(CASE WHEN typeof(${table}.tags) = 'text' AND json_valid(${table}.tags) THEN ${table}.tags ELSE '[]' END)`;

/** `db` is prepared (see schema.ts). What fails throws as SQLite threw it, and changes nothing. */
export function journalStore(db: DatabaseSync): JournalCalls {
  const statements = new Map<string, StatementSync>();
  const sql = (text: string) => {
    const statement = statements.get(text) ?? db.prepare(text);
    statements.set(text, statement);
    return statement;
  };
  const all = (text: string, ...values: SQLInputValue[]): Row[] => sql(text).all(...values);
  const one = (text: string, ...values: SQLInputValue[]): Row | undefined => sql(text).get(...values);
  db.function('fold', { deterministic: true }, (text, needle) =>
    typeof text === 'string' ? fold(readable(text), String(needle)) : null,
  );

  const numberOf = (id: string) => one('SELECT number FROM answers WHERE id = ?', id)?.['number'] as number | undefined;
  const entriesOf = (rows: readonly Row[]): NumberedEntry[] =>
    rows.flatMap((row) => {
      const hunks = all('SELECT * FROM hunks WHERE answer = ? ORDER BY hunk', row['number'] as number);
      return toEntry(row, hunks, isAbandoned) ?? [];
    });

  return {
    recordAnswer(answer, hunks, state = 'pending') {
      transaction(db, () => {
        if (numberOf(answer.id) !== undefined) return;
        insert(sql, answer, hunks, state);
      });
    },
    decide(id, decisions) {
      let outcome: DecisionOutcome = 'taken';
      try {
        transaction(db, () => {
          const answer = numberOf(id);
          if (answer === undefined) throw new NotTaken('unknown');
          let step: number | null = null;
          for (const decision of decisions) step = take(sql, answer, decision, step);
        });
      } catch (error) {
        if (!(error instanceof NotTaken)) throw error;
        outcome = error.outcome;
      }
      return outcome;
    },
    retarget(id: string, target: StoredTarget) {
      sql('UPDATE answers SET target = ? WHERE id = ?').run(JSON.stringify(target), id);
    },
    dismiss(id, dismissed) {
      sql('UPDATE answers SET dismissed = ? WHERE id = ?').run(dismissed ? 1 : 0, id);
    },
    listPending: (workspace): JournalEntry[] =>
      entriesOf(all(`SELECT * FROM answers WHERE workspace = ? AND ${WAITING} ORDER BY number`, toStored(workspace))),
    load: (id) => entriesOf(all('SELECT * FROM answers WHERE id = ?', id))[0],
    search(query): JournalPage {
      const { where, values } = condition(query);
      const found = sql(`SELECT number FROM answers WHERE ${where} ORDER BY time DESC, number DESC`).all(values);
      const page = found.slice(query.offset, query.offset + query.limit).map((row) => row['number']);
      const rows = all(
        'SELECT * FROM answers WHERE number IN (SELECT value FROM json_each(?)) ORDER BY time DESC, number DESC',
        JSON.stringify(page),
      );
      const entries = entriesOf(rows);
      return { entries, total: found.length, unreadable: rows.length - entries.length };
    },
    countsByTag: () =>
      all(
        `SELECT value AS tag, count(*) AS found, sum(state = 'accepted') AS accepted, sum(state = 'edited') AS edited,
           sum(state = 'rejected') AS rejected, sum(state = 'shown') AS shown
         FROM hunks, ${TAGS('hunks')} GROUP BY value ORDER BY found DESC, tag`,
      ).map((row) => ({ ...row }) as unknown as TagCount),
    entriesAfter(after, limit) {
      // A page of rows that cannot be read is not the end: there may be others behind it.
      for (let last = after; ;) {
        const rows = all('SELECT * FROM answers WHERE number > ? ORDER BY number LIMIT ?', last, limit);
        const entries = entriesOf(rows);
        if (entries.length > 0 || rows.length === 0) return entries;
        last = rows.at(-1)!['number'] as number;
      }
    },
    clear: (what) => deleteAnswers(db, what === 'everything' ? 'true' : `NOT (${WAITING})`),
    prune: (limits) => prune(db, limits, Date.now()),
  };
}

/** A stored text as it was; one that is damaged as it stands, so that it does not end a search. */
function readable(stored: string): string {
  try {
    return fromStored(stored);
  } catch {
    return stored;
  }
}

class NotTaken extends Error {
  readonly outcome: Exclude<DecisionOutcome, 'taken'>;
  constructor(outcome: Exclude<DecisionOutcome, 'taken'>) {
    super(outcome);
    this.outcome = outcome;
  }
}

type Prepare = (text: string) => StatementSync;

function insert(sql: Prepare, answer: AnswerRecord, hunks: readonly Hunk[], state: string): void {
  const { lastInsertRowid: number } = sql(
    `INSERT INTO answers (id, time, route, workspace, name, language, question, original, target, model, model_sha256,
       sensitivity, segments, findings) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    answer.id,
    answer.time,
    answer.route,
    toStored(answer.workspace),
    toStored(answer.name),
    answer.language,
    toStored(answer.question),
    toStored(answer.original),
    JSON.stringify(answer.target),
    answer.model.id,
    answer.model.sha256,
    answer.sensitivity,
    answer.segments === undefined ? null : JSON.stringify(answer.segments),
    answer.findings === undefined ? null : JSON.stringify(answer.findings),
  );
  const add = sql(
    `INSERT INTO hunks (answer, hunk, start, "end", replacement, category, tags, severity, reason, link, confidence,
       "group", state, since) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  hunks.forEach((h, i) => {
    const what = [toStored(h.replacement), h.category, JSON.stringify(h.tags), h.severity, toStored(h.reason)];
    add.run(number, i, h.start, h.end, ...what, h.link ?? null, h.confidence, h.group ?? null, state, answer.time);
  });
}

/** Takes one step of a hunk; returns the number that this call's writes share. Throws NotTaken. */
function take(sql: Prepare, answer: number, decision: Decision, step: number | null): number {
  const { hunk, from, to, text } = decision;
  const row = sql('SELECT state, text FROM hunks WHERE answer = ? AND hunk = ?').get(answer, hunk);
  if (row === undefined) throw new NotTaken('unknown');
  if (row['state'] !== from) throw new NotTaken('conflict');
  const now = Date.now();
  const before = typeof row['text'] === 'string' ? fromStored(row['text']) : undefined;
  const after = textAfter({ text: before }, { to, text });
  const stored = after === undefined ? null : toStored(after);
  const { lastInsertRowid } = sql(
    'INSERT INTO decisions (answer, hunk, "from", "to", time, text) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(answer, hunk, from, to, now, stored);
  const shared = step ?? Number(lastInsertRowid);
  sql('UPDATE hunks SET state = ?, since = ?, text = ?, step = ?, owner = ? WHERE answer = ? AND hunk = ?').run(
    to,
    now,
    stored,
    isWritten(to) ? shared : null,
    to === 'applying' ? OWNER : null,
    answer,
    hunk,
  );
  return shared;
}

function condition({ text, tag, language, state }: JournalQuery): Condition {
  const parts: string[] = ['true'];
  const values: Condition['values'] = {};
  const inHunk = (test: string) => `EXISTS (SELECT 1 FROM hunks h WHERE h.answer = answers.number AND ${test})`;
  if (text !== '') {
    const own = ['question', 'original', 'name'].map((column) => holds(column, text));
    const tags = `EXISTS (SELECT 1 FROM ${TAGS('h')} WHERE ${holds('value', text)})`;
    const theirs = [...['h.replacement', 'h.text', 'h.reason'].map((column) => holds(column, text)), tags];
    parts.push(`(${own.join(' OR ')} OR ${inHunk(`(${theirs.join(' OR ')})`)})`);
    values['needle'] = fold(text, text);
    if (isAscii(text)) values['like'] = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  }
  if (tag !== undefined) {
    parts.push(inHunk(`EXISTS (SELECT 1 FROM ${TAGS('h')} WHERE value = :tag)`));
    values['tag'] = tag;
  }
  if (language !== undefined) {
    parts.push('language = :language');
    values['language'] = language;
  }
  if (state !== undefined) {
    parts.push(inHunk('h.state = :state'));
    values['state'] = state;
  }
  return { where: parts.join(' AND '), values };
}

interface Condition {
  readonly where: string;
  /** Parameters by name. */
  readonly values: Record<string, SQLInputValue>;
}

/** SQLite's own LIKE is much faster than a function of ours, and knows the cases of ASCII letters. */
function holds(column: string, text: string): string {
  const slowly = `instr(fold(${column}, :needle), :needle) > 0`;
  if (!isAscii(text)) return slowly;
  // Texts that are stored behind a mark do not stand there as they are.
  return `(CASE WHEN ${column} >= char(1) AND ${column} < char(2) THEN ${slowly} ELSE ${column} LIKE :like ESCAPE '\\' END)`;
}
