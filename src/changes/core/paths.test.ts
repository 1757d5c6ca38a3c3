import assert from 'node:assert/strict';
import { posix, win32 } from 'node:path';
import fc from 'fast-check';
import { decodeName, isInside } from './paths.ts';

describe('isInside', () => {
  it('takes ordinary names', () => {
    for (const path of ['a.py', 'a/b c/é.py', '.github/x.yml', '.gitignore', 'a/..b', '...', 'git~x'])
      assert.equal(isInside(path), true, path);
  });

  it('refuses ways out, and the folder of git under all of its names', () => {
    const ways = [
      '',
      '/a',
      '\\a',
      'C:\\a',
      'c:a',
      '../a',
      'a/../../b',
      'a\\..\\b',
      'a//b',
      './a',
      'a\0',
      '.git/config',
      'a/.GIT/hooks/x',
    ];
    for (const path of [
      ...ways,
      '.git\u200c/config',
      'git~1/config',
      '.git./config',
      '.git::$INDEX_ALLOCATION/config',
      '.git /x',
    ])
      assert.equal(isInside(path), false, JSON.stringify(path));
  });

  it('lets nothing out, whatever it is made of', () => {
    const part = fc.constantFrom('..', '.', '/', '\\', 'a', '.git', 'C:', '~', '\0', ' ', '\u202e');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const path = parts.join('');
        if (!isInside(path)) return;
        assert.ok(posix.resolve('/root/tree', path).startsWith('/root/tree/'));
        assert.ok(win32.resolve('C:\\root\\tree', path).startsWith('C:\\root\\tree\\'));
      }),
    );
  });
});

describe('decodeName', () => {
  it('gives every UTF-8 name back, and no other', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        assert.equal(decodeName(Buffer.from(name).toString('latin1')), name);
      }),
    );
    assert.equal(decodeName('\xe9.py'), undefined);
  });
});
