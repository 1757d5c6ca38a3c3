import assert from 'node:assert/strict';
import { once } from 'node:events';
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { withFolder } from '../../../test/support/temporary.ts';
import { decodeText, LARGEST, readWorkFile, replaceWorkFile } from './work-file.ts';

const here = <T>(use: (root: string) => T | Promise<T>) => withFolder((folder) => use(realpathSync(folder)));

describe('readWorkFile', () => {
  it('follows no link and leaves the work tree by no way', () =>
    here(async (outer) => {
      const root = join(outer, 'tree');
      mkdirSync(join(root, 'sub'), { recursive: true });
      writeFileSync(join(outer, 'secret'), 's');
      writeFileSync(join(root, 'sub', 'a'), 'a');
      symlinkSync(join(outer, 'secret'), join(root, 'file'));
      symlinkSync(outer, join(root, 'folder'));
      symlinkSync('sub', join(root, 'inner'));
      assert.deepEqual(await readWorkFile(root, 'sub/a'), { bytes: Buffer.from('a') });
      for (const path of ['file', 'folder/secret', 'inner/a'])
        assert.deepEqual(await readWorkFile(root, path), { skip: 'link' });
      for (const path of ['../secret', '/etc/passwd', '.git/config'])
        assert.deepEqual(await readWorkFile(root, path), { skip: 'outside' });
      assert.deepEqual(await readWorkFile(root, 'none'), { skip: 'gone' });
    }));

  it('reads plain files that are not too large, and waits for none', () =>
    here(async (root) => {
      writeFileSync(join(root, 'large'), Buffer.alloc(LARGEST + 1));
      assert.deepEqual(await readWorkFile(root, 'large'), { skip: 'too-large' });
      if (process.platform === 'win32') return;
      const server = createServer().listen(join(root, 'socket'));
      await once(server, 'listening');
      assert.deepEqual(await readWorkFile(root, 'socket'), { skip: 'binary' });
      server.close();
    }));
});

describe('decodeText', () => {
  it('keeps a byte order mark, and takes nothing but UTF-8', () => {
    assert.equal(decodeText(Buffer.from('\ufeffé')), '\ufeffé');
    assert.equal(decodeText(Buffer.from([0x63, 0xe9])), undefined);
    assert.equal(decodeText(Buffer.from('\ufeffa', 'utf16le')), undefined);
  });
});

describe('replaceWorkFile', () => {
  it('replaces the whole file and keeps its permissions', () =>
    here(async (root) => {
      const file = join(root, 'a.sh');
      writeFileSync(file, 'a', { mode: 0o750 });
      assert.equal(await replaceWorkFile(root, 'a.sh', Buffer.from('a'), 'b'), 'written');
      assert.equal(readFileSync(file, 'utf8'), 'b');
      assert.equal(statSync(file).mode & 0o777, 0o750);
      assert.deepEqual(readdirSync(root), ['a.sh']);
    }));

  it('leaves a file alone that is not what was read, that is read-only, or that has another name', () =>
    here(async (root) => {
      writeFileSync(join(root, 'a'), 'other');
      writeFileSync(join(root, 'b'), 'b', { mode: 0o444 });
      writeFileSync(join(root, 'c'), 'c');
      linkSync(join(root, 'c'), join(root, 'd'));
      assert.equal(await replaceWorkFile(root, 'a', Buffer.from('a'), 'new'), 'changed');
      assert.equal(await replaceWorkFile(root, 'b', Buffer.from('b'), 'new'), 'refused');
      assert.equal(await replaceWorkFile(root, 'c', Buffer.from('c'), 'new'), 'refused');
      assert.equal(await replaceWorkFile(root, 'none', Buffer.from(''), 'new'), 'refused');
      assert.deepEqual(readdirSync(root), ['a', 'b', 'c', 'd']);
      assert.equal(readFileSync(join(root, 'a'), 'utf8'), 'other');
    }));
});
