/** The quick pick of models: what it lists, that nothing is fetched before the user confirms, and that a download ends when told to. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { LibraryModel } from '../../src/models/core/library.ts';
import { ggufFile } from '../support/gguf.ts';
import { host } from '../support/host.ts';
import { withModelServer, type ModelServer } from '../support/model-server.ts';
import { until } from '../support/until.ts';
import { run } from './align.ts';

const ROWS = '.quick-input-widget .quick-input-list .monaco-list-row';
const DIALOG = '.monaco-dialog-box';
const BASE = 'qwen2.5-coder-0.5b-instruct';
const WAIT_MS = 60_000;

describe('the models', function () {
  this.timeout(5 * WAIT_MS);
  const root = mkdtempSync(join(tmpdir(), 'aligner-models-'));
  const folder = join(root, 'models');
  const original = { ...process.env };

  before(() => {
    mkdirSync(folder);
    // The library asks for its variables each time.
    process.env['ALIGNER_MODELS_FOLDER'] = folder;
    for (const name of ['OLLAMA_MODELS', 'LLAMA_CACHE', 'HF_HUB_CACHE']) process.env[name] = join(root, 'none');
    writeFileSync(join(folder, 'mine.gguf'), ggufFile());
  });
  after(() => {
    process.env['ALIGNER_MODELS_FOLDER'] = original['ALIGNER_MODELS_FOLDER'] ?? '';
    delete process.env['HF_ENDPOINT'];
    // What was just removed lets go of its lock a moment later.
    rmSync(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  });

  /** Opens the pick, and takes the row that has this text. */
  async function choose(text: string): Promise<void> {
    void run('aligner.modelFiles');
    await host.waitFor(`${ROWS}:has-text("${text}")`, { timeout: WAIT_MS });
    await host.type(text);
    await host.waitFor(`${ROWS}.focused:has-text("${text}")`);
    await host.press('Enter');
  }

  /** A server that sends a model without an end, a little at a time. */
  const withEndless = (use: (server: ModelServer) => Promise<void>) => {
    const begin = ggufFile();
    return withModelServer(
      () => ({
        file: begin,
        answer: (request, response) => {
          const from = Number(/^bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
          const total = 491_400_064;
          response.writeHead(from === 0 ? 200 : 206, {
            'content-length': total - from,
            ...(from === 0 ? {} : { 'content-range': `bytes ${from}-${total - 1}/${total}` }),
          });
          response.write(from === 0 ? begin : Buffer.alloc(1_000));
          const timer = setInterval(() => response.write(Buffer.alloc(100_000)), 20);
          response.once('close', () => clearInterval(timer));
          return true;
        },
      }),
      async (server) => {
        process.env['HF_ENDPOINT'] = server.url;
        await use(server);
      },
    );
  };

  it('are listed with size, licence and kind, and which is in use', async () => {
    const list = await vscode.commands.executeCommand<readonly LibraryModel[]>('aligner.modelFiles', { show: false });
    assert.deepEqual(
      list.map(({ id, kept }) => [id, kept]),
      [
        ['aligner-135m-v2', 'bundled'],
        ['mine', 'installed'],
        [BASE, 'available'],
        ['qwen2.5-coder-1.5b-instruct', 'available'],
      ],
    );
    void run('aligner.modelFiles');
    await host.waitFor(`${ROWS}:has-text("mine")`, { timeout: WAIT_MS });
    const rows = (await host.texts(ROWS)).join('\n');
    assert.match(rows, /aligner-135m-v2/);
    assert.match(rows, /97 MB · Apache-2\.0 · llama Q4_0 · needs \d+ MB of memory/);
    assert.match(rows, /491 MB · Apache-2\.0 · not trained to correct/);
    await host.screenshot('models');
    await host.press('Escape');
  });

  it('are fetched from nowhere without consent', () =>
    withEndless(async ({ requests }) => {
      await choose(BASE);
      await host.waitFor(DIALOG, { timeout: WAIT_MS });
      assert.match(await host.text(DIALOG), /491 MB, licence Apache-2\.0/);
      await host.screenshot('models consent');
      await host.press('Escape');
      await host.waitFor(DIALOG, { state: 'hidden' });
      assert.equal(requests.length, 0);
    }));

  it('show how far a download is, and end it when told to', () =>
    withEndless(async ({ requests }) => {
      await choose(BASE);
      await host.waitFor(DIALOG, { timeout: WAIT_MS });
      await host.pressButton('Download');
      await host.waitFor(`.notification-toast:has-text("Getting ${BASE}")`, { timeout: WAIT_MS });
      await until('something has arrived', () => readdirSync(folder).some((name) => name.endsWith('.part')), WAIT_MS);
      await host.screenshot('models download');
      await host.pressButton('Cancel');
      await host.waitFor('.notification-toast', { state: 'hidden', timeout: WAIT_MS });
      assert.equal(requests.length, 1);
      assert.ok(!existsSync(join(folder, `${BASE}.gguf`)));
    }));

  it('are removed after a question, from their own folder', async () => {
    const file = join(folder, 'mine.gguf');
    await choose('mine');
    await host.waitFor(`${ROWS}:has-text("Remove")`, { timeout: WAIT_MS });
    await host.type('Remove');
    await host.press('Enter');
    await host.waitFor(DIALOG, { timeout: WAIT_MS });
    assert.ok(existsSync(file));
    await host.pressButton('Remove');
    await until('the file is gone', () => !existsSync(file), WAIT_MS);
  });
});
