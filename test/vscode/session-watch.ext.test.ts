/** The session watch in the real Copilot panel: answers of another participant, found in VS Code's own logs. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { host } from '../support/host.ts';
import { until } from '../support/until.ts';
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
import { closeAll, diffs, setSetting } from './workbench.ts';

/** A workspace of another window, which comes before all others by its name. */
const FOREIGN = '0-another-workspace';
/** What is left of a log whose writer died. */
const BROKEN = '{"kind":0,"v":{"requ\n\0\0\0\n';

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
  /** The logs of the open workspace. */
  const logs = () =>
    readdirSync(storage)
      .filter((id) => id !== FOREIGN)
      .map((id) => join(storage, id, 'chatSessions'))
      .filter((folder) => existsSync(folder));
  /** The log with these words in it; undefined while there is none. */
  const logOf = (words: string) =>
    logs()
      .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
      .map((path) => ({ text: readFileSync(path, 'utf8'), writtenAt: statSync(path).mtimeMs }))
      .find(({ text }) => text.includes(words));
  /** When VS Code took the answers of a log for complete, first to last, in milliseconds since 1970. */
  const endsIn = (log: string) => {
    const found = log.matchAll(/"modelState"(?::|\],"v":)\{"value":1,"completedAt":(\d+)/g);
    return [...new Set([...found].map((match) => Number(match[1])))].sort((a, b) => a - b);
  };
  const answers = async () => (await routeHealth('session-watch')).answers;
  /** When more answers are known than these: asked beside the panel, which takes seconds to draw its first answer. */
  const heardAfter = async (known: number) => {
    await until('the answer is found', async () => (await answers()) > known, ANSWER_MS);
    return performance.timeOrigin + performance.now();
  };

  const reviews = async () =>
    Number((await host.statusBar()).map((text) => /Aligner (\d+)/.exec(text)?.[1]).find(Boolean) ?? 0);
  let broken = 0;
  /** Resolves when the watch has read a broken log that was written after all others, and is the last by its name, too. */
  const allAreRead = async () => {
    const { skipped } = await routeHealth('session-watch');
    writeFileSync(join(logs()[0]!, `zz-${++broken}.jsonl`), BROKEN);
    await until('the last log is read', async () => (await routeHealth('session-watch')).skipped > skipped, 30_000);
  };

  it('finds the answer of another participant (how soon is printed), and offers one review', async () => {
    assert.equal((await routeHealth('session-watch')).state, 'on');
    panel.answer(() => FAULTY);
    const [found] = await Promise.all([
      heardAfter(0),
      ask(QUESTION, (t) => t.includes('Then use it.'), { vendor: 'customendpoint' }),
    ]);
    assert.equal(await answers(), 1);
    await until(
      'the notice',
      async () => (await host.notifications()).find((n) => n.includes('a correction of the answer by')),
      ANSWER_MS,
    );
    const offered = performance.timeOrigin + performance.now();
    const log = await until('the answer in the log', () => logOf('yaml.load'), 30_000);
    const ended = endsIn(log.text)[0]!;
    const last = performance.timeOrigin + panel.upstream.sent.at(-1)!.last;
    const after = (at: number, since: number) => `${Math.round(at - since)} ms`;
    await host.print(
      `After the model's last token: VS Code's own end of the answer ${after(ended, last)}, found ${after(found, last)}, ` +
        `offered ${after(offered, last)}, in VS Code's log ${after(log.writtenAt, last)}.`,
    );
    assert.ok((await host.statusBar()).some((t) => t.includes('Aligner 1')));
    await host.screenshot('session watch');
    await host.pressButton('Review');
    const diff = await until('the diff', () => diffs()[0]);
    assert.equal((await diff.before()).trim(), FAULTY_TEXT.trim());
    assert.ok((await diff.after()).includes('yaml.safe_load'));
  }).timeout(ANSWER_MS * 3);

  it('offers nothing when nothing was changed, and a review of the next answer with a fault (how soon is printed)', async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    const known = await reviews();
    panel.answer(() => CLEAN);
    const before = await answers();
    await ask('What is a file?', (t) => t.includes('and a content.'), { vendor: 'customendpoint' });
    await heardAfter(before);
    panel.answer(() => [...FAULTY, { text: '\nIt is a file like any other.\n' }]);
    await ask(QUESTION, (t) => t.includes('like any other'), { vendor: 'customendpoint' });
    await until('a review', async () => (await reviews()) > known, 30_000);
    const delay = performance.now() - panel.upstream.sent.at(-1)!.last;
    await host.print(`Offered ${Math.round(delay)} ms after the model's last token.`);
    // Answers are corrected in the order in which they come: a review of the first would be there before that of the second.
    assert.equal(await reviews(), known + 1);
    assert.ok((await host.notifications()).length <= 1);
  }).timeout(ANSWER_MS * 3);

  it('corrects the last answer of another participant with @aligner /last', async () => {
    panel.answer(() => [{ text: 'A folder has a name, too.' }]);
    await ask('What is a folder?', (t) => t.includes('has a name, too'), { vendor: 'customendpoint' });
    await until('the answer in the log', () => logOf('A folder has a name'), 30_000);
    const shown = await ask(
      '@aligner /last',
      (t) => t.includes('Aligner changed nothing') || t.includes('no-last-answer'),
    );
    assert.ok(shown.includes('A folder has a name, too.'), shown);
  }).timeout(ANSWER_MS * 2);

  it('finds answers one after the other in the same chat, each once (how soon is printed)', async () => {
    const turns: { last: number; found: number }[] = [];
    for (let turn = 0; turn < 5; turn++) {
      const before = await answers();
      const words = `Answer number ${turn} has a name and a content.`;
      panel.answer(() => [{ text: words.slice(0, 20) }, { text: words.slice(20), waitMs: 700 * turn }]);
      const options = { vendor: 'customendpoint', isNew: turn === 0 };
      const [found] = await Promise.all([
        heardAfter(before),
        ask(`What is number ${turn}?`, (t) => t.includes(words), options),
      ]);
      const { last } = panel.upstream.sent.at(-1)!;
      turns.push({ last: performance.timeOrigin + last, found });
      // In VS Code's log the same answer comes again.
      if (turn === 4) {
        const inLog = () => endsIn(logOf(words)?.text ?? '').length === turns.length;
        await until('the answers in the log', inLog, 30_000);
        await allAreRead();
      }
      assert.equal(await answers(), before + 1);
    }
    const ends = endsIn(logOf('Answer number 4')!.text);
    assert.equal(ends.length, turns.length);
    const list = (delays: number[]) => `${delays.map(Math.round).join(', ')} ms`;
    const delays = turns.map(({ found }, i) => found - ends[i]!);
    await host.print(
      `Turn by turn, found ${list(delays)} after VS Code's own end of the answer, which is ` +
        `${list(turns.map(({ last }, i) => ends[i]! - last))} after the model's last token.`,
    );
  }).timeout(ANSWER_MS * 2);

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
    const file = join(own, 'broken.jsonl');
    const text = `${BROKEN}${turn('An answer between broken records.')}{"kind":2,"k":["requ`;
    const foreign = join(storage, FOREIGN, 'chatSessions');
    const before = await routeHealth('session-watch');
    mkdirSync(foreign, { recursive: true });
    writeFileSync(join(foreign, 'foreign.jsonl'), turn('An answer in another workspace.'));
    writeFileSync(file, text);
    await until('the answer between them', async () => (await answers()) === before.answers + 1, 30_000);
    await allAreRead();
    const after = await routeHealth('session-watch');
    assert.equal(after.answers, before.answers + 1);
    assert.ok(after.skipped > before.skipped);
    const hash = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
    assert.equal(hash(readFileSync(file)), hash(text));
  });

  it('stops when it is switched off', async () => {
    await setSetting('aligner.sessionWatch.enabled', false);
    await until('off', async () => (await routeHealth('session-watch')).state === 'off');
  });
});
