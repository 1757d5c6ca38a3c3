/**
 * What the journal promises when things go wrong, with real processes and real files. A short run by default;
 * `ALIGNER_FAULTS=full npm run test:unit -- faults/journal` runs the full numbers, and prints them; `ALIGNER_FAULTS_ON=disk` runs
 * on the disk.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { JournalFile } from '../../src/journal/node/file.ts';
import { prepare } from '../../src/journal/node/schema.ts';
import { toJournalError } from '../../src/journal/node/sqlite.ts';
import { journalStore } from '../../src/journal/node/store.ts';
import { answerOf, hunkOf } from '../support/journal-records.ts';
import { HUNKS, IN_FLIGHT, SHARED, textOf } from '../support/journal-writer.ts';
import { IN_MEMORY, withFolder } from '../support/temporary.ts';

const FULL = process.env['ALIGNER_FAULTS'] === 'full';
const KILLS = FULL ? 200 : 8;
const KILLS_A_FILE = 5;
const DECISIONS = FULL ? 10_000 : 300;
/** `disk` takes the disk of the machine, and its time. */
const FOLDER = process.env['ALIGNER_FAULTS_ON'] === 'disk' ? undefined : IN_MEMORY;
const inFolder = <T>(use: (folder: string) => T | Promise<T>) => withFolder(use, FOLDER);
const WRITER = fileURLToPath(new URL('../support/journal-writer.ts', import.meta.url));

interface Writer {
  /** What it printed, line by line. */
  readonly lines: readonly string[];
  /** Milliseconds that it ran. */
  readonly ms: number;
}

interface RunOptions {
  /** Kills it so many milliseconds after its first acknowledgement. */
  readonly killAfter?: number;
  /** Called when the writer is ready; it begins when what it is given is called. */
  readonly onReady?: (begin: () => void) => void;
}

function run(command: string, args: readonly string[], { killAfter, onReady }: RunOptions = {}): Promise<Writer> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    let output = '';
    let timer: NodeJS.Timeout | undefined;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (output === '') onReady?.(() => child.stdin.end());
      output += text;
      if (killAfter !== undefined) timer ??= setTimeout(() => child.kill('SIGKILL'), killAfter);
    });
    child.on('error', reject);
    child.on('close', () => {
      clearTimeout(timer);
      const lines = output.split('\n');
      // What was cut off is no acknowledgement.
      lines.pop();
      resolve({ lines, ms: performance.now() - begun });
    });
  });
}

const writer = (file: string, name: string, count: number, shared: number) => [
  WRITER,
  file,
  name,
  String(count),
  String(shared),
];

/** The texts of all decisions in a file, by answer and hunk, out of both tables, which must agree. */
function decisionsIn(file: string): Map<string, string> {
  const db = new DatabaseSync(file);
  try {
    assert.equal(db.prepare('PRAGMA integrity_check').get()?.['integrity_check'], 'ok');
    const read = (table: string, state: string) =>
      new Map(
        db
          .prepare(
            `SELECT id || ' ' || hunk AS at, text FROM answers JOIN ${table} t ON t.answer = number WHERE ${state}`,
          )
          .all()
          .map((row) => [String(row['at']), String(row['text'])]),
      );
    const decisions = read(`(SELECT answer, hunk, text, "to" FROM decisions)`, `"to" = 'edited'`);
    assert.deepEqual(read('hunks', `state = 'edited'`), decisions);
    const { n } = db.prepare('SELECT count(*) AS n FROM decisions').get() ?? {};
    assert.equal(n, decisions.size, 'no decision was recorded twice');
    return decisions;
  } finally {
    db.close();
  }
}

const placeOf = (name: string, i: number) => `${name}-${Math.floor(i / HUNKS)} ${i % HUNKS}`;
const acknowledged = ({ lines }: Writer) => lines.filter((line) => /^\d+$/.test(line)).map(Number);

