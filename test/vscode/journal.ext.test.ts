/** The journal in a real VS Code: what waits survives a reload; another window's writes arrive; history, export, clear. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import * as vscode from 'vscode';
import type { CommandId } from '../../src/config/core/commands.ts';
import type { Journal } from '../../src/journal/core/journal.ts';
import type { AnswerRecord } from '../../src/journal/core/records.ts';
import { workspaceKey } from '../../src/journal/vscode/workspace-key.ts';
import { host } from '../support/host.ts';
import { answerOf, hunkOf } from '../support/journal-records.ts';
import { until } from '../support/until.ts';
import { extensionJournal } from './seed.ts';
import { closeAll, openFile, sha256 } from './workbench.ts';

const TEXT = 'try:\n    run()\nexcept:\n    pass\n\nIt is always right.\n';
const CORRECTED = TEXT.replace('except:', 'except OSError:').replace('always', 'often');
const FILE = 'answer.py';
const PICKS = '.quick-input-list .monaco-list-row';

const uriOf = (name: string) => vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, name);

function record(journal: Journal, id: string, more: Partial<AnswerRecord> = {}): Promise<void> {
  const answer = answerOf(id, {
    workspace: workspaceKey(),
    name: FILE,
    original: TEXT,
    target: {
      kind: 'editor',
      uri: uriOf(FILE).toString(),
      range: { start: { line: 0, character: 0 }, end: { line: 6, character: 0 } },
    },
    time: Date.now(),
    ...more,
  });
  const at = (part: string) => answer.original.indexOf(part);
  return journal.recordAnswer(answer, [
    { ...hunkOf(answer.original, at('except'), at('except') + 6, 'except OSError'), reason: 'Catches everything.' },
    { ...hunkOf(answer.original, at('always'), at('always') + 6, 'often'), tags: ['overclaim'] },
  ]);
}

const command = (id: CommandId, ...args: unknown[]) => vscode.commands.executeCommand(id, ...args);
const pending = async () =>
  (await host.statusBar()).map((text) => /Aligner (\d+)/.exec(text)?.[1]).find(Boolean) ?? '0';
const text = async () => (await vscode.workspace.openTextDocument(uriOf(FILE))).getText();

/** A window of its own on the extension's journal: another connection, in another thread. */
let other: Journal;
const open = () => {
  other = extensionJournal();
};
const close = () => other.close();

describe('1: a window that closes', () => {
  before(open);
  after(close);

  it('leaves a review that waits', async () => {
    await openFile(FILE, TEXT);
    await record(other, 'first');
    assert.equal((await other.listPending(workspaceKey())).length, 1);
  });
});

describe('2: the journal after a reload', () => {
  before(open);
  after(close);

  it('brings back what waits, follows other windows, finds, counts, exports and forgets', async () => {
    // It brings back what waits, and lets it be decided.
    await until('the review waits again', async () => (await pending()) === '1');
    assert.equal(sha256(await text()), sha256(TEXT));
    assert.equal(await command('aligner.review.open'), 'first');
    await host.screenshot('journal-after-reload');
    await command('aligner.review.accept');
    await until('the correction is written', async () => (await text()) === CORRECTED);
    assert.equal(sha256(await text()), sha256(CORRECTED));
    await until('the journal has the decisions', async () =>
      (await other.load('first'))?.hunks.every((h) => h.state === 'accepted'),
    );
    await until('nothing waits', async () => (await pending()) === '0');
    // A text that is not saved goes back when its editor is closed, and the decisions with it.
    assert.ok(await (await vscode.workspace.openTextDocument(uriOf(FILE))).save());

    // It notices what another window records and decides.
    await record(other, 'second', {
      name: 'second.py',
      target: { kind: 'elsewhere' },
      question: 'Why does the second one fail?',
    });
    await until('the other review waits here, too', async () => (await pending()) === '1');
    const steps = [0, 1].map((hunk) => ({ hunk, from: 'pending', to: 'rejected' }) as const);
    assert.equal(await other.decide('second', steps), 'taken');
    await until('it waits no more', async () => (await pending()) === '0');

    // It finds past answers by their words, and undoes what still stands.
    await closeAll();
    const chosen = command('aligner.history');
    await until('both are listed', async () => (await host.count(PICKS)) === 2);
    await host.screenshot('history');
    await host.type('second one');
    await until(
      'one is found',
      async () => (await host.texts(PICKS)).join().includes('second.py') && (await host.count(PICKS)) === 1,
    );
    await host.press('Control+A');
    await host.type('oserror answer');
    await until('nothing is found', async () => (await host.texts(PICKS)).join().includes('Nothing found'));
    await host.press('Control+A');
    await host.type('OSError');
    // Both corrections have this word; the newest comes first.
    await until('both are found', async () => (await host.count(PICKS)) === 2);
    await host.press('ArrowDown', 'Enter');
    await until('the answer is shown', async () => (await host.texts(PICKS)).join().includes('Undo Written Changes'));
    await host.screenshot('history-answer');
    await host.type('Undo Written');
    await host.press('Enter');
    assert.equal(await chosen, 'first');
    await until('the text is as it was', async () => (await text()) === TEXT);
    assert.equal(sha256(await text()), sha256(TEXT));
    const states = () => other.load('first').then((e) => e?.hunks.map((h) => h.state).join());
    await until('the journal says so', async () => (await states()) === 'undone,undone');

    // It counts what was corrected, by tag.
    await closeAll();
    void command('aligner.corrections');
    await until('the tags are listed', async () => (await host.count(PICKS)) === 2);
    const shown = (await host.texts(PICKS)).join(' ');
    assert.match(shown, /bare-except\s*2 found · 1 rejected/);
    await host.screenshot('corrections-by-tag');
    await host.press('Escape');

    // It shows what an export would let out, and writes nothing by itself.
    await closeAll();
    const files = readdirSync(uriOf('').fsPath).sort();
    const done = command('aligner.exportDecisions');
    await until('the formats are listed', async () => (await host.count(PICKS)) === 5);
    await host.screenshot('export-format');
    await host.press('Enter');
    await until('redaction is asked for', async () => (await host.texts(PICKS)).join().includes('Leave As Is'));
    await host.press('Enter');
    const preview = await until('the preview is open', () => {
      const document = vscode.window.activeTextEditor?.document;
      return document?.isUntitled === true && document.getText() !== '' ? document : undefined;
    });
    await until('it says what was taken out', async () =>
      (await host.notifications()).some((n) => n.includes('rows: 1, answers: 1') && n.includes('Nothing is written')),
    );
    await host.screenshot('export-preview');
    const row = JSON.parse(preview.getText()) as { rejected: { content: string }[] };
    assert.equal(row.rejected[0]?.content, CORRECTED);
    await host.runCommand('Notifications: Clear All Notifications');
    await done;
    assert.deepEqual(readdirSync(uriOf('').fsPath).sort(), files);

    // It clears the journal when the user says so.
    await closeAll();
    const before = sha256(await text());
    void command('aligner.clearJournal');
    await host.waitFor('.monaco-dialog-box');
    await host.screenshot('clear-journal');
    await host.pressButton('Delete Everything');
    await until('nothing is left', async () => (await other.entriesAfter(0, 10)).length === 0);
    await until('nothing waits', async () => (await pending()) === '0');
    assert.equal(sha256(await text()), before);
  });
});
