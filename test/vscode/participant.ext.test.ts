/** @aligner in the real Copilot panel: question, progress, corrected answer, and the buttons below it. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { host } from '../support/host.ts';
import { until } from '../support/until.ts';
import {
  ANSWER_MS,
  ask,
  CLEAN,
  FAULTY,
  FAULTY_TEXT,
  inputText,
  openPanel,
  picture,
  pressInAnswer,
  QUESTION,
  routeHealth,
  START_MS,
  textOf,
  type Panel,
} from './chat-panel.ts';
import { closeAll, diffs } from './workbench.ts';

const CHANGES = /Aligner: \d+ changes?: \d+ \w+/;

describe('@aligner in the real chat panel', () => {
  let panel: Panel;
  before(async function () {
    this.timeout(START_MS + 60_000);
    panel = await openPanel();
  });
  afterEach(closeAll);
  after(() => panel.close());

  it('shows the answer of the chosen model corrected, reviews it, takes it on in the chat, and explains it', async () => {
    panel.answer(() => FAULTY);
    const shown = await ask(`@aligner ${QUESTION}`, (t) => CHANGES.test(t) && t.includes('Review Diff'), {
      vendor: 'customendpoint',
    });
    assert.ok(shown.includes('yaml.safe_load'), shown);
    assert.ok(!shown.includes('yaml.load('), shown);
    assert.ok(shown.includes('Then use it.'));
    const [request] = panel.upstream.requests.slice(-1);
    const sent = JSON.stringify(request?.messages.at(-1)?.content);
    assert.ok(sent.includes(QUESTION), sent);
    assert.ok(!sent.includes('customizations'), sent);
    assert.equal((await routeHealth('participant')).state, 'on');
    await picture('aligner participant');

    // It opens the diff with Review Diff, original on the left.
    await pressInAnswer('Review Diff');
    const diff = await until('the diff', () => diffs()[0]);
    assert.equal(await diff.before(), FAULTY_TEXT);
    assert.ok((await diff.after()).includes('yaml.safe_load'));
    await host.screenshot('aligner participant diff');

    // It takes an accepted correction into the chat’s input as a new turn, and sends nothing.
    const { length } = panel.upstream.requests;
    await pressInAnswer('Accept');
    await host.waitFor('.quick-input-widget:has-text("New Turn in Chat")');
    await host.screenshot('aligner destinations');
    await host.click('.quick-input-list .monaco-list-row:has-text("New Turn in Chat")');
    await until('the text in the input', async () => /Use this corrected answer|Then use it/.test(await inputText()));
    assert.equal(panel.upstream.requests.length, length);
    await host.screenshot('aligner new turn');

    // It says that a text in the chat cannot be taken back, and leaves the decision as it is.
    await pressInAnswer('Undo');
    await until('it says so', async () =>
      (await host.notifications()).some((text) => text.includes('cannot be taken back')),
    );
    assert.ok(!(await host.statusBar()).some((t) => /Aligner \d/.test(t)));
    await vscode.commands.executeCommand('notifications.clearAll');

    // It explains the changes, as the follow-up asks.
    const why = await ask('@aligner /why', (t) => t.includes('+') && t.includes('safe_load'), { isNew: false });
    assert.match(why, /1\.|CWE|%/);
    await host.screenshot('aligner why');

    // It uses its own turns as history.
    panel.answer(() => CLEAN);
    await ask('@aligner What is a file?', (t) => t.includes('Aligner changed nothing'), { isNew: false });
    const [next] = panel.upstream.requests.slice(-1);
    const said = next?.messages.map((m) => JSON.stringify(m.content)) ?? [];
    assert.ok(
      said.some((m) => m.includes('yaml.safe_load')),
      'the corrected answer is in the history',
    );
    assert.ok(said.at(-1)?.includes('What is a file?'));
  }).timeout(ANSWER_MS * 4);

  it('says in one line that nothing was changed, and gives the answer as it is', async () => {
    panel.answer(() => CLEAN);
    const shown = await ask('@aligner What is a file?', (t) => t.includes('Aligner changed nothing'));
    assert.ok(shown.includes(textOf(CLEAN)));
    assert.ok(!shown.includes('Accept'));
  }).timeout(ANSWER_MS);

  it('corrects an attached file with /fix: accepting writes it', async () => {
    const folder = vscode.workspace.workspaceFolders![0]!.uri;
    const uri = vscode.Uri.joinPath(folder, 'settings.py');
    const code = 'import yaml\n\ndef load(path):\n    with open(path) as f:\n        return yaml.load(f)\n';
    await vscode.workspace.fs.writeFile(uri, Buffer.from(code));
    await ask('@aligner /fix', (t) => t.includes('settings.py') && (CHANGES.test(t) || t.includes('changed nothing')), {
      files: [uri],
    });
    await host.screenshot('aligner fix file');
    await pressInAnswer('Accept');
    const document = await vscode.workspace.openTextDocument(uri);
    await until('the corrected file', () => document.getText().includes('safe_load'));
  }).timeout(ANSWER_MS);

  it('corrects a pasted answer with /fix; rejecting and taking that back leave the texts as they are', async () => {
    const shown = await ask(`@aligner /fix ${FAULTY_TEXT}`, (t) => CHANGES.test(t) && t.includes('Review Diff'));
    assert.ok(shown.includes('Then use it.'));
    const waits = async () => (await host.statusBar()).some((t) => t.includes('Aligner 1'));
    await until('the review', waits);
    await pressInAnswer('Reject');
    await until('no review', async () => !(await waits()));
    await pressInAnswer('Undo');
    await until('a review that waits again', waits);
    await pressInAnswer('Reject');
    await until('no review again', async () => !(await waits()));
  }).timeout(ANSWER_MS);

  it('shows what went wrong as the turn’s error', async () => {
    const shown = await ask('@aligner /fix', (t) => t.includes('nothing-to-fix'));
    assert.ok(shown.includes('There is no text to correct.'));
  }).timeout(ANSWER_MS);

  it('passes a failure of the model on', async () => {
    panel.answer(() => {
      throw new Error('upstream is down');
    });
    const { skipped } = await routeHealth('participant');
    await vscode.commands.executeCommand('workbench.action.chat.newChat');
    await vscode.commands.executeCommand('workbench.action.chat.open', { query: '@aligner Are you there?' });
    await until('the failed turn', async () => (await routeHealth('participant')).skipped > skipped, ANSWER_MS);
    await host.screenshot('aligner error');
  }).timeout(ANSWER_MS);
});
