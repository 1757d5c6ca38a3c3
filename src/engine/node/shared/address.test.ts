import assert from 'node:assert/strict';
import { chmod, mkdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AlignerError } from '../../../base/core/errors.ts';
import { PARAMS } from '../../../../test/support/shared-engine.ts';
import { withFolder } from '../../../../test/support/temporary.ts';
import { addressOf, ensureFolder, keyOf } from './address.ts';

const refused = (error: unknown) => error instanceof AlignerError && error.code === 'engine.folder';

describe('where a shared engine is found', () => {
  it('is the same for the same model and settings, wherever the file lies and whatever else is set', () => {
    const elsewhere = { ...PARAMS, model: { ...PARAMS.model, path: '/other/place', id: 'another name' } };
    assert.equal(keyOf(PARAMS, { PATH: '/a' }), keyOf(elsewhere, { PATH: '/b' }));
  });

  it('differs with the bytes, the profile, the accelerator, the threads, and what drivers read', () => {
    const { model } = PARAMS;
    const keys = [
      keyOf(PARAMS, {}),
      keyOf({ ...PARAMS, model: { ...model, sha256: '1'.repeat(64) } }, {}),
      keyOf({ ...PARAMS, model: { ...model, profile: { ...model.profile, contextSize: 1 } } }, {}),
      keyOf({ ...PARAMS, gpu: 'vulkan' }, {}),
      keyOf({ ...PARAMS, threads: 2 }, {}),
      keyOf(PARAMS, { GGML_VK_VISIBLE_DEVICES: '0' }),
    ];
    assert.equal(new Set(keys).size, keys.length);
  });

  it('is a pipe on Windows, another one for each folder', () => {
    const [a, b] = ['C:\\a', 'C:\\b'].map((folder) => addressOf(folder, 'k', 'win32').socket);
    assert.match(a!, /^\\\\\.\\pipe\\aligner-[0-9a-f]+-k$/);
    assert.notEqual(a, b);
  });

  it('is made for the user alone', () =>
    withFolder(async (parent) => {
      const address = addressOf(join(parent, 'new', 'engine'), 'k');
      await ensureFolder(address);
      await ensureFolder(address);
      assert.equal((await stat(address.folder)).mode & 0o777, 0o700);
    }));

  it('is refused where someone else could reach in, and where it is no folder', () =>
    withFolder(async (parent) => {
      const at = (name: string) => addressOf(join(parent, name), 'k');
      for (const mode of [0o710, 0o701, 0o755, 0o777]) {
        const open = at(`mode-${mode}`);
        await mkdir(open.folder);
        await chmod(open.folder, mode);
        await assert.rejects(ensureFolder(open), refused);
      }
      await writeFile(at('file').folder, '');
      await assert.rejects(ensureFolder(at('file')), refused);
      await mkdir(at('real').folder, { mode: 0o700 });
      await symlink(at('real').folder, at('link').folder);
      await assert.rejects(ensureFolder(at('link')), refused);
      await assert.rejects(ensureFolder(at('x'.repeat(120))), refused);
    }));
});
