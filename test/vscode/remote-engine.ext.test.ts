/** A remote engine: nothing goes there before the user has allowed it, its key is a secret, and its failure leaves the text alone. */
import assert from 'node:assert/strict';
import { host } from '../support/host.ts';
import { withHostileServer, type Reply } from '../support/hostile-server.ts';
import { align, ALIGN_MS, openUntitled, report, run } from './align.ts';
import { closeAll, setSetting } from './workbench.ts';

const DIALOG = '.monaco-dialog-box';
const INPUT = '.quick-input-widget input';
const KEY = 'sk-of-a-suite';
const set = (key: string, value: unknown) => setSetting(`aligner.${key}`, value);

/** A server that tells no probabilities and has nothing to correct. */
const fine: Reply = (_, response) =>
  void response.end(JSON.stringify({ choices: [{ message: { content: 'OK' }, finish_reason: 'stop' }] }));

describe('a remote engine', function () {
  this.timeout(2 * ALIGN_MS);

  before(() => set('engine.remote.kind', 'openai'));
  afterEach(closeAll);
  after(async () => {
    await set('engine.remote.url', undefined);
    await set('engine.remote.kind', undefined);
  });

  /** Aligns a text and answers the question with a button, or Escape. */
  async function ask(button: string | undefined, picture: string) {
    const document = await openUntitled('The first part of an answer, which says nothing wrong.\n');
    const aligned = align();
    await host.waitFor(DIALOG, { timeout: ALIGN_MS });
    assert.match(await host.text(DIALOG), /Send texts to http:\/\/127\.0\.0\.1:\d+\?/);
    await host.screenshot(picture);
    if (button === undefined) await host.press('Escape');
    else await host.pressButton(button);
    const outcome = await aligned;
    assert.equal(document.getText(), 'The first part of an answer, which says nothing wrong.\n');
    return outcome;
  }

  it('is sent nothing by a user who does not allow it, and the status names it all the same', () =>
    withHostileServer(fine, async ({ url, asked }) => {
      await set('engine.remote.url', url);
      assert.deepEqual(await ask(undefined, 'remote engine consent'), { outcome: 'failed', code: 'remote.declined' });
      await openUntitled('Another text.\n');
      assert.deepEqual(await align(), { outcome: 'failed', code: 'remote.declined' });
      assert.equal((await report()).remote, url);
      assert.equal(asked.length, 0);
    }));

  it('is asked with the key of its address once it is allowed, and no question comes again', () =>
    withHostileServer(fine, async ({ url, asked }) => {
      await set('engine.remote.url', url);
      void run('aligner.setRemoteKey');
      await host.waitFor(INPUT);
      await host.type(KEY);
      await host.press('Enter');
      await host.waitFor(INPUT, { state: 'hidden' });
      assert.equal((await ask('Allow', 'remote engine allowed')).outcome, 'unchanged');
      assert.ok(asked.length > 0);
      assert.ok(asked.every(({ headers }) => headers.authorization === `Bearer ${KEY}`));
      await openUntitled('A further text, for which nobody is asked.\n');
      assert.equal((await align()).outcome, 'unchanged');
      const { networkRequests, sha256 } = await report();
      assert.ok(networkRequests > 0);
      assert.equal(sha256, null);
    }));

  it('leaves the text as it is when it fails, with one message', () =>
    withHostileServer(
      (_, response) => void response.writeHead(500).end(),
      async ({ url }) => {
        await set('engine.remote.url', url);
        assert.deepEqual(await ask('Allow', 'remote engine fails'), { outcome: 'failed', code: 'remote.status' });
      },
    ));
});
