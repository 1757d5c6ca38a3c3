import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ggufFile } from '../../../test/support/gguf.ts';
import { fillModel, withModelServer } from '../../../test/support/model-server.ts';
import { modelProfile } from '../../../test/support/model-profile.ts';
import { withFolder } from '../../../test/support/temporary.ts';
import { AlignerError } from '../../base/core/errors.ts';
import { USUAL } from '../core/choice.ts';
import { EVIDENCE_LED } from '../core/profile.ts';
import { measuredOf } from './calibrations.ts';
import { findModels, keepers } from './found.ts';
import { Library } from './library.ts';

const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const hasCode = (code: string) => (error: unknown) => error instanceof AlignerError && error.code === code;
const BUNDLED = fillModel(ggufFile(), 4_000, 1);
const BASE = fillModel(ggufFile(), 8_000, 2);
const OTHER = fillModel(ggufFile(), 8_000, 3);

const put = (path: string, bytes: Buffer | string) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return path;
};

describe('the library of models', () => {
  /** A product that brings one model and knows another, and a user's home. */
  const withLibrary = (
    use: (parts: { library: Library; root: string; home: string }) => Promise<void>,
    env: Record<string, string> = {},
  ) =>
    withFolder(async (root) => {
      const home = join(root, 'home');
      const product = join(root, 'product');
      put(join(product, 'm.gguf'), BUNDLED);
      const model = { id: 'm', file: 'm.gguf', bytes: BUNDLED.length, sha256: sha(BUNDLED), licence: 'Apache-2.0' };
      put(
        join(product, 'manifest.json'),
        JSON.stringify({ version: 1, bundled: 'm', models: [{ ...model, profile: 'p' }], profiles: [modelProfile] }),
      );
      const base = { id: 'base', repository: 'o/r', file: 'b.gguf', bytes: BASE.length, sha256: sha(BASE) };
      put(
        join(product, 'available.json'),
        JSON.stringify({ version: 1, models: [{ ...base, licence: 'MIT', trained: false }] }),
      );
      const folders = {
        ALIGNER_MODELS_FOLDER: join(root, 'models'),
        XDG_CACHE_HOME: join(root, 'cache'),
        XDG_DATA_HOME: join(root, 'data'),
      };
      const library = new Library(product, { ...folders, LOCALAPPDATA: join(root, 'cache'), ...env }, () =>
        findModels(keepers({}, home)),
      );
      await use({ library, root, home });
    });

  it('lists what is bundled, installed, and to be had, with what the headers say', () =>
    withLibrary(async ({ library, root }) => {
      const listed = async () => (await library.list()).map(({ id, kept, trained }) => [id, kept, trained]);
      assert.deepEqual(await listed(), [
        ['m', 'bundled', true],
        ['base', 'available', false],
      ]);
      await library.import(put(join(root, 'My Model.gguf'), OTHER), 'mine', undefined, {});
      await library.import(put(join(root, 'x.gguf'), BASE), undefined, undefined, {});
      assert.deepEqual(await listed(), [
        ['m', 'bundled', true],
        ['base', 'installed', false],
        ['mine', 'installed', null],
      ]);
      const [bundled] = await library.list();
      assert.equal(bundled?.facts?.architecture, 'llama');
      // 16 bits for keys and values of two heads of 16 numbers, 512 tokens; see memoryOf.
      assert.equal(bundled.memory, 102 + 128 + 512 * 128 + 2 * 3 * 128 * 4 + 170e6);
      writeFileSync(join(root, 'models', 'mine.gguf'), OTHER.subarray(1));
      const broken = (await library.list()).find(({ id }) => id === 'mine');
      assert.ok(broken?.problem);
    }));

  it('resolves a name to the file of it, and refuses one whose bytes changed', () =>
    withLibrary(async ({ library, root }) => {
      assert.equal((await library.resolve('')).id, 'm');
      assert.equal((await library.resolve('')).memory?.smaller, undefined);
      await assert.rejects(library.resolve('base'), hasCode('model.not-pulled'));
      await assert.rejects(library.resolve('nobody'), hasCode('model.unknown'));
      const { model } = await library.import(put(join(root, 'x.gguf'), BASE), undefined, sha(BASE), {});
      const spec = await library.resolve('base');
      assert.deepEqual([spec.path, spec.sha256, spec.memory?.smaller], [model.path, sha(BASE), 'm']);
      await library.import(put(join(root, 'other.gguf'), OTHER), undefined, undefined, {});
      for (const id of ['base', 'other']) {
        const path = join(root, 'models', `${id}.gguf`);
        const flipped = readFileSync(path);
        flipped[5_000]! ^= 1;
        writeFileSync(path, flipped);
        await assert.rejects(library.resolve(id), hasCode('model.hash'), id);
      }
    }));

  it('finds what other programs keep, and uses it where it lies', () =>
    withLibrary(async ({ library, root, home }) => {
      if (process.platform === 'win32' || process.platform === 'darwin') return;
      const ollama = join(home, '.ollama', 'models');
      const blob = put(join(ollama, 'blobs', `sha256-${sha(BASE)}`), BASE);
      put(
        join(ollama, 'manifests', 'registry.ollama.ai', 'library', 'coder', '0.5b'),
        JSON.stringify({
          layers: [
            { mediaType: 'application/vnd.ollama.image.license', digest: `sha256:${'0'.repeat(64)}` },
            { mediaType: 'application/vnd.ollama.image.model', digest: `sha256:${sha(BASE)}` },
          ],
        }),
      );
      put(join(home, '.lmstudio', 'models', 'owner', 'repo', 'a.gguf'), OTHER);
      put(join(home, '.lmstudio', 'models', 'owner', 'repo', 'page.gguf'), '<html>');
      put(join(home, '.cache', 'llama.cpp', 'big-00001-of-00002.gguf'), OTHER);
      put(join(home, '.cache', 'llama.cpp', 'big-00002-of-00002.gguf'), OTHER);
      const hub = join(home, '.cache', 'huggingface', 'hub', 'models--o--r');
      const kept = put(join(hub, 'blobs', sha(OTHER)), OTHER);
      mkdirSync(join(hub, 'snapshots', 'main'), { recursive: true });
      symlinkSync(kept, join(hub, 'snapshots', 'main', 'h.gguf'));
      const found = await library.found();
      assert.deepEqual(
        found.map(({ id, kept: by, path, sha256 }) => [id, by, path, sha256]),
        [
          ['base', 'Ollama', blob, sha(BASE)],
          ['a', 'LM Studio', join(home, '.lmstudio', 'models', 'owner', 'repo', 'a.gguf'), null],
          ['big-00001-of-00002', 'llama.cpp', join(home, '.cache', 'llama.cpp', 'big-00001-of-00002.gguf'), null],
          ['h', 'Hugging Face', kept, null],
        ],
      );
      assert.equal((await library.resolve('base')).path, blob);
      // What is on this machine is not fetched: there is no such server.
      await assert.rejects(library.remove('base'), hasCode('model.unknown'));
      const { fetched } = await library.pull('base', undefined, {});
      assert.equal(fetched, BASE.length);
      await library.remove('base');
      assert.ok(readFileSync(blob).equals(BASE));
      assert.ok(!existsSync(join(root, 'models', 'base.gguf')));
    }));

  it('uses what was chosen where nothing else is asked for, and refuses to choose what cannot be used', () =>
    withLibrary(async ({ library, root }) => {
      const path = put(join(root, 'own.gguf'), OTHER);
      assert.equal((await library.use({ ...USUAL, model: path })).path, path);
      assert.equal((await library.resolve('')).path, path);
      assert.equal((await library.resolve('m')).id, 'm');
      await assert.rejects(library.use({ ...USUAL, model: 'nobody' }), hasCode('model.unknown'));
      await assert.rejects(library.use({ ...USUAL, model: 'm', profile: 'q' }), hasCode('model.unknown-profile'));
      assert.equal((await library.resolve('')).path, path);
      await library.use({ ...USUAL, model: 'm' });
      assert.equal((await library.resolve('')).id, 'm');
    }));

  it('takes a profile out of a file, and the points that were measured for these bytes and this prompt', () =>
    withLibrary(async ({ library, root }) => {
      const own = { version: 1, ...modelProfile, id: 'own', sensitivity: undefined };
      const profile = put(join(root, 'own.json'), JSON.stringify(own));
      const before = await library.resolve({ model: 'm', profile });
      assert.deepEqual([before.profile.id, before.profile.sensitivity.normal.threshold], ['own', EVIDENCE_LED]);
      const point = { threshold: -2, confidence: 0.4 };
      await library.calibrations.keep({
        ...measuredOf(before.sha256, undefined, before.profile),
        sensitivity: { low: point, normal: point, high: point },
        ...{ clean: 1, faulty: 1 },
      });
      const after = await library.resolve({ model: 'm', profile });
      assert.deepEqual(after.profile.sensitivity.normal, { ...before.profile.sensitivity.normal, ...point });
      // With another prompt, or other bytes, it says nothing.
      put(profile, JSON.stringify({ ...own, told: 'Mend {fault}.' }));
      assert.equal((await library.resolve({ model: 'm', profile })).profile.sensitivity.normal.threshold, EVIDENCE_LED);
      assert.equal((await library.resolve('m')).profile.sensitivity.normal.threshold, 0);
    }));

  it('pulls from a mirror, a folder and an address, and keeps names apart', () =>
    withModelServer(
      () => ({ file: BASE }),
      ({ url, requests }) =>
        withLibrary(
          async ({ library, root }) => {
            await library.pull('base', undefined, {});
            assert.deepEqual(
              requests.map((r) => [r.url, r.headers.authorization]),
              [['/o/r/resolve/main/b.gguf', 'Bearer secret']],
            );
            await library.remove('base');
            put(join(root, 'usb', 'o', 'r', 'b.gguf'), BASE);
            await library.pull('base', join(root, 'usb'), {});
            assert.equal(requests.length, 1);
            await assert.rejects(library.pull('base', join(root, 'nowhere'), {}), hasCode('model.missing'));
            await assert.rejects(library.pull('base', 'http://example.com', {}), hasCode('model.address'));
            await assert.rejects(library.pull('m', undefined, {}), hasCode('model.unknown'));
            // The hash decides what it is, the address does not.
            assert.equal((await library.pullUrl(`${url}/x.gguf`, sha(BASE), 'mine', {})).model.id, 'base');
            const wrong = library.pullUrl(`${url}/x.gguf`, sha(OTHER), undefined, { pauseMs: 1 });
            await assert.rejects(wrong, hasCode('model.wrong-bytes'));
            await assert.rejects(library.pullUrl(`${url}/m.gguf`, sha(OTHER), undefined, {}), hasCode('model.taken'));
            assert.deepEqual(readdirSync(join(root, 'models')).sort(), ['base.gguf', 'base.json', 'transfer.lock']);
          },
          { HF_ENDPOINT: url, HF_TOKEN: 'secret' },
        ),
    ));

  it('gives the token to the endpoint alone', () =>
    withModelServer(
      () => ({ file: BASE }),
      ({ url, requests }) =>
        withLibrary(
          async ({ library }) => {
            await library.pull('base', url, {});
            assert.deepEqual(
              requests.map(({ headers }) => headers.authorization),
              [undefined],
            );
          },
          { HF_TOKEN: 'secret' },
        ),
    ));
});
