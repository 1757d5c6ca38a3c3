/** The session watch in the real Copilot panel: answers of another participant, found in VS Code's own logs. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { host } from '../support/host.ts';
import { pause, until } from '../support/until.ts';
import {
  ANSWER_MS,
  ask,
  CLEAN,
  FAULTY,
  FAULTY_TEXT,
  openPanel,
  QUESTION,
  routeHealth,
  START_MS,
  type Panel,
} from './chat-panel.ts';
import { closeAll, diffs } from './workbench.ts';

describe('the session watch in the real chat panel', () => {
  let panel: Panel;
  before(async function () {
    this.timeout(START_MS + 60_000);
    panel = await openPanel();
  });
  afterEach(closeAll);
  after(() => panel.close());

  /** Beside the opened folder lies the data of this VS Code. */
  const storage = join(
    dirname(vscode.workspace.workspaceFolders![0]!.uri.fsPath),
    'data',
    'user',
    'User',
    'workspaceStorage',
  );
  const logs = () =>
    readdirSync(storage)
      .map((id) => join(storage, id, 'chatSessions'))
      .filter((folder) => existsSync(folder));
  const answers = async () => (await routeHealth('session-watch')).answers;

  it('finds the answer of another participant soon after its end, and offers one review', async () => {
    assert.equal((await routeHealth('session-watch')).state, 'on');
    panel.answer(() => FAULTY);
    await ask(QUESTION, (t) => t.includes('Then use it.'), { vendor: 'customendpoint' });
    await until(
      'the answer in the log',
      () => logs().some((l) => readdirSync(l).some((f) => readFileSync(join(l, f), 'utf8').includes('yaml.load'))),
      ANSWER_MS,
    );
    const logged = performance.now();
    await until('the answer is found', async () => (await answers()) === 1, 30_000);
    const now = performance.now();
    await host.print(
      `Found ${Math.round(now - logged)} ms after it stood in the log, ` +
        `${Math.round(now - panel.upstream.sent.at(-1)!.last)} ms after the model's last token.`,
    );
    await until(
      'the notice',
      async () => (await host.notifications()).find((n) => n.includes('correction for the answer of')),
      ANSWER_MS,
    );
    assert.ok((await host.statusBar()).some((t) => t.includes('Aligner 1')));
    await host.screenshot('session watch');
    await host.pressButton('Review');
    const diff = await until('the diff', () => diffs()[0]);
    assert.equal((await diff.before()).trim(), FAULTY_TEXT.trim());
    assert.ok((await diff.after()).includes('yaml.safe_load'));
  }).timeout(ANSWER_MS * 3);

  it('offers nothing when nothing was changed', async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    panel.answer(() => CLEAN);
    const before = await answers();
    await ask('What is a file?', (t) => t.includes('and a content.'), { vendor: 'customendpoint' });
    await until('the answer is found', async () => (await answers()) > before, 30_000);
    await pause(5_000);
    assert.deepEqual(await host.notifications(), []);
    assert.ok((await host.statusBar()).some((t) => t.includes('Aligner 1')));
  }).timeout(ANSWER_MS * 2);

  it('corrects that answer with @aligner /last, since it is the last of another participant', async () => {
    const shown = await ask(
      '@aligner /last',
      (t) => t.includes('Aligner changed nothing') || t.includes('no-last-answer'),
    );
    assert.ok(shown.includes('A file has a name and a content.'), shown);
  }).timeout(ANSWER_MS);

  it('counts broken logs, writes to none of them, and reads none of other workspaces', async () => {
    const [own] = logs();
    assert.ok(own);
    const turn = (text: string) =>
      [
        { kind: 2, k: ['requests'], v: [{ requestId: text, message: { text: 'Why?' }, response: [{ value: text }] }] },
        { kind: 1, k: ['requests', 0, 'modelState'], v: { value: 1, completedAt: Date.now() } },
      ]
        .map((entry) => `${JSON.stringify(entry)}\n`)
        .join('');
    const broken = join(own, 'broken.jsonl');
    const text = `{"kind":0,"v":{"requ\n\0\0\0\n${turn('An answer between broken records.')}{"kind":2,"k":["requ`;
    const foreign = join(storage, 'another-workspace', 'chatSessions');
    const before = await routeHealth('session-watch');
    mkdirSync(foreign, { recursive: true });
    writeFileSync(join(foreign, 'foreign.jsonl'), turn('An answer in another workspace.'));
    writeFileSync(broken, text);
    await until('the answer between them', async () => (await answers()) === before.answers + 1, 30_000);
    await pause(3_000);
    const after = await routeHealth('session-watch');
    assert.equal(after.answers, before.answers + 1);
    assert.ok(after.skipped > before.skipped);
    const hash = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
    assert.equal(hash(readFileSync(broken)), hash(text));
  });

  it('stops when it is switched off', async () => {
    const configuration = vscode.workspace.getConfiguration('aligner');
    await configuration.update('sessionWatch.enabled', false, vscode.ConfigurationTarget.Global);
    await until('off', async () => (await routeHealth('session-watch')).state === 'off');
  });
});
