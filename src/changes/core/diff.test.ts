import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AlignerError } from '../../base/core/errors.ts';
import { DiffReader, type DiffFile, type LineRange } from './diff.ts';
import { headerOf } from './quote.ts';

const ZERO = '0'.repeat(40);

function read(pieces: readonly string[]): readonly DiffFile[] {
  const reader = new DiffReader();
  for (const piece of pieces) reader.push(piece);
  return reader.end();
}

/** The text in pieces that end at these places. */
function cut(text: string, places: readonly number[]): string[] {
  const at = [...new Set(places.map((n) => n % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...at].map((from, i) => text.slice(from, at[i] ?? text.length));
}

interface Hunk {
  readonly removed: number;
  readonly added: number;
  readonly gap: number;
}

interface File {
  readonly name: string;
  readonly from: string | undefined;
  readonly kind: 'text' | 'binary' | 'mode';
  readonly hunks: readonly Hunk[];
  readonly line: string;
}

/** Names as bytes: what has a meaning in a patch comes up often. */
const names = fc
  .array(
    fc.oneof(fc.constantFrom('a', ' ', '\n', '"', '\\', 'diff --git ', '@@ -1 +1 @@', '\t', 'é', '\x7f', 'b/', ':')),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((parts) => Buffer.from(parts.join('')).toString('latin1'));
const lines = fc.constantFrom(
  '',
  'x',
  '-- a',
  '++ b',
  'diff --git a/x b/x',
  '@@ -1 +1 @@',
  '\\ No newline',
  'Binary files a and b differ',
);
const files: fc.Arbitrary<File> = fc.record({
  name: names,
  from: fc.option(names, { nil: undefined }),
  kind: fc.constantFrom('text', 'text', 'binary', 'mode'),
  hunks: fc.array(fc.record({ removed: fc.nat(3), added: fc.nat(3), gap: fc.nat(5) }), { minLength: 1, maxLength: 4 }),
  line: lines,
});

function printed({ name, from, kind, hunks, line }: File): { record: string; patch: string; added: LineRange[] } {
  const status = from === undefined ? 'M\0' : `R090\0${from}\0`;
  const record = `:100644 100644 ${'1'.repeat(40)} ${ZERO} ${status}${name}\0`;
  let patch = `${headerOf(from ?? name, name)}\nindex 1111111..2222222 100644\n`;
  const added: LineRange[] = [];
  if (kind === 'binary') patch += 'Binary files a/x and b/x differ\n';
  if (kind === 'text') {
    patch += '--- a/x\n+++ b/x\n';
    let [old, now] = [1, 1];
    for (const hunk of hunks) {
      const count = hunk.added + (hunk.removed + hunk.added === 0 ? 1 : 0);
      old += hunk.gap;
      now += hunk.gap;
      patch += `@@ -${old},${hunk.removed} +${count === 0 ? now - 1 : now},${count} @@ ${line}\n`;
      patch += `-${line}\n`.repeat(hunk.removed) + `+${line}\n`.repeat(count);
      if (count > 0) added.push({ first: now - 1, count });
      old += hunk.removed;
      now += count;
    }
    patch += '\\ No newline at end of file\n';
  }
  return { record, patch, added };
}

describe('DiffReader', () => {
  it('reads whatever the names and lines are, and however the output comes in pieces', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(files, { selector: ({ name }) => name, maxLength: 5 }),
        fc.array(fc.nat()),
        (all, places) => {
          const parts = all.map(printed);
          const out = `${parts.map(({ record }) => record).join('')}${all.length > 0 ? '\0' : ''}${parts.map(({ patch }) => patch).join('')}`;
          const found = read(cut(out, places));
          assert.deepEqual(
            found.map(({ name, from, added, isBinary }) => ({ name, from, added, isBinary })),
            all.map(({ name, from, kind }, i) => ({ name, from, added: parts[i]!.added, isBinary: kind === 'binary' })),
          );
        },
      ),
    );
  });

  it('refuses what git does not print, with an error of its own', () => {
    const valid = printed({
      name: 'a.py',
      from: undefined,
      kind: 'text',
      hunks: [{ removed: 1, added: 2, gap: 0 }],
      line: 'x',
    });
    const out = `${valid.record}\0${valid.patch}`;
    fc.assert(
      fc.property(fc.nat(out.length), fc.nat(out.length), fc.string({ unit: 'binary-ascii' }), (from, to, junk) => {
        try {
          read([out.slice(0, from) + junk + out.slice(to)]);
        } catch (error) {
          assert.ok(error instanceof AlignerError && error.code === 'changes.diff', String(error));
        }
      }),
    );
    assert.throws(() => read([out.slice(0, out.indexOf('+x') + 2)]), { code: 'changes.diff' });
    assert.throws(() => read([`${valid.record}\0${valid.patch.replaceAll('a.py', 'b.py')}`]), { code: 'changes.diff' });
  });

  it('takes both parts of a file that was a link before, and leaves a merge conflict alone', () => {
    const out =
      `:120000 100644 ${ZERO} ${ZERO} T\0l.py\0:000000 000000 ${ZERO} ${ZERO} U\0u.py\0:100644 100644 ${ZERO} ${ZERO} M\0z.py\0\0` +
      'diff --git a/l.py b/l.py\ndeleted file mode 120000\n--- a/l.py\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n\\ No newline at end of file\n' +
      'diff --git a/l.py b/l.py\nnew file mode 100644\n--- /dev/null\n+++ b/l.py\n@@ -0,0 +1,2 @@\n+a\n+b\n' +
      '* Unmerged path u.py\ndiff --cc u.py\nindex 1,2..0\n--- a/u.py\n+++ b/u.py\n@@@ -1,1 -1,1 +1,2 @@@\n++x\n +y\n' +
      'diff --git a/z.py b/z.py\n--- a/z.py\n+++ b/z.py\n@@ -4,0 +5 @@\n+z\n';
    assert.deepEqual(
      read([out]).map(({ status, added }) => [status, added]),
      [
        ['T', [{ first: 0, count: 2 }]],
        ['U', []],
        ['M', [{ first: 4, count: 1 }]],
      ],
    );
  });

  it('keeps no content: a line of many megabytes is counted', () => {
    const reader = new DiffReader();
    reader.push(`:100644 100644 ${ZERO} ${ZERO} M\0a.py\0\0diff --git a/a.py b/a.py\n@@ -1 +1 @@\n-`);
    for (let i = 0; i < 64; i++) reader.push('x'.repeat(1024 * 1024));
    reader.push('\n+');
    for (let i = 0; i < 64; i++) reader.push('y'.repeat(1024 * 1024));
    reader.push('\n');
    assert.deepEqual(reader.end()[0]?.added, [{ first: 0, count: 1 }]);
  });
});
