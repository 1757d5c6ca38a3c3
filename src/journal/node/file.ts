/** The journal's file: opened when it is needed, moved aside when it is damaged, opened again when it was replaced. */
import { chmodSync, closeSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { journalErrors } from '../core/errors.ts';
import type { AlignerError } from '../../base/core/errors.ts';
import type { JournalCalls } from './calls.ts';
import { prepare } from './schema.ts';
import { isDamage, requireSqlite, toJournalError } from './sqlite.ts';
import { journalStore } from './store.ts';

interface Open {
  readonly db: DatabaseSync;
  readonly store: JournalCalls;
  readonly inode: bigint;
}

export class JournalFile {
  readonly #file: string;
  readonly #notice: (notice: AlignerError) => void;
  #open: Open | undefined;
  #version: string | undefined;

  /** Opens nothing yet. `notice` is told when a damaged file was moved aside. */
  constructor(file: string, notice: (notice: AlignerError) => void) {
    this.#file = file;
    this.#notice = notice;
  }

  /** Runs a call; throws AlignerError, and then nothing was recorded. A damaged file is replaced, and the call made again. */
  run<T>(call: (store: JournalCalls) => T): T {
    try {
      try {
        return call(this.#current().store);
      } catch (error) {
        if (!isDamage(error)) throw error;
        this.#replace();
        return call(this.#current().store);
      }
    } catch (error) {
      throw toJournalError(error);
    }
  }

  /** Whether another connection has written since the last time that this was asked. */
  changed(): boolean {
    try {
      const version = versionOf(this.#current());
      const changed = this.#version !== version;
      this.#version = version;
      return changed;
    } catch {
      // Whoever calls next is told why.
      return false;
    }
  }

  close(): void {
    const open = this.#open;
    this.#open = undefined;
    try {
      open?.db.close();
    } catch {
      // It is not needed any more, and what was acknowledged is written.
    }
  }

  #current(): Open {
    // Another window may have moved the file away, or the user deleted it: what is written into it now would be lost.
    if (this.#open !== undefined && inodeOf(this.#file) === this.#open.inode) return this.#open;
    this.close();
    try {
      this.#open = openFile(this.#file);
    } catch (error) {
      if (!isDamage(error)) throw error;
      this.#replace();
      this.#open = openFile(this.#file);
    }
    // From here on: what another window writes after the first reading is news, also when nobody asked before.
    this.#version ??= versionOf(this.#open);
    return this.#open;
  }

  /** Moves the file aside, unless another window has done so by now. */
  #replace(): void {
    this.close();
    const inode = inodeOf(this.#file);
    if (inode === undefined || isSound(this.#file) || inodeOf(this.#file) !== inode) return;
    const aside = `${this.#file}.damaged-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
    renameSync(this.#file, aside);
    // They belong to the damaged file; beside a new one they would be taken for its own.
    for (const suffix of ['-wal', '-shm']) moveIfThere(this.#file + suffix, aside + suffix);
    this.#notice(journalErrors.damaged(basename(aside)));
  }
}

/** Another value after every write by another connection, and for another file. */
function versionOf({ db, inode }: Open): string {
  return `${inode} ${Number(db.prepare('PRAGMA data_version').get()?.['data_version'])}`;
}

function openFile(file: string): Open {
  makePrivate(file);
  const db = new (requireSqlite().DatabaseSync)(file);
  try {
    prepare(db);
    check(db);
    const inode = inodeOf(file);
    if (inode === undefined) throw new Error(`${file} vanished while it was opened`);
    return { db, store: withoutRemains(journalStore(db), file), inode };
  } catch (error) {
    db.close();
    throw error;
  }
}

/** To delete everything is to delete what was moved aside, too: it holds what the user wrote. */
function withoutRemains(store: JournalCalls, file: string): JournalCalls {
  const prefix = `${basename(file)}.damaged-`;
  return {
    ...store,
    clear(what) {
      const gone = store.clear(what);
      if (what === 'everything')
        for (const name of readdirSync(dirname(file)))
          if (name.startsWith(prefix)) rmSync(join(dirname(file), name), { force: true });
      return gone;
    },
  };
}

/** Nobody but the user reads what the user wrote: a new file and an old one; what SQLite puts beside it is as the file is. */
function makePrivate(file: string): void {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'a', 0o600));
  for (const [path, mode] of [
    [folder, 0o700],
    [file, 0o600],
  ] as const)
    try {
      chmodSync(path, mode);
    } catch {
      // Another user's, or a file system without modes: it can be used all the same.
    }
}

/** Throws like SQLite does on damage that it would else find only when it comes to it. */
function check(db: DatabaseSync): void {
  const found = db.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
  if (found !== 'ok') throw Object.assign(new Error(String(found)), { errcode: 11 });
}

function isSound(file: string): boolean {
  try {
    openFile(file).db.close();
    return true;
  } catch (error) {
    return !isDamage(error);
  }
}

function inodeOf(file: string): bigint | undefined {
  return statSync(file, { bigint: true, throwIfNoEntry: false })?.ino;
}

function moveIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    rmSync(from, { force: true });
  }
}
