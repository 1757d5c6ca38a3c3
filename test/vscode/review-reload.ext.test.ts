/** Three changes in one file, decided one by one with the window loaded again in between, by the extension's own commands. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Decision } from '../../src/review/vscode/review-actions.ts';
import { sideUri } from '../../src/review/vscode/review-documents.ts';
import { host } from '../support/host.ts';
import { until } from '../support/until.ts';
import { extensionJournal, hunkIn, seed } from './seed.ts';
import { moveTo as moveIn, openFile, sha256 } from './workbench.ts';

const ANSWER = 'import os\nos.system(command)\nprint("done")\n';
const TEXT = `"""Runs a command."""\n\n${ANSWER}\n# os stays here\n`;
const HUNKS = [
  hunkIn(ANSWER, 'import os', 'import subprocess', { tags: ['CWE-78'] }),
  hunkIn(ANSWER, 'os.system(command)', 'subprocess.run([command])'),
  hunkIn(ANSWER, '"done"', '"Done."', {
    tags: ['style'],
    category: 'helpful',
    severity: 'info',
    reason: 'A sentence.',
  }),
];
const FIRST = TEXT.replace('import os', 'import subprocess');
const EDITED = FIRST.replace('"done"', '"It is done."');
const NAME = 'reload.py';

const file = () => vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, NAME);
const textNow = async () => (await vscode.workspace.openTextDocument(file())).getText();
const run = (command: string, ...args: unknown[]) => vscode.commands.executeCommand<Decision>(command, ...args);

async function expectText(step: string, expected: string): Promise<void> {
  const text = await textNow();
  await host.print(`${step}: sha256 ${sha256(text).slice(0, 16)}…`);
  assert.equal(sha256(text), sha256(expected), text);
}

/** The id of the one review of the extension, opened in the diff editor. */
async function opened(): Promise<string> {
  return until(
    'the review is open',
    () => run('aligner.review.open') as unknown as Promise<string | undefined>,
    30_000,
  );
}

/** Puts the cursor of the corrected side at `part`. */
async function moveTo(id: string, part: string): Promise<vscode.Uri> {
  const uri = sideUri({ id, name: NAME }, 'after');
  await moveIn(uri, part);
  return uri;
}

/** What the journal says of the review's hunks, as soon as it is what is expected. */
async function expectRecorded(states: readonly string[]): Promise<void> {
  const journal = extensionJournal();
  const now = async () =>
    (await journal.search({ text: '', offset: 0, limit: 1 })).entries[0]?.hunks.map((h) => h.state);
  await until(`the journal has ${states.join(', ')}`, async () => (await now())?.join() === states.join());
  await journal.close();
}

describe('1: before', () => {
  it('has a file, and a review of it in the journal', async () => {
    const { document } = await openFile(NAME, TEXT);
    const start = document.positionAt(TEXT.indexOf(ANSWER));
    const end = document.positionAt(TEXT.indexOf(ANSWER) + ANSWER.length);
    const place = ({ line, character }: vscode.Position) => ({ line, character });
    const range = { start: place(start), end: place(end) };
    const target = { kind: 'editor', uri: document.uri.toString(), range } as const;
    await seed({ name: NAME, language: 'python', original: ANSWER, hunks: HUNKS, target });
    await expectText('at first', TEXT);
  });
});

describe('2: accepts and rejects', () => {
  it('brings the review back, accepts its first change, and rejects its second without touching the text', async () => {
    const id = await opened();
    const uri = await moveTo(id, 'import subprocess');
    const decision = await run('aligner.review.acceptChange', uri);
    assert.deepEqual(decision, { outcome: 'accepted', id, open: 2 });
    await expectText('first accepted', FIRST);

    assert.equal(await opened(), id);
    await moveTo(id, 'subprocess.run');
    assert.equal((await run('aligner.review.rejectChange', uri)).open, 1);
    await expectText('second rejected', FIRST);
    await expectRecorded(['accepted', 'rejected', 'pending']);
    await host.screenshot('review reload before');
    await (await vscode.workspace.openTextDocument(file())).save();
  });
});

describe('3: edits, then undoes all', () => {
  it('has what was decided and what waits, accepts the third change in words of the user, and undoes all', async () => {
    const id = await opened();
    await expectText('after the reload', FIRST);
    const after = await vscode.workspace.openTextDocument(sideUri({ id, name: NAME }, 'after'));
    await until(
      'the diff proposes the third change alone',
      () => after.getText() === ANSWER.replace('import os', 'import subprocess').replace('"done"', '"Done."'),
    );
    await host.screenshot('review reload after');

    assert.equal(await opened(), id);
    const uri = await moveTo(id, 'Done.');
    await run('aligner.review.editChange', uri);
    const field = { selector: 'vscode-textarea textarea', webview: true } as const;
    await host.waitFor(field, { timeout: 30_000 });
    await host.screenshot('review edit');
    await host.click(field);
    await host.press('Control+A');
    await host.type('"It is done."');
    await host.press('Control+Enter');
    await until('the edited words are in the document', async () => (await textNow()) === EDITED);
    await expectText('third edited', EDITED);
    await expectRecorded(['accepted', 'rejected', 'edited']);

    assert.equal((await run('aligner.review.undo')).outcome, 'undone');
    await expectText('edit undone', FIRST);
    assert.equal(await opened(), id);
    const decision = await run('aligner.review.undoAll', sideUri({ id, name: NAME }, 'after'));
    assert.deepEqual(decision, { outcome: 'undone', id, open: 3 });
    await expectText('all undone', TEXT);
    await expectRecorded(['undone', 'undone', 'undone']);
  });
});
