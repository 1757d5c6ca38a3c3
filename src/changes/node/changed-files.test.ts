import assert from 'node:assert/strict';
import { chmodSync, existsSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { withTree, type TestTree } from '../../../test/support/git.ts';
import type { Comparison } from '../core/changes.ts';
import { changedFiles } from './changed-files.ts';
import { findRoot } from './repository.ts';

const WORK: Comparison = { base: { kind: 'head' }, staged: false, paths: [] };
const STAGED: Comparison = { ...WORK, staged: true };

async function added({ root }: TestTree, comparison = WORK): Promise<Record<string, unknown>> {
  const { files } = await changedFiles(root, comparison);
  return Object.fromEntries(
    files.map((f) => [f.path, f.added === 'all' ? 'all' : f.added.map(({ first, count }) => [first, count])]),
  );
}

const isSubsequence = (part: readonly string[], whole: readonly string[]): boolean => {
  let at = 0;
  for (const line of whole) if (line === part[at]) at++;
  return at === part.length;
};

describe('changedFiles', function () {
  this.timeout(60_000);

  it('leaves of every text only lines that were there before', async () => {
    const text = fc.array(fc.constantFrom('a', 'b', '', '-- a', '++ b', '@@ -1 +1 @@', 'c\r'), { maxLength: 12 });
    const name = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', '"', '\t', '\n', 'é', '-'),
      minLength: 1,
      maxLength: 8,
    });
    const file = fc.record({ name, before: text, after: text, end: fc.constantFrom('\n', '') });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(file, { selector: (f) => f.name, minLength: 1, maxLength: 12 }), (files) =>
        withTree(async (tree) => {
          for (const f of files) tree.write(`${f.name}.py`, f.before.join('\n') + f.end);
          tree.commit();
          for (const f of files) tree.write(`${f.name}.py`, f.after.join('\n') + f.end);
          const found = new Map((await changedFiles(tree.root, WORK)).files.map((f) => [f.path, f.added]));
          for (const f of files) {
            const ranges = found.get(`${f.name}.py`) ?? [];
            assert.ok(ranges !== 'all');
            const lines = (f.after.join('\n') + f.end).split(/(?<=\n)/).filter((line) => line !== '');
            const kept = lines.filter((_, i) => !ranges.some(({ first, count }) => i >= first && i < first + count));
            assert.ok(isSubsequence(kept, (f.before.join('\n') + f.end).split(/(?<=\n)/)), JSON.stringify(f));
          }
        }),
      ),
      { numRuns: 8 },
    );
  });

  it('knows renamed, new and untracked files, and what is staged from what is not', () =>
    withTree(async (tree) => {
      tree.write('old.py', 'a = 1\n'.repeat(20));
      tree.write('one.py', 'a\nb\n');
      tree.write('gone.py', 'x\n');
      tree.write('mode.sh', 'x\n');
      tree.commit();
      renameSync(join(tree.root, 'old.py'), join(tree.root, 'new "name".py'));
      tree.git('add', '--all');
      tree.write('one.py', 'a\nB\n');
      tree.git('add', 'one.py');
      tree.write('one.py', 'A\nB\nc\n');
      rmSync(join(tree.root, 'gone.py'));
      chmodSync(join(tree.root, 'mode.sh'), 0o755);
      tree.write('a b/new.py', 'x\n');
      assert.deepEqual(await added(tree), { 'a b/new.py': 'all', 'one.py': [[0, 3]] });
      assert.deepEqual(await added(tree, STAGED), { 'one.py': [[1, 1]] });
      assert.deepEqual(await added(tree, { ...WORK, base: { kind: 'index' } }), {
        'a b/new.py': 'all',
        'one.py': [
          [0, 1],
          [2, 1],
        ],
      });
      assert.deepEqual(await added(tree, { ...WORK, paths: ['a b'] }), { 'a b/new.py': 'all' });
      assert.deepEqual(await added(tree, { ...WORK, paths: ['.'] }), await added(tree));
      // A name is a name, and no pattern.
      assert.deepEqual(await added(tree, { ...WORK, paths: ['*.py', ':(top)one.py'] }), {});
    }));

  it('counts from the commit where a branch began', () =>
    withTree(async (tree) => {
      tree.write('a.py', '1\n');
      tree.commit();
      tree.git('checkout', '--quiet', '-b', 'topic');
      tree.write('a.py', '1\n2\n');
      tree.commit();
      tree.git('checkout', '--quiet', 'main');
      tree.write('other.py', 'x\n');
      tree.commit();
      tree.git('checkout', '--quiet', 'topic');
      tree.write('a.py', '1\n2\n3\n');
      assert.deepEqual(await added(tree, { ...WORK, base: { kind: 'since', revision: 'main' } }), { 'a.py': [[1, 2]] });
      for (const revision of ['none', '--output=x', '', 'main..topic'])
        await assert.rejects(added(tree, { ...WORK, base: { kind: 'since', revision } }), { code: 'changes.revision' });
    }));

  it('says what it leaves out, and why', () =>
    withTree(async (tree) => {
      tree.write('.gitattributes', 'made.py linguist-generated\nvendor/ours.py linguist-vendored=false\n');
      tree.write('.gitignore', 'secret.py\n');
      tree.commit();
      for (const path of [
        'made.py',
        'vendor/theirs.py',
        'vendor/ours.py',
        'package-lock.json',
        'secret.py',
        'dist/x.js',
      ])
        tree.write(path, 'x\n');
      tree.write('data.bin', Buffer.from([0, 1, 2]));
      tree.git('add', 'data.bin');
      symlinkSync('/etc/passwd', join(tree.root, 'link.py'));
      tree.git('add', 'link.py');
      const { files, skipped } = await changedFiles(tree.root, { ...WORK, paths: ['.', 'secret.py'] });
      assert.deepEqual(
        files.map(({ path }) => path),
        ['vendor/ours.py'],
      );
      assert.deepEqual(Object.fromEntries(skipped.map(({ path, reason }) => [path, reason])), {
        'data.bin': 'binary',
        'dist/x.js': 'generated',
        'link.py': 'link',
        'made.py': 'generated',
        'package-lock.json': 'generated',
        'secret.py': 'ignored',
        'vendor/theirs.py': 'vendored',
      });
    }));

  it('takes everything for new where there is no commit yet, and says where there is no work tree', () =>
    withTree(async (tree) => {
      tree.write('a.py', 'x\n');
      assert.deepEqual(await added(tree), { 'a.py': 'all' });
      tree.git('add', '--all');
      assert.deepEqual(await added(tree, STAGED), { 'a.py': [[0, 1]] });
      await assert.rejects(findRoot('/'), { code: 'changes.no-repository' });
    }));

  it('runs no program that the repository or its user names, and obeys none of their ways to print', () =>
    withTree(async (tree) => {
      tree.write('.gitattributes', '*.py diff=evil\n');
      tree.write('a.py', 'x\n');
      tree.commit();
      const settings = {
        'diff.external': 'touch ran; true',
        'diff.evil.command': 'touch ran; true',
        'diff.evil.textconv': 'touch ran; cat',
        'core.fsmonitor': 'touch ran; true',
        'core.pager': 'touch ran; cat',
        'diff.noprefix': 'true',
        'diff.mnemonicPrefix': 'true',
        'color.ui': 'always',
        'diff.context': '3',
        'diff.interHunkContext': '9',
      };
      for (const [name, value] of Object.entries(settings)) tree.git('config', name, value);
      tree.write('a.py', 'x\ny\n');
      assert.deepEqual(await added(tree), { 'a.py': [[1, 1]] });
      assert.equal(existsSync(join(tree.root, 'ran')), false);
    }));
});
