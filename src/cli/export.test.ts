import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answerOf, hunkOf } from '../../test/support/journal-records.ts';
import { withFolder } from '../../test/support/temporary.ts';
import { FORMATS } from '../journal/core/formats.ts';
import { JournalFile } from '../journal/node/file.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

interface Result {
  readonly code: number | string | null | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `aligner export` from its sources, with `home` as the user's home folder. */
function run(home: string, ...args: string[]): Promise<Result> {
  const folders = { HOME: home, USERPROFILE: home, APPDATA: join(home, 'data') };
  const env = { ...process.env, ...folders, XDG_CONFIG_HOME: undefined, XDG_DATA_HOME: undefined };
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, 'export', ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : error.code, stdout, stderr }),
    );
  });
}

/** A journal with one accepted correction, in a file. */
function write(file: string, question: string): void {
  const journal = new JournalFile(file, (notice) => assert.fail(notice));
  const answer = answerOf('x', { question });
  journal.run((s) => s.recordAnswer(answer, [hunkOf(answer.original, 0, 3, '1')]));
  journal.run((s) => s.decide('x', [{ hunk: 0, from: 'pending', to: 'accepted' }]));
  journal.close();
}

describe('aligner export', function () {
  this.timeout(60_000);

  it('prints rows, and says on standard error what they are', () =>
    withFolder(async (home) => {
      const file = join(home, 'j.db');
      write(file, `Why is ${home}/x wrong?`);
      const { code, stdout, stderr } = await run(home, '--format', 'triples', '--journal', file);
      assert.equal(stderr, 'rows: 1, answers: 1; removed: secrets 0, private paths 1, e-mail addresses 0\n');
      assert.equal(code, 0);
      const row = { answer: 'one two three', correction: '1 two three', language: 'python', tags: ['bare-except'] };
      assert.deepEqual(JSON.parse(stdout), { question: 'Why is [path-1] wrong?', ...row });
      const plain = await run(home, '--format', 'triples', '--no-redact', '--journal', file);
      assert.deepEqual(JSON.parse(plain.stdout), { question: `Why is ${home}/x wrong?`, ...row });
      assert.equal(plain.stderr, 'rows: 1, answers: 1; not redacted\n');
    }));

  it('leaves out what was shown corrected from the start, in every format', () =>
    withFolder(async (home) => {
      const file = join(home, 'j.db');
      const journal = new JournalFile(file, (notice) => assert.fail(notice));
      const answer = answerOf('shown');
      journal.run((s) => s.recordAnswer(answer, [hunkOf(answer.original, 0, 3, '1')], 'shown'));
      journal.close();
      for (const format of Object.keys(FORMATS)) {
        const { code, stdout, stderr } = await run(home, '--format', format, '--journal', file);
        assert.deepEqual([code, stdout], [0, ''], format);
        assert.match(stderr, /^rows: 0, answers: 0;/);
      }
      write(file, 'Why?');
      assert.match((await run(home, '--format', 'dpo', '--journal', file)).stderr, /^rows: 1, answers: 1;/);
    }));

  it('writes a new file, never over another one', () =>
    withFolder(async (home) => {
      const [file, out] = [join(home, 'j.db'), join(home, 'out.jsonl')];
      write(file, 'Why?');
      assert.equal((await run(home, '--format', 'dpo', '--journal', file, '--out', out)).code, 0);
      const written = readFileSync(out, 'utf8');
      assert.equal(written.trimEnd().split('\n').length, 1);
      const { code, stderr } = await run(home, '--format', 'sft', '--journal', file, '--out', out);
      assert.match(stderr, /^aligner: cli\.out: .*EEXIST/);
      assert.equal(code, 2);
      assert.equal(readFileSync(out, 'utf8'), written);
    }));

  it('says what is wrong in one line', () =>
    withFolder(async (home) => {
      const text = join(home, 'text');
      writeFileSync(text, 'This is no journal. '.repeat(1_000));
      for (const [args, message] of [
        [['--format', 'csv'], /^aligner: cli\.usage: .*dpo.*\n$/],
        [['--format', 'dpo', '--since', 'yesterday'], /^aligner: cli\.usage: .*\n$/],
        [['--format', 'dpo', '--journal', join(home, 'none')], /^aligner: cli\.file: .*\n$/],
        [['--format', 'dpo', '--journal', text], /^aligner: journal\.older: .*\n$/],
      ] as const) {
        const { code, stdout, stderr } = await run(home, ...args);
        assert.deepEqual([code, stdout], [2, '']);
        assert.match(stderr, message);
      }
    }));

  if (process.platform === 'linux')
    it("finds VS Code's journal, and asks when there are several", () =>
      withFolder(async (home) => {
        const of = (editor: string) => {
          const folder = join(home, '.config', editor, 'User', 'globalStorage', 'aligner.aligner');
          mkdirSync(folder, { recursive: true });
          return join(folder, 'journal.db');
        };
        assert.match((await run(home, '--format', 'dpo')).stderr, /^aligner: cli\.journal: No journal/);
        write(of('Code'), 'Why?');
        assert.equal((await run(home, '--format', 'dpo')).code, 0);
        write(of('VSCodium'), 'Why?');
        assert.match((await run(home, '--format', 'dpo')).stderr, /^aligner: cli\.journal: There are several/);
      }));
});
