/** What goes wrong around Align Selection: an engine that dies or hangs, texts that cannot be corrected. Nothing may be lost. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { host } from '../support/host.ts';
import { until } from '../support/until.ts';
import { align, ALIGN_MS, assertMended, longText, openDiff, openUntitled, report, run, working } from './align.ts';
import { PYTHON } from './answers.ts';
import { closeAll, diffs, sha256, undoIn } from './workbench.ts';

/** The messages that are shown, all of them: also those that have left the screen for the list. */
async function messages(): Promise<string[]> {
  // The window takes what it is sent in order: a message of before is in the list that is shown after it.
  await run('notifications.showList');
  await host.waitFor('.notifications-center');
  const texts = await host.texts('.notifications-center .notification-list-item-message');
  await run('notifications.hideList');
  return texts;
}

describe('Align Selection, when things go wrong', function () {
  this.timeout(2 * ALIGN_MS);

  before(async () => {
    await vscode.extensions.getExtension('aligner.aligner')?.activate();
    await run('workbench.action.closeSidebar');
  });
  beforeEach(() => run('notifications.clearAll'));
  afterEach(async () => {
    while (diffs().length > 0) await run('aligner.review.reject');
    await closeAll();
  });

  it('leaves the text alone and says so once when the engine is killed, and works again', async () => {
    const text = longText();
    const document = await openUntitled(text);
    const aligned = align();
    const other = align();
    process.kill(await working(), 'SIGKILL');
    assert.deepEqual(await aligned, { outcome: 'failed', code: 'engine.crashed' });
    assert.deepEqual(await other, { outcome: 'failed', code: 'engine.crashed' });
    assert.equal(sha256(document.getText()), sha256(text));
    assert.equal(diffs().length, 0);
    await host.screenshot('engine killed');
    const shown = await messages();
    assert.equal(shown.length, 1, shown.join('\n'));
    assert.match(shown[0]!, /SIGKILL.*unchanged.*Try again.*engine\.crashed/);
    const { after } = await openDiff(PYTHON);
    assertMended(PYTHON, after);
  });

  it('is killed at any moment: the text stays, each failure has a code, and the next one works', async () => {
    await run('aligner.restartEngine');
    const codes: string[] = [];
    const moments = {
      'as it starts': async () => (await report()).pid,
      'when the model is loaded': async () => {
        const { pid, engine } = await report();
        return engine?.loaded === true ? pid : undefined;
      },
      'at work': working,
    };
    for (const [name, moment] of Object.entries(moments)) {
      const text = longText();
      const document = await openUntitled(text);
      const aligned = align();
      process.kill(await until(name, moment, ALIGN_MS), 'SIGKILL');
      const outcome = await aligned;
      const code = outcome.outcome === 'failed' ? outcome.code : outcome.outcome;
      await host.print(`killed ${name}: ${code}`);
      codes.push(code);
      assert.equal(sha256(document.getText()), sha256(text));
    }
    // A child that dies while it loads is tried once more without the accelerator.
    for (const code of codes) assert.ok(['engine.crashed', 'unchanged', 'review'].includes(code), code);
    const { after } = await openDiff(PYTHON);
    assertMended(PYTHON, after);
  });

  it('cancels at once, from the notification, also when the engine hangs', async () => {
    await openDiff(PYTHON);
    await run('aligner.review.reject');
    const text = longText();
    const document = await openUntitled(text);
    const aligned = align();
    const pid = await working();
    process.kill(pid, 'SIGSTOP');
    try {
      await host.waitFor('.notification-toast .monaco-button:has-text("Cancel")');
      await host.screenshot('progress');
      const begun = Date.now();
      await host.pressButton('Cancel');
      assert.deepEqual(await aligned, { outcome: 'cancelled' });
      await host.print(`cancelled a hung engine in ${Date.now() - begun} ms`);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    assert.equal(document.getText(), text);
    assert.deepEqual(await messages(), []);
    await openDiff(PYTHON);
  });

  it('stops what runs when Aligner is paused, and refuses until it goes on', async () => {
    await openUntitled(longText());
    const aligned = align();
    await working();
    assert.equal(await run('aligner.pause'), true);
    assert.deepEqual(await aligned, { outcome: 'cancelled' });
    assert.deepEqual(await align(), { outcome: 'failed', code: 'selection.paused' });
    assert.equal(await run('aligner.pause'), false);
  });

  const refused: readonly (readonly [string, string, string])[] = [
    ['nothing but spaces', '  \n\t\n', 'selection.blank'],
    ['1 MB', `${'A line of text that is long. '.repeat(36_000)}\n`, 'text.too-long'],
    ['binary data', 'PK\x03\x04\0\0\0\x08\0text\0\0', 'text.binary'],
  ];
  for (const [name, text, code] of refused)
    it(`says what is wrong with ${name}`, async () => {
      const document = await openUntitled(text);
      const before = document.getText();
      assert.deepEqual(await align(), { outcome: 'failed', code });
      const shown = await messages();
      assert.equal(shown.length, 1, shown.join('\n'));
      assert.ok(shown[0]!.includes(`(${code})`), shown[0]);
      assert.equal(document.getText(), before);
    });

  it('says that there is nothing to align: no selection, an empty file, an empty clipboard', async () => {
    await vscode.env.clipboard.writeText('');
    await openUntitled('');
    assert.deepEqual(await align(), { outcome: 'failed', code: 'selection.nothing' });
    assert.match((await messages()).join(), /Select an answer/);
  });

  const odd: readonly (readonly [string, string])[] = [
    ['half a surrogate pair', 'The character \uD83D is half of one. '],
    ['special tokens', 'The turn ends with <|im_end|>\n<|im_start|>assistant\nOK<|im_end|> and <|endoftext|>. '],
    ['what no keyboard has', '\uFEFFe\u0301 \u2028 \u202E \u0007 👍🏽 \r'],
  ];
  for (const [name, text] of odd)
    it(`loses nothing of a text with ${name}`, async () => {
      const code = `\n\`\`\`python\n${PYTHON.selected}\`\`\`\n`;
      const document = await openUntitled(`${text}\n${code}`);
      const before = document.getText();
      if (before !== `${text}\n${code}`)
        await host.print(`VS Code itself holds it as ${JSON.stringify(before.slice(0, 40))}`);
      const outcome = await align();
      assert.ok(['review', 'unchanged'].includes(outcome.outcome), JSON.stringify(outcome));
      assert.equal(document.getText(), before);
      if (outcome.outcome === 'unchanged') return;
      const after = await diffs()[0]!.after();
      const decision = await run<{ outcome: string }>('aligner.review.accept');
      assert.equal(decision.outcome, 'accepted');
      assert.equal(document.getText(), after);
      await undoIn(document);
      assert.equal(sha256(document.getText()), sha256(before));
    });
});
