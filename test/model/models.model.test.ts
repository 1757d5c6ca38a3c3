/** `aligner models` as a user runs it: the built command line, a folder of its own, and a server of this machine. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LibraryModel } from '../../src/models/core/library.ts';
import { runCli } from '../support/cli.ts';
import { ggufFile } from '../support/gguf.ts';
import { fillModel, withModelServer, type Behaviour } from '../support/model-server.ts';
import { withFolder } from '../support/temporary.ts';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const FILE = fillModel(ggufFile(), 1 << 20, 7);
const SHA = createHash('sha256').update(FILE).digest('hex');
const NO_PROXY = {
  HTTP_PROXY: '',
  HTTPS_PROXY: '',
  http_proxy: '',
  https_proxy: '',
  HF_ENDPOINT: '',
  ALIGNER_MODEL: '',
};

describe('aligner models', function () {
  this.timeout(120_000);

  const withCli = (
    behaviour: Partial<Behaviour>,
    use: (parts: {
      run: (...args: string[]) => ReturnType<typeof runCli>;
      url: string;
      root: string;
      env: Record<string, string>;
      requests: readonly unknown[];
    }) => Promise<void>,
  ) =>
    withFolder((root) =>
      withModelServer(
        () => ({ file: FILE, ...behaviour }),
        async ({ url, requests }) => {
          const folders = { ALIGNER_MODELS_FOLDER: join(root, 'models'), XDG_CACHE_HOME: root, LOCALAPPDATA: root };
          const env = { ...NO_PROXY, ...folders };
          const run = (...args: string[]) => runCli(['models', ...args], '', env);
          await use({ run, url: `${url}/small.gguf`, root, env, requests });
        },
      ),
    );

  it('pulls, lists and removes', () =>
    withCli({}, async ({ run, url, root }) => {
      const pulled = await run('pull', url, '--sha256', SHA.toUpperCase(), '--json');
      assert.equal(pulled.code, 0, pulled.stderr);
      const path = join(root, 'models', 'small.gguf');
      assert.deepEqual(JSON.parse(pulled.stdout), {
        id: 'small',
        path,
        bytes: FILE.length,
        sha256: SHA,
        fetched: FILE.length,
      });
      assert.match(pulled.stderr, /^(?:\d+ % of 1\.0 MB\n)+$/);
      assert.ok(readFileSync(path).equals(FILE));
      const again = await run('pull', url, '--sha256', SHA);
      assert.match(again.stdout, /^small: It was there already, SHA-256 checked\.\n/);
      const { models } = JSON.parse((await run('--json')).stdout) as { models: (LibraryModel & { chosen: boolean })[] };
      assert.deepEqual(models.map(({ id, kept, chosen }) => [id, kept, chosen]).slice(0, 2), [
        ['aligner-135m-v2', 'bundled', true],
        ['small', 'installed', false],
      ]);
      assert.match(
        (await run('list')).stdout,
        /^\* aligner-135m-v2\n {4}97 MB, Apache-2\.0, llama, Q4_0, needs about 464 MB/,
      );
      assert.match((await run('remove', 'small')).stdout, /^Removed small/);
      assert.deepEqual(readdirSync(join(root, 'models')), ['transfer.lock']);
    }));

  it('imports', () =>
    withCli({}, async ({ run, root }) => {
      const file = join(root, 'My.GGUF');
      writeFileSync(file, FILE);
      assert.equal((await run('import', file)).code, 0);
      assert.equal((await run('import', file, '--name', 'other')).code, 0);
      assert.deepEqual(readdirSync(join(root, 'models')), [
        'my.gguf',
        'my.json',
        'other.gguf',
        'other.json',
        'transfer.lock',
      ]);
    }));

  it('says what is wrong in one line, and sends nothing without a hash', () =>
    withCli({}, async ({ run, url, root, requests }) => {
      const page = join(root, 'page.gguf');
      writeFileSync(page, '<html>');
      for (const [args, message] of [
        [['pull', url], /^aligner: cli\.usage: .*hash.*\n$/],
        [['pull', url, '--sha256', 'abc'], /^aligner: cli\.usage: .*64.*\n$/],
        [['pull', 'http://example.com/a.gguf', '--sha256', SHA], /^aligner: model\.address: .*\n$/],
        [['pull', url, '--sha256', SHA, '--name', '../x'], /^aligner: model\.name: .*\n$/],
        [['pull', 'nobody'], /^aligner: model\.unknown: .*\n$/],
        [['pull'], /^aligner: cli\.usage: .*\n$/],
        [['remove', 'aligner-135m-v2'], /^aligner: model\.unknown: .*\n$/],
        [['remove', page], /^aligner: model\.unknown: .*\n$/],
        [['import', page], /^aligner: model\.not-gguf: .*\n$/],
        [['import', join(root, 'none.gguf')], /^aligner: model\.missing: .*\n$/],
        [['burn'], /^aligner: cli\.usage: .*\n$/],
      ] as const) {
        const { code, stdout, stderr } = await run(...args);
        assert.deepEqual([code, stdout], [2, ''], args.join(' '));
        assert.match(stderr, message);
      }
      assert.equal(requests.length, 0);
      assert.ok(existsSync(page));
    }));

  it('ends with Ctrl+C, and resumes', () =>
    withCli({ pauseMs: 20 }, async ({ run, url, env, root }) => {
      if (process.platform === 'win32') return;
      const args = ['models', 'pull', url, '--sha256', SHA];
      const child = spawn(process.execPath, [CLI, ...args], { env: { ...process.env, ...env } });
      child.stderr.once('data', () => child.kill('SIGINT'));
      assert.equal(await new Promise((resolve) => child.once('close', resolve)), 130);
      assert.ok(!existsSync(join(root, 'models', 'small.gguf')));
      const { fetched } = JSON.parse((await run('pull', url, '--sha256', SHA, '--json')).stdout) as { fetched: number };
      assert.ok(fetched <= FILE.length);
    }));

  it('goes through the proxy that the environment names', () =>
    withCli({}, async ({ url, env, requests }) => {
      const seen: string[] = [];
      const proxy = createServer((request, response) => {
        seen.push(request.url ?? '');
        response.writeHead(404).end();
      }).on('connect', (request, socket) => {
        seen.push(request.url ?? '');
        socket.end('HTTP/1.1 404 Not here\r\n\r\n');
      });
      await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
      const { port } = proxy.address() as AddressInfo;
      const through = { ...env, HTTP_PROXY: `http://127.0.0.1:${port}`, NO_PROXY: '', no_proxy: '' };
      const { code } = await runCli(['models', 'pull', url, '--sha256', SHA], '', through);
      proxy.close();
      assert.equal(code, 2);
      assert.ok(seen.length > 0);
      assert.equal(requests.length, 0);
    }));
});
