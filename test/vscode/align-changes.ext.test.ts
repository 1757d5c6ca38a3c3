/** Align Changes with the real model: a script writes into a git work tree, as an agent does, and its changes are reviewed. */
import assert from 'node:assert/strict';
import { copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { REVIEW_VIEW } from '../../src/config/core/commands.ts';
import type { ChangesOutcome } from '../../src/changes/vscode/align-changes.ts';
import type { Decision } from '../../src/review/vscode/review-actions.ts';
import { makeTree, type TestTree } from '../support/git.ts';
import { host } from '../support/host.ts';
import { pause, until } from '../support/until.ts';
import { ALIGN_MS, run } from './align.ts';
import { closeAll, diffs } from './workbench.ts';

const OLD = 'import yaml\n\n\ndef old(path):\n    return yaml.load(open(path))\n';
const FAULT = '\n\ndef load_config(path):\n    with open(path) as fh:\n        return yaml.load(fh)\n';
const MENDED = FAULT.replace('yaml.load', 'yaml.safe_load');
const GOOD = 'def double(x):\n    return 2 * x\n';

describe('Align Changes', function () {
  this.timeout(2 * ALIGN_MS);
  let tree: TestTree;
  const uriOf = (path: string) => vscode.Uri.file(join(tree.root, path));
  const onDisk = async (path: string) => Buffer.from(await vscode.workspace.fs.readFile(uriOf(path))).toString('utf8');
  const waiting = async () => (await host.statusBar()).map((text) => /Aligner (\d+)/.exec(text)?.[1]).find(Boolean);

  before(async () => {
    await vscode.extensions.getExtension('aligner.aligner')?.activate();
    tree = makeTree(vscode.workspace.workspaceFolders![0]!.uri.fsPath);
    tree.write('config.py', OLD);
    tree.write('answer.md', '');
    tree.commit();
  });
  afterEach(closeAll);

  it('lists the one fault that a script wrote; accepted, the file is right; undone, it is as the script wrote it', async () => {
    tree.write('config.py', OLD + FAULT);
    tree.write('good.py', GOOD);
    const outcome = await run<ChangesOutcome>('aligner.alignChanges');
    assert.deepEqual(outcome, { outcome: 'review', files: 1, checked: 2, skipped: 0, unchecked: 0 });
    const diff = await until('the diff', () => diffs()[0]);
    assert.equal(diffs().length, 1);
    assert.equal(diff.title, 'Aligner: config.py');
    assert.equal(await diff.before(), OLD + FAULT);
    assert.equal(await diff.after(), OLD + MENDED);
    await run(`${REVIEW_VIEW}.focus`);
    await host.waitFor('.monaco-diff-editor .line-insert');
    await host.waitFor({ selector: 'h2', webview: true }, { timeout: 60_000 });
    assert.equal(await host.text({ selector: 'h2', webview: true }), 'config.py');
    await pause(500);
    await host.screenshot('changes in the window');
    await keep(await host.screenshot('changes', { target: '.part.editor' }));
    await host.click('.monaco-diff-editor .editor.modified .view-lines');
    await host.press('Control+Enter');
    const document = await until('the correction is in the document', () =>
      vscode.workspace.textDocuments.find(
        (d) => d.uri.fsPath === uriOf('config.py').fsPath && d.getText() === OLD + MENDED,
      ),
    );
    await document.save();
    await until('the correction is on the disk', async () => (await onDisk('config.py')) === OLD + MENDED);
    assert.equal((await run<Decision>('aligner.review.undo')).outcome, 'undone');
    await document.save();
    await until('the file is as the script wrote it', async () => (await onDisk('config.py')) === OLD + FAULT);
    assert.equal(await onDisk('good.py'), GOOD);
    assert.equal(await waiting(), '1');
  });

  it('looks again at what is written while the review waits', async () => {
    tree.write('config.py', OLD);
    tree.write('sub/later.py', `import yaml\n${FAULT}`);
    const outcome = await run<ChangesOutcome>('aligner.alignChanges');
    assert.equal(outcome.outcome, 'review', JSON.stringify(outcome));
    const count = async () => Number((await waiting()) ?? 0);
    const before = await until('the review is counted', count);
    tree.write('third.py', `import yaml\n${FAULT}`);
    await until('the third file is there', async () => (await count()) === before + 1, ALIGN_MS);
    // Mended by whoever wrote it: there is nothing left to review.
    tree.write('third.py', `import yaml\n${MENDED}`);
    await until('and gone again', async () => (await count()) === before, ALIGN_MS);
  });

  it('lets the window live while it looks at 500 files with 50,000 lines, and stops when told to', async () => {
    for (let i = 0; i < 500; i++)
      tree.write(`many/${i}.py`, Array.from({ length: 50 }, (_, j) => `def f${j}(x):\n    return x + ${i}\n`).join(''));
    let [slowest, last] = [0, performance.now()];
    const beat = setInterval(() => {
      slowest = Math.max(slowest, performance.now() - last - 10);
      last = performance.now();
    }, 10);
    try {
      const running = run<ChangesOutcome>('aligner.alignChanges', uriOf('many'));
      await until(
        'it tells how far it is',
        async () => (await host.notifications()).some((n) => n.includes('Checking the changes')),
        ALIGN_MS,
      );
      await host.pressButton('Cancel');
      assert.deepEqual(await running, { outcome: 'cancelled' });
      await host.print(`The extension host was away for at most ${Math.round(slowest)} ms.`);
    } finally {
      clearInterval(beat);
    }
  });
});

async function keep(path: string): Promise<void> {
  if (process.env['ALIGNER_UPDATE_MEDIA'] !== '1') return;
  const media = join(dirname(path), '..', '..', 'media');
  await copyFile(path, join(media, 'changes.png'));
  await host.print(`Wrote ${join(media, 'changes.png')}`);
}
