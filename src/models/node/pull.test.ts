import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ggufFile } from '../../../test/support/gguf.ts';
import { fillModel, withModelServer, type Behaviour } from '../../../test/support/model-server.ts';
import { withFolder } from '../../../test/support/temporary.ts';
import { AlignerError, CancelledError } from '../../base/core/errors.ts';
import { ModelsFolder } from './folder.ts';
import { pull, type PullOptions } from './pull.ts';
import { checkAddress, fileSource, httpSource } from './source.ts';

const FILE = fillModel(ggufFile(), 1 << 20, 1);
const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const WANTED = { id: 'm', sha256: sha(FILE), bytes: FILE.length, licence: 'MIT' };
const hasCode = (code: string) => (error: unknown) => error instanceof AlignerError && error.code === code;

describe('pulling a model', function () {
  this.timeout(60_000);

  /** A folder, a server, and a pull of its file. */
  const tryPull = (
    behaviour: Partial<Behaviour>,
    use: (parts: {
      folder: ModelsFolder;
      names: () => string[];
      requests: readonly { headers: Record<string, unknown> }[];
      go: (options?: Partial<PullOptions>) => ReturnType<typeof pull>;
      change: (next: Partial<Behaviour>) => void;
    }) => Promise<void>,
  ) =>
    withFolder(async (path) => {
      let now: Behaviour = { file: FILE, ...behaviour };
      await withModelServer(
        () => now,
        async ({ url, requests }) => {
          const folder = new ModelsFolder(join(path, 'models'));
          const source = httpSource(new URL(`${url}/m.gguf`));
          const go = (options: Partial<PullOptions> = {}) => pull(WANTED, source, { folder, pauseMs: 1, ...options });
          const names = () => readdirSync(folder.path).sort();
          const change = (next: Partial<Behaviour>) => (now = { ...now, ...next });
          await use({ folder, names, requests, go, change });
        },
      );
    });

  it('keeps a checked file under its name, says how far it is, and does not fetch it twice', () =>
    tryPull({}, async ({ folder, names, requests, go }) => {
      const progress: number[] = [];
      const first = await go({ onProgress: (p) => p.kind === 'arriving' && progress.push(p.done) });
      assert.equal(first.fetched, FILE.length);
      assert.equal(progress.at(-1), FILE.length);
      assert.deepEqual(
        progress,
        progress.toSorted((a, b) => a - b),
      );
      assert.deepEqual(names(), ['m.gguf', 'm.json', 'transfer.lock']);
      assert.ok(readFileSync(first.model.path).equals(FILE));
      const [listed] = await folder.list();
      assert.equal(listed?.record?.sha256, WANTED.sha256);
      assert.equal((await go()).fetched, 0);
      assert.equal(requests.length, 1);
    }));

  it('resumes where the connection broke, over and over', () =>
    tryPull({ pauseMs: 2, breakAfter: (n) => (n < 4 ? 250_000 : undefined) }, async ({ requests, go }) => {
      assert.ok(readFileSync((await go()).model.path).equals(FILE));
      const [first, ...rest] = requests.map(({ headers }) => headers);
      assert.equal(first?.['range'], undefined);
      // What fetch had not handed over when the connection broke comes again.
      const places = rest.map(({ range }) => Number(/^bytes=(\d+)-$/.exec(String(range))?.[1]));
      assert.ok(places.length === 3 && places[0]! > 0, String(places));
      assert.deepEqual(
        places,
        places.toSorted((a, b) => a - b),
      );
      assert.ok(rest.every((headers) => headers['if-range'] === '"1"'));
    }));

  it('gives up after some tries, and resumes the next time', () =>
    tryPull({ breakAfter: (n) => (n <= 5 ? 1 << 16 : undefined) }, async ({ names, go }) => {
      await assert.rejects(go(), hasCode('model.network'));
      assert.ok(!names().includes('m.gguf'));
      assert.ok(readFileSync((await go()).model.path).equals(FILE));
    }));

  it('ends when it is cancelled, and resumes the next time', () =>
    tryPull({ pauseMs: 2 }, async ({ names, go }) => {
      const cancel = new AbortController();
      const onProgress: PullOptions['onProgress'] = (p) => p.kind === 'arriving' && p.done > 0 && cancel.abort();
      await assert.rejects(go({ signal: cancel.signal, onProgress }), CancelledError);
      assert.ok(!names().includes('m.gguf'));
      const { fetched } = await go();
      assert.ok(fetched < FILE.length);
    }));

  it('does not wait for a server that is silent', () =>
    tryPull(
      {
        answer: (_, response, n) => {
          if (n < 5) response.writeHead(200, { 'content-length': FILE.length, etag: '"1"' }).write(FILE.subarray(0, 9));
          return n < 5;
        },
      },
      async ({ requests, go }) => {
        assert.equal((await go({ silenceMs: 100 })).model.id, 'm');
        assert.equal(requests.length, 5);
      },
    ));

  it('replaces a file whose bytes changed while its size stayed', () =>
    tryPull({}, async ({ go }) => {
      const { model } = await go();
      const flipped = Buffer.from(FILE);
      flipped[5_000]! ^= 1;
      writeFileSync(model.path, flipped);
      assert.equal((await go()).fetched, FILE.length);
      assert.ok(readFileSync(model.path).equals(FILE));
    }));

  it('takes another model of the same name for another one', () =>
    tryPull({}, async ({ folder, requests, go }) => {
      const path = join(await folder.make(), 'm.gguf');
      writeFileSync(path, FILE.subarray(0, -1));
      await assert.rejects(go(), hasCode('model.taken'));
      // Put there by hand, and the right one: as good as pulled.
      writeFileSync(path, FILE);
      assert.equal((await go()).fetched, 0);
      assert.equal(requests.length, 0);
    }));

  it('writes through no link, and over no folder', () =>
    withFolder(async (path) => {
      const folder = new ModelsFolder(join(path, 'models'));
      const outside = join(path, 'outside');
      writeFileSync(outside, 'mine');
      writeFileSync(join(path, 'm.gguf'), FILE);
      const go = () => pull(WANTED, fileSource(join(path, 'm.gguf')), { folder });
      const root = await folder.make();
      const obstacles: [string, (at: string) => void][] = [
        ['m.gguf', (at) => symlinkSync(outside, at)],
        ['m.json', (at) => symlinkSync(outside, at)],
        ['transfer.lock', (at) => symlinkSync(outside, at)],
        [`${WANTED.sha256}.part`, (at) => symlinkSync(outside, at)],
        [`${WANTED.sha256}.part`, (at) => linkSync(outside, at)],
        [`${WANTED.sha256}.part.json`, (at) => symlinkSync(outside, at)],
        ['m.gguf', (at) => mkdirSync(at)],
      ];
      for (const [name, put] of obstacles) {
        rmSync(join(root, name), { recursive: true, force: true });
        put(join(root, name));
        await assert.rejects(go(), hasCode('model.place'), name);
        assert.equal(readFileSync(outside, 'utf8'), 'mine');
        rmSync(join(root, name), { recursive: true });
      }
      assert.equal((await go()).model.id, 'm');
    }));

  it('says what to do when the disk is full, and resumes', () =>
    tryPull({}, async ({ names, go }) => {
      let room = 300_000;
      const write: PullOptions['write'] = async (handle, bytes, at) => {
        const take = Math.min(bytes.length, room);
        if (take === 0) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
        room -= take;
        return (await handle.write(bytes, 0, take, at)).bytesWritten;
      };
      await assert.rejects(
        go({ write }),
        (error) => hasCode('model.disk-full')(error) && String(error).includes('MB more'),
      );
      assert.ok(!names().includes('m.gguf'));
      assert.equal((await go()).fetched, FILE.length - 300_000);
    }));

  it('takes https, http of this machine, and nothing else', () => {
    for (const good of ['https://huggingface.co/a', 'http://127.0.0.1:1/a', 'http://localhost/a', 'http://[::1]/a'])
      assert.equal(checkAddress(good).href, good);
    for (const bad of [
      'http://huggingface.co/a',
      'file:///etc/passwd',
      'ftp://a/b',
      'https://u:p@a/b',
      'x',
      'http://127.evil.com/',
    ])
      assert.throws(() => checkAddress(bad), hasCode('model.address'), bad);
    assert.throws(
      () => checkAddress('https://user:secret@host/x?token=secret'),
      (error) => !String(error).includes('secret'),
    );
  });
});
