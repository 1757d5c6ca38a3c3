/** The main job with the real model: select an answer, align it, look at the diff, accept, undo. */
import assert from 'node:assert/strict';
import { mkdir, copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import type { Decision } from '../../src/review/vscode/review-actions.ts';
import { host } from '../support/host.ts';
import { until } from '../support/until.ts';
import { align, ALIGN_MS, assertMended, open, openDiff, run } from './align.ts';
import { CLEAN, MARKDOWN, PYTHON, TWO_FAULTS, TYPESCRIPT } from './answers.ts';
import { closeAll, diffs, openFile, select, sha256, undoIn } from './workbench.ts';

describe('Align Selection', function () {
  this.timeout(ALIGN_MS);

  before(async () => {
    await vscode.extensions.getExtension('aligner.aligner')?.activate();
    await run('workbench.action.closeSidebar');
  });
  afterEach(async () => {
    while (diffs().length > 0) await run<Decision>('aligner.review.reject');
    await closeAll();
    await run('notifications.clearAll');
  });

  it('corrects an answer in a chat transcript: palette, diff, accept by key, undo by key', async () => {
    const { document } = await open(MARKDOWN);
    const saved = sha256(document.getText());
    // The first use of the palette in a new window can be slow.
    await host.runCommand('Aligner: Align Selection').catch(() => host.runCommand('Aligner: Align Selection'));
    // No question box: the question stands in the transcript.
    const diff = await until('the diff', () => diffs()[0], ALIGN_MS);
    assert.equal(await diff.before(), MARKDOWN.selected);
    const after = await diff.after();
    assertMended(MARKDOWN, after);
    assert.equal(sha256(document.getText()), saved);

    await host.waitFor('.monaco-diff-editor .line-insert');
    await host.waitFor('.review-widget a:text-is("Accept")');
    const picture = await host.screenshot('review');
    if (process.env['ALIGNER_UPDATE_MEDIA'] === '1') await keepPicture(picture);

    await host.click('.monaco-diff-editor .editor.modified .view-lines');
    await host.press('Control+Enter');
    const accepted = MARKDOWN.text.replace(MARKDOWN.selected, after);
    await until('the correction is in the document', () => document.getText() === accepted);
    await until('the diff is closed', () => diffs().length === 0);
    await host.screenshot('accepted');

    await vscode.window.showTextDocument(document);
    await host.click('.monaco-editor .view-lines');
    await host.press('Control+Z');
    await until('the undo is through', () => document.getText() !== accepted);
    assert.equal(sha256(document.getText()), saved);
  });

  for (const answer of [PYTHON, TYPESCRIPT])
    it(`corrects an indented part of ${answer.file} as code, and keeps its indentation`, async () => {
      const { document, diff, after } = await openDiff(answer);
      await host.screenshot(`diff of ${answer.file}`);
      assert.equal(await diff.before(), answer.selected);
      assertMended(answer, after);
      assert.equal(document.getText(), answer.text);
      const decision = await run<Decision>('aligner.review.accept');
      assert.equal(decision.outcome, 'accepted');
      const accepted = answer.text.replace(answer.selected, after);
      assert.equal(document.getText(), accepted);
      await document.save();
      const disk = async () => Buffer.from(await vscode.workspace.fs.readFile(document.uri)).toString('utf8');
      await until('the correction is on the disk', async () => (await disk()) === accepted);
      await undoIn(document);
      assert.equal(sha256(document.getText()), sha256(answer.text));
    });

  it('finds the question in the transcript', async () => {
    await open(MARKDOWN);
    const outcome = await align(null);
    assert.equal('question' in outcome && outcome.question, MARKDOWN.question);
  });

  it('asks for the question where none stands; Escape cancels, an empty one is none', async () => {
    const editor = await open(PYTHON);
    const cancelled = align(null);
    await host.waitFor('.quick-input-widget input');
    await host.screenshot('question');
    await host.press('Escape');
    assert.deepEqual(await cancelled, { outcome: 'cancelled' });
    await vscode.window.showTextDocument(editor.document);
    const asked = align(null);
    await host.waitFor('.quick-input-widget input:focus');
    await host.type('How do I find a user by name?');
    await host.press('Enter');
    const outcome = await asked;
    assert.equal('question' in outcome && outcome.question, 'How do I find a user by name?');
  });

  it('takes the Markdown block around the cursor when nothing is selected', async () => {
    const editor = await openFile('block.md', TWO_FAULTS.text);
    const at = editor.document.positionAt(TWO_FAULTS.text.indexOf('== None'));
    editor.selection = new vscode.Selection(at, at);
    assert.equal((await align()).outcome, 'review');
    assert.match(await diffs()[0]!.before(), /^```python\nif value == None:\n {4}return default\n```$/);
    await host.screenshot('block');
  });

  it('changes nothing when the diff is rejected, or closed', async () => {
    const { document } = await openDiff(PYTHON);
    assert.equal((await run<Decision>('aligner.review.reject')).outcome, 'rejected');
    assert.deepEqual([document.getText(), document.isDirty, diffs().length], [PYTHON.text, false, 0]);

    const again = await openDiff(PYTHON);
    const { id } = again.diff;
    await run('workbench.action.closeActiveEditor');
    assert.deepEqual([again.document.getText(), again.document.isDirty, diffs().length], [PYTHON.text, false, 0]);
    await until('the item counts it', async () => (await host.statusBar()).some((text) => /Aligner \d/.test(text)));
    // By its id: what an earlier test took back waits, too, and the command would ask which.
    assert.equal(await run('aligner.review.open', id), id);
    assert.equal(diffs().length, 1);
  });

  it('accepts one change of two and leaves the other', async () => {
    const { document, diff, after } = await openDiff(TWO_FAULTS);
    assertMended(TWO_FAULTS, after);
    const first = await run<Decision>('aligner.review.acceptChange');
    assert.deepEqual([first.outcome, first.open! > 0], ['accepted', true]);
    assert.match(document.getText(), /is None[\s\S]*f"SELECT/);
    await until('the left side with the accepted change', async () => (await diff.before()) === document.getText());
    await run('aligner.review.reject');
    assert.match(document.getText(), /is None[\s\S]*f"SELECT/);
    await undoIn(document);
    assert.equal(document.getText(), TWO_FAULTS.text);
  });

  it('asks what to do when the text has changed in the meantime', async () => {
    const { document } = await openDiff(PYTHON);
    const edit = new vscode.WorkspaceEdit();
    const part = PYTHON.selected;
    edit.replace(
      document.uri,
      new vscode.Range(0, 0, document.lineCount, 0),
      `def one():\n${part}\n\ndef two():\n${part}`,
    );
    await vscode.workspace.applyEdit(edit);
    const changed = document.getText();
    const decision = run<Decision>('aligner.review.accept');
    await host.waitFor('.monaco-dialog-box');
    await host.screenshot('text has changed');
    assert.equal(document.getText(), changed);
    const buttons = await host.texts('.monaco-dialog-box .monaco-button');
    for (const label of ['Choose a Place', 'Copy Correction', 'Discard'])
      assert.ok(
        buttons.some((b) => b.includes(label)),
        buttons.join(),
      );
    await host.pressButton('Copy Correction');
    assert.equal((await decision).outcome, 'copied');
    assertMended(PYTHON, await vscode.env.clipboard.readText());
    assert.equal(document.getText(), changed);
  });

  it('says "no change" in the status bar alone', async () => {
    const editor = await openFile('clean.md', CLEAN);
    select(editor, CLEAN);
    const tabs = vscode.window.tabGroups.all.flatMap((g) => g.tabs).length;
    const outcome = await align({ question: 'When do I use a list?' });
    assert.equal(outcome.outcome, 'unchanged');
    await until('the note', async () => (await host.statusBar()).some((t) => t.includes('no change')));
    await host.screenshot('no change');
    assert.deepEqual(await host.notifications(), []);
    assert.equal(vscode.window.tabGroups.all.flatMap((g) => g.tabs).length, tabs);
  });

  it('corrects the clipboard after asking, and puts the correction there', async () => {
    await vscode.env.clipboard.writeText(MARKDOWN.selected);
    const aligned = align({ question: MARKDOWN.question });
    await host.waitFor('.quick-input-list .monaco-list-row');
    await host.screenshot('clipboard');
    await host.press('Enter');
    assert.equal((await aligned).outcome, 'review');
    const after = await diffs()[0]!.after();
    assert.equal((await run<Decision>('aligner.review.accept')).outcome, 'accepted');
    assert.equal(await vscode.env.clipboard.readText(), after);
  });

  it('corrects the code block of a chat answer, and offers to copy or insert', async () => {
    const uri = vscode.Uri.parse(`vscode-chat-code-block://session/response_1/0.py`);
    const code = PYTHON.text.slice(0, PYTHON.text.indexOf('\n\n\ndef count_users'));
    const provider = vscode.workspace.registerTextDocumentContentProvider(uri.scheme, {
      provideTextDocumentContent: () => code,
    });
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.languages.setTextDocumentLanguage(document, 'python');
    const target = await openFile('empty.py', '');
    const aligned = align(document.uri);
    await host.waitFor('.quick-input-widget input');
    await host.press('Enter');
    assert.equal((await aligned).outcome, 'review');
    assert.equal(await diffs()[0]!.before(), code);
    const after = await diffs()[0]!.after();
    const decision = run<Decision>('aligner.review.accept');
    await host.waitFor('.quick-input-list .monaco-list-row');
    await host.type('Insert at Cursor');
    await host.press('Enter');
    assert.equal((await decision).outcome, 'accepted');
    assert.equal(target.document.getText(), after);
    provider.dispose();
  });

  it('is in the context menu of an editor, and has a key', async () => {
    await open(PYTHON);
    await host.click('.monaco-editor .view-line span', { button: 'right' });
    // The menu is in a shadow root, which Playwright's selectors see through.
    await host.waitFor('.monaco-menu .action-label:has-text("Align Selection")');
    await host.screenshot('context menu');
    await host.press('Escape');
    const editor = await open(MARKDOWN);
    await vscode.window.showTextDocument(editor.document);
    await host.press('Control+Alt+A');
    await until('the diff', () => diffs().length === 1, ALIGN_MS);
  });
});

async function keepPicture(path: string): Promise<void> {
  const media = join(dirname(path), '..', '..', 'media');
  await mkdir(media, { recursive: true });
  await copyFile(path, join(media, 'review.png'));
  await host.print(`Wrote ${join(media, 'review.png')}`);
}