describe('faults of the journal', function () {
  this.timeout(FULL ? 3_600_000 : 60_000);

  it(`loses and mixes up nothing between two processes`, () =>
    inFolder(async (folder) => {
      const file = join(folder, 'journal.db');
      const shared = DECISIONS / 10;
      const names = ['left', 'right'];
      const ready: (() => void)[] = [];
      const onReady = (begin: () => void) => {
        ready.push(begin);
        if (ready.length === names.length) for (const each of ready) each();
      };
      const all = await Promise.all(
        names.map((name) => run(process.execPath, writer(file, name, DECISIONS, shared), { onReady })),
      );
      const decisions = decisionsIn(file);
      all.forEach((one, w) => {
        const name = names[w]!;
        assert.deepEqual(
          one.lines.filter((line) => line.startsWith('!')),
          [],
        );
        assert.deepEqual(acknowledged(one), [...Array(DECISIONS).keys()]);
        for (let i = 0; i < DECISIONS; i++) assert.equal(decisions.get(placeOf(name, i)), textOf(name, i));
      });
      const got = all.map((one) =>
        one.lines.filter((line) => line.startsWith('= ')).map((line) => Number(line.slice(2))),
      );
      assert.deepEqual(
        [...got[0]!, ...got[1]!].sort((a, b) => a - b),
        [...Array(shared).keys()],
      );
      got.forEach((indexes, w) => {
        for (const i of indexes) assert.equal(decisions.get(`${SHARED} ${i}`), textOf(names[w]!, i * 10));
      });
      assert.equal(decisions.size, 2 * DECISIONS + shared);
      const rate = Math.round((2 * DECISIONS + shared) / (Math.max(...all.map((one) => one.ms)) / 1000));
      console.log(
        `      2 processes × ${DECISIONS} decisions: lost 0, fused 0; ${shared} wanted by both went ${got[0]!.length} to ${got[1]!.length}; ${rate} decisions/s`,
      );
    }));

  it('keeps every acknowledged decision through kill -9', () =>
    inFolder(async (folder) => {
      let expected = new Map<string, string>();
      let kept = 0;
      let unacknowledged = 0;
      for (let kill = 0; kill < KILLS; kill++) {
        // A file sees several kills, but does not grow for ever.
        if (kill % KILLS_A_FILE === 0) expected = new Map();
        const file = join(folder, `${Math.floor(kill / KILLS_A_FILE)}.db`);
        const name = `k${kill}`;
        const done = acknowledged(
          await run(process.execPath, writer(file, name, 1e6, 0), { killAfter: (kill * 37) % 211 }),
        );
        assert.ok(done.length > 0);
        for (const i of done) expected.set(placeOf(name, i), textOf(name, i));
        kept += done.length;
        const found = decisionsIn(file);
        // The decisions that were under way may be in, each whole, or not.
        for (let i = done.length; i < done.length + IN_FLIGHT; i++) {
          if (!found.has(placeOf(name, i))) break;
          unacknowledged++;
          expected.set(placeOf(name, i), textOf(name, i));
        }
        assert.deepEqual(found, expected);
      }
      console.log(
        `      ${KILLS} kills: ${kept} acknowledged, lost 0; ${unacknowledged} were in before they were acknowledged`,
      );
    }));

  it('recovers all that was committed before the place where its log is cut off', () =>
    inFolder((folder) => {
      const file = join(folder, 'journal.db');
      const db = new DatabaseSync(file);
      prepare(db);
      const store = journalStore(db);
      const answer = answerOf('x', { original: 'a '.repeat(40) });
      store.recordAnswer(
        answer,
        Array.from({ length: 40 }, (_, i) => hunkOf(answer.original, 2 * i, 2 * i + 1, 'b')),
      );
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      const ends: number[] = [];
      for (let hunk = 0; hunk < 40; hunk++) {
        store.decide('x', [{ hunk, from: 'pending', to: 'edited', text: textOf('x', hunk) }]);
        ends.push(statSync(`${file}-wal`).size);
      }
      const [whole, log] = [readFileSync(file), readFileSync(`${file}-wal`)];
      db.close();
      const cuts = FULL ? 4_000 : 150;
      for (let n = 0; n <= cuts; n++) {
        const cut = Math.floor((log.length * n) / cuts);
        const copy = join(folder, `cut-${n}.db`);
        writeFileSync(copy, whole);
        writeFileSync(`${copy}-wal`, log.subarray(0, cut));
        const notices: string[] = [];
        const journal = new JournalFile(copy, ({ code }) => notices.push(code));
        const states = journal.run((s) => s.load('x')!.hunks.map((h) => h.state));
        journal.close();
        assert.deepEqual(notices, []);
        assert.equal(states.filter((s) => s === 'edited').length, ends.filter((end) => end <= cut).length);
        assert.equal(states.lastIndexOf('edited') + 1, states.filter((s) => s === 'edited').length);
      }
      console.log(`      ${cuts + 1} cuts of a log of ${log.length} bytes: everything before the cut recovered`);
    }));

  it('moves a damaged file aside with one notice, and begins a new one', () =>
    inFolder((folder) => {
      let moved = 0;
      let n = 0;
      fc.assert(
        fc.property(
          fc.array(
            fc.tuple(
              fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
              fc.uint8Array({ minLength: 1, maxLength: 600 }),
            ),
            { maxLength: 4 },
          ),
          fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
          (patches, cut) => {
            const name = `damaged-${++n}.db`;
            const file = join(folder, name);
            const notices: string[] = [];
            const journal = new JournalFile(file, ({ code }) => notices.push(code));
            const answer = answerOf('before', { original: 'x'.repeat(20_000) });
            journal.run((s) => s.recordAnswer(answer, [hunkOf(answer.original, 0, 1, 'y')]));
            journal.close();
            const bytes = readFileSync(file);
            for (const [at, patch] of patches)
              bytes.set(patch.slice(0, bytes.length - Math.floor(at * bytes.length)), Math.floor(at * bytes.length));
            writeFileSync(file, cut === null ? bytes : bytes.subarray(0, Math.floor(cut * bytes.length)));

            journal.run((s) => s.listPending(answer.workspace));
            journal.run((s) => s.search({ text: 'x', offset: 0, limit: 10 }));
            journal.run((s) => s.recordAnswer(answerOf('after'), [hunkOf('one two three', 0, 3, '1')]));
            const outcome = journal.run((s) => s.decide('after', [{ hunk: 0, from: 'pending', to: 'rejected' }]));
            assert.equal(outcome, 'taken');
            assert.equal(journal.run((s) => s.load('after'))!.hunks[0]!.state, 'rejected');
            journal.close();
            assert.ok(notices.length <= 1 && notices.every((code) => code === 'journal.damaged'));
            const aside = readdirSync(folder).filter(
              (other) => other.startsWith(`${name}.damaged-`) && !/-(?:wal|shm)$/.test(other),
            );
            assert.equal(aside.length, notices.length);
            moved += notices.length;
          },
        ),
        { numRuns: FULL ? 2_000 : 60 },
      );
      console.log(`      ${n} files damaged at random: ${moved} moved aside, none stopped the journal`);
    }));

  it('lets a second window follow when the first one moves the file aside', () =>
    inFolder((folder) => {
      const file = join(folder, 'journal.db');
      const notices: string[] = [];
      const [a, b] = [1, 2].map(() => new JournalFile(file, ({ code }) => notices.push(code))) as [
        JournalFile,
        JournalFile,
      ];
      const hunks = [hunkOf('one two three', 0, 3, '1')];
      a.run((s) => s.recordAnswer(answerOf('before'), hunks));
      b.run((s) => s.load('before'));
      a.close();
      // Else its log still holds all that the file does.
      new DatabaseSync(file).exec('PRAGMA wal_checkpoint(TRUNCATE)');
      copyFileSync(fileURLToPath(import.meta.url), file);
      a.run((s) => s.recordAnswer(answerOf('after'), hunks));
      b.run((s) => s.recordAnswer(answerOf('after all'), hunks));
      assert.deepEqual(
        a.run((s) => s.listPending('file:///project')).map((e) => e.answer.id),
        ['after', 'after all'],
      );
      assert.deepEqual(notices, ['journal.damaged']);
      a.close();
      b.close();
    }));

  it('changes nothing when the disk is full at any write, and goes on when there is space again', () =>
    inFolder((folder) => {
      let failures = 0;
      const db = new DatabaseSync(join(folder, 'journal.db'));
      prepare(db);
      const store = journalStore(db);
      const pages = () => Number(db.prepare('PRAGMA page_count').get()?.['page_count']);
      const limit = (n: number) => db.exec(`PRAGMA max_page_count = ${n}`);
      const attempt = (write: () => unknown, snapshot: () => unknown) => {
        for (let spare = 0; ; spare++) {
          const before = snapshot();
          limit(pages() + spare);
          try {
            write();
            return;
          } catch (error) {
            failures++;
            assert.equal(toJournalError(error).code, 'journal.full');
            limit(1e9);
            assert.deepEqual(snapshot(), before);
          }
        }
      };
      for (let i = 0; i < 20; i++) {
        const answer = answerOf(String(i), { original: 'x'.repeat(i * 5_000 + 10) });
        const hunks = Array.from({ length: 5 }, (_, n) => hunkOf(answer.original, n, n + 1, 'y'));
        attempt(
          () => store.recordAnswer(answer, hunks),
          () => store.search({ text: '', offset: 0, limit: 100 }),
        );
        hunks.forEach((_, hunk) =>
          attempt(
            () => store.decide(answer.id, [{ hunk, from: 'pending', to: 'edited', text: 'z'.repeat(9_000) }]),
            () => store.load(answer.id),
          ),
        );
      }
      db.close();
      assert.ok(failures > 50);
      console.log(`      disk full ${failures} times: the file never differed from what was acknowledged`);
    }));

  // A limit on the size of files is the one way to make a write fail that needs no rights; Windows has none.
  if (process.platform !== 'win32')
    it('has on the disk exactly what it acknowledged when a write fails', () =>
      inFolder(async (folder) => {
        const codes = new Map<string, number>();
        const runs = FULL ? 100 : 8;
        for (let n = 0; n < runs; n++) {
          const file = join(folder, `${n}.db`);
          const blocks = 150 + Math.floor((n * 6_000) / runs);
          const limited = `trap '' XFSZ; ulimit -f ${blocks}; exec "$@"`;
          const result = await run('sh', ['-c', limited, 'sh', process.execPath, ...writer(file, 'w', 1e6, 0)]);
          const code = result.lines.at(-1) ?? '';
          assert.match(code, /^! journal\.(?:io|full)$/);
          codes.set(code, (codes.get(code) ?? 0) + 1);
          const expected = new Map(acknowledged(result).map((i) => [placeOf('w', i), textOf('w', i)]));
          assert.deepEqual(decisionsIn(file), expected);
        }
        console.log(
          `      ${runs} failed writes (${[...codes].map(([c, k]) => `${c.slice(2)} ${k}`).join(', ')}): file = acknowledged`,
        );
      }));
});
