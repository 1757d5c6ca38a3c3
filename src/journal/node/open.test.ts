import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerOf, hunkOf } from '../../../test/support/journal-records.ts';
import { THREAD } from '../../../test/support/journal-writer.ts';
import { withFolder } from '../../../test/support/temporary.ts';
import type { Journal } from '../core/journal.ts';
import { JournalFile } from './file.ts';
import { openJournal } from './open.ts';

const HUNKS = [hunkOf('one two three', 0, 3, '1')];
const opened = (file: string, thread = THREAD): Journal =>
  openJournal({ file, thread, notice: (notice) => assert.fail(notice) });

describe('the journal of a window', () => {
  it('starts no thread and makes no file before something is recorded', () =>
    withFolder(async (folder) => {
      const file = join(folder, 'deep', 'journal.db');
      const journal = opened(file);
      assert.deepEqual(await journal.listPending('file:///project'), []);
      assert.equal(await journal.prune({ days: 1, megabytes: 1 }), 0);
      assert.equal(existsSync(file), false);
      await journal.recordAnswer(answerOf('x'), HUNKS);
      assert.equal(existsSync(file), true);
      await journal.close();
    }));

  // Windows has no modes; there the user's folder is the user's alone.
  if (process.platform !== 'win32')
    it('lets nobody but the user read it, also a file that was there before', () =>
      withFolder(async (folder) => {
        const inner = join(folder, 'storage');
        const file = join(inner, 'journal.db');
        mkdirSync(inner, { mode: 0o755 });
        writeFileSync(file, '', { mode: 0o644 });
        const journal = opened(file);
        await journal.recordAnswer(answerOf('x'), HUNKS);
        const modes = [inner, file, `${file}-wal`, `${file}-shm`].map((path) =>
          (statSync(path).mode & 0o777).toString(8),
        );
        assert.deepEqual(modes, ['700', '600', '600', '600']);
        await journal.close();
      }));

  it('sees what another connection wrote, not its own writes', () =>
    withFolder((folder) => {
      const file = join(folder, 'journal.db');
      const [a, b] = [1, 2].map(() => new JournalFile(file, (notice) => assert.fail(notice))) as [
        JournalFile,
        JournalFile,
      ];
      a.run((s) => s.recordAnswer(answerOf('x'), HUNKS));
      // Opening the file counts as a write of the other one.
      b.run((s) => s.load('x'));
      a.changed();
      a.run((s) => s.decide('x', [{ hunk: 0, from: 'pending', to: 'applying' }]));
      assert.equal(a.changed(), false);
      assert.equal(
        b.run((s) => s.decide('x', [{ hunk: 0, from: 'pending', to: 'rejected' }])),
        'conflict',
      );
      assert.equal(
        b.run((s) => s.decide('x', [{ hunk: 0, from: 'applying', to: 'accepted' }])),
        'taken',
      );
      assert.equal(a.changed(), true);
      assert.equal(a.changed(), false);
      a.close();
      b.close();
    }));

  it('hears of what another window wrote', () =>
    withFolder(async (folder) => {
      const file = join(folder, 'journal.db');
      const [a, b] = [opened(file), opened(file)];
      await a.recordAnswer(answerOf('x'), HUNKS);
      const decided = new Promise<void>((resolve) => {
        // Opening the file counts as a write, too.
        a.onDidChange(() => void a.load('x').then((entry) => entry?.hunks[0]?.state === 'rejected' && resolve()));
      });
      await b.decide('x', [{ hunk: 0, from: 'pending', to: 'rejected' }]);
      await decided;
      await Promise.all([a.close(), b.close()]);
    }));

  it('rejects what it was asked when its thread dies, and starts another one', () =>
    withFolder(async (folder) => {
      const thread = join(folder, 'thread.mjs');
      writeFileSync(thread, 'process.exit(1);');
      const journal = opened(join(folder, 'journal.db'), thread);
      await assert.rejects(journal.load('x'), { code: 'journal.stopped' });
      writeFileSync(thread, `import ${JSON.stringify(THREAD)};`);
      await journal.recordAnswer(answerOf('x'), HUNKS);
      assert.equal((await journal.load('x'))?.answer.id, 'x');
      await journal.close();
    }));

  it('lives in memory where Node has no SQLite, and says so once', () => {
    const program = `
      import { openJournal } from ${JSON.stringify(new URL('open.ts', import.meta.url).href)};
      const journal = openJournal({ file: 'none', thread: 'none', notice: ({ code }) => console.log(code) });
      const answer = { id: 'x', workspace: '', time: 0 };
      await journal.recordAnswer(answer, []);
      await journal.recordAnswer({ ...answer, id: 'y' }, []);
      console.log((await journal.entriesAfter(0, 10)).length);`;
    const args = ['--no-experimental-sqlite', '--input-type=module', '--eval', program];
    assert.equal(execFileSync(process.execPath, args, { encoding: 'utf8' }), 'journal.missing\n2\n');
  });
});
