import assert from 'node:assert/strict';
import { placeEdit, placeWritten, type PlacedEdit } from './changed-part.ts';
import { linesIn, spansOf } from '../../changes/core/regions.ts';
import type { ToolEdit } from './tool-edits.ts';

const edit = (text: string, old?: string, around?: ToolEdit['around']): ToolEdit => ({
  path: 'a.py',
  text,
  old,
  around,
  slot: { at: [] },
});
const changedText = ({ file, changed }: PlacedEdit) =>
  spansOf(linesIn(file), changed).map(({ start, end }) => file.slice(start, end));
const FILE = 'import os\n\ndef f(x):\n    a = 1\n    return a\n\ndef g():\n    pass\n';

describe('what an edit changes', () => {
  it('is the lines that differ, in the file as it will be', () => {
    const placed = placeEdit(edit('    a = 2\n    b = 3\n    return a\n', '    a = 1\n    return a\n'), FILE);
    const { file, slot } = placed;
    assert.equal(file, FILE.replace('a = 1', 'a = 2\n    b = 3'));
    assert.equal(file.slice(slot.start, slot.end), '    a = 2\n    b = 3\n    return a\n');
    assert.deepEqual(changedText(placed), ['    a = 2\n    b = 3\n']);
  });

  it('is everything in a new file, and what differs where a file is written anew', () => {
    assert.deepEqual(changedText(placeEdit(edit(FILE), undefined)), [FILE]);
    const written = placeEdit(edit(FILE.replace('pass', 'return 1')), FILE);
    assert.deepEqual(changedText(written), ['    return 1\n']);
    assert.deepEqual(placeEdit(edit(FILE), FILE).changed, []);
  });

  it('is looked at by itself where the file is not known', () => {
    const { file, slot } = placeEdit(edit('b = 2\n', 'a = 1\n'), undefined);
    assert.deepEqual([file, slot], ['b = 2\n', { start: 0, end: 6 }]);
  });

  it('is, of a patch, what it adds, at its place in the file', () => {
    const around = { before: 'def f(x):\n', after: '    return a\n' };
    const placed = placeEdit(edit('    a = 2\n', 'def f(x):\n    a = 1\n    return a\n', around), FILE);
    assert.equal(placed.file, FILE.replace('a = 1', 'a = 2'));
    assert.deepEqual(changedText(placed), ['    a = 2\n']);
  });

  it('is found in the file after it was written', () => {
    const after = FILE.replace('a = 1', 'a = 2');
    const placed = placeWritten(edit('    a = 2\n    return a\n', '    a = 1\n    return a\n'), after);
    assert.equal(placed.file, after);
    assert.deepEqual(changedText(placed), ['    a = 2\n']);
    assert.equal(placed.slot.start, after.indexOf('    a = 2'));
  });
});
