import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { modelProfile } from '../../../test/support/model-profile.ts';
import { AlignerError } from '../../base/core/errors.ts';
import { parseManifest, type Manifest } from '../core/manifest.ts';
import { readFacts, resolveModel } from './store.ts';
import { jsonFile } from '../../base/node/json-file.ts';
import { hashFile, type FileHash } from './verify.ts';

const gguf = (body: string) =>
  Buffer.concat([Buffer.from('GGUF'), Buffer.from([3, 0, 0, 0]), Buffer.alloc(16), Buffer.from(body)]);
const sha = (b: Buffer) => createHash('sha256').update(b).digest('hex');
const hasCode = (code: string) => (e: unknown) => e instanceof AlignerError && e.code === code;

describe('model store', () => {
  let folder: string;
  const file = gguf('weights');
  const manifest = (sha256 = sha(file), bytes = file.length): Manifest =>
    parseManifest({
      version: 1,
      bundled: 'm',
      models: [{ id: 'm', file: 'm.gguf', bytes, sha256, licence: 'Apache-2.0', profile: 'p' }],
      profiles: [modelProfile],
    });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'aligner-store-'));
    await writeFile(join(folder, 'm.gguf'), file);
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('finds the bundled model, a listed one, and the user’s own file', async () => {
    const own = join(folder, 'own.gguf');
    await writeFile(own, gguf('other weights'));
    assert.equal((await resolveModel({}, { manifest: manifest(), folder })).id, 'm');
    assert.equal((await resolveModel({ model: 'm' }, { manifest: manifest(), folder })).sha256, sha(file));
    const spec = await resolveModel({ model: own, profile: 'p' }, { manifest: manifest(), folder });
    assert.deepEqual([spec.id, spec.profile.id], ['own', 'p']);
  });

  it('refuses a listed file of the right size with one flipped bit', async () => {
    const flipped = Buffer.from(file);
    flipped[flipped.length - 1]! ^= 1;
    await writeFile(join(folder, 'm.gguf'), flipped);
    await assert.rejects(resolveModel({}, { manifest: manifest(), folder }), hasCode('model.hash'));
  });

  it('refuses what is missing, and every header that is not GGUF 2 or 3', async () => {
    await assert.rejects(
      resolveModel({ model: join(folder, 'no.gguf') }, { manifest: manifest(), folder }),
      hasCode('model.missing'),
    );
    const junk = join(folder, 'junk.gguf');
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 40 }), async (bytes) => {
        const b = Buffer.from(bytes);
        fc.pre(b.toString('latin1', 0, 4) !== 'GGUF');
        await writeFile(junk, b);
        await assert.rejects(
          resolveModel({ model: junk }, { manifest: manifest(), folder }),
          hasCode('model.not-gguf'),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('says that there is no bundled model', async () => {
    const empty = parseManifest({ version: 1, bundled: null, models: [], profiles: [modelProfile] });
    await assert.rejects(resolveModel({}, { manifest: empty, folder }), hasCode('model.none'));
  });

  it('names the wrong field of a broken manifest', () => {
    assert.throws(
      () => parseManifest({ version: 1, bundled: 'x', models: [], profiles: [modelProfile] }),
      /bundled model x/,
    );
    assert.throws(
      () => parseManifest({ version: 1, bundled: null, models: [], profiles: [{ ...modelProfile, stop: [''] }] }),
      /profiles\.0\.stop/,
    );
  });

  it('hashes again when the file was touched, whatever its size and time say; a broken cache only costs a hash', async () => {
    const path = join(folder, 'm.gguf');
    const cacheFile = join(folder, 'cache', 'hashes.json');
    const cache = jsonFile<FileHash>(cacheFile);
    let read = 0;
    const hash = async () =>
      (
        await hashFile(path, cache, () => {
          read++;
          return readFacts(path);
        })
      ).sha256;
    const time = new Date(Date.now() - 60_000);
    await utimes(path, time, time);
    const first = await hash();
    assert.equal(await hash(), first);
    assert.equal(read, 1);
    await writeFile(path, gguf('WEIGHTS'));
    await utimes(path, time, time);
    assert.equal(await hash(), sha(gguf('WEIGHTS')));
    await rename(path, `${path}.old`);
    await writeFile(path, file);
    await utimes(path, time, time);
    assert.equal(await hash(), first);
    await writeFile(cacheFile, '{"broken');
    assert.equal(await hash(), first);
    assert.equal(read, 4);
  });
});
