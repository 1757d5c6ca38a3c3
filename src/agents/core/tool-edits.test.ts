import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addedLines } from './patch.ts';
import { editsOf, withTexts } from './tool-edits.ts';

const UPDATE = [
  '*** Begin Patch',
  '*** Update File: src/a.py',
  '@@ def f():',
  ' import os',
  '-old = 1',
  '+new = 1',
  '+more = 2',
  ' kept = 3',
  '+last = 4',
  '*** Delete File: gone.py',
  '*** Add File: b.py',
  '+only = 1',
  '*** End Patch',
].join('\n');

describe('the texts that a tool writes', () => {
  it('finds them in each form, and nothing in other tools', () => {
    const texts = (tool: string, input: unknown) =>
      editsOf(tool, input).map(({ path, old, text }) => [path, old, text]);
    assert.deepEqual(texts('Edit', { file_path: 'a', old_string: 'x', new_string: 'y' }), [['a', 'x', 'y']]);
    assert.deepEqual(texts('edit', { path: 'a', old_str: 'x', new_str: 'y' }), [['a', 'x', 'y']]);
    assert.deepEqual(texts('replace_string_in_file', { filePath: 'a', oldString: 'x', newString: 'y' }), [
      ['a', 'x', 'y'],
    ]);
    assert.deepEqual(texts('MultiEdit', { file_path: 'a', edits: [{ old_string: 'x', new_string: 'y' }, {}] }), [
      ['a', 'x', 'y'],
    ]);
    const replacements = [
      { filePath: 'a', oldString: 'x', newString: 'y' },
      { filePath: 'b', oldString: 'p', newString: 'q' },
    ];
    assert.deepEqual(texts('multi_replace_string_in_file', { replacements, explanation: '' }), [
      ['a', 'x', 'y'],
      ['b', 'p', 'q'],
    ]);
    assert.deepEqual(texts('Read', { file_path: 'a', content: 'x' }), []);
    assert.deepEqual(texts('Bash', { command: UPDATE }), []);
    assert.deepEqual(texts('insert_edit_into_file', { filePath: 'a', code: '// ...existing code...' }), []);
  });

  it('reads the lines that a patch adds, with what stands around them', () => {
    assert.deepEqual(
      addedLines(UPDATE).map(({ path, text, before, after, old, isNewFile }) => ({
        path,
        text,
        before,
        after,
        old,
        isNewFile,
      })),
      [
        {
          path: 'src/a.py',
          text: 'new = 1\nmore = 2\n',
          before: 'import os\n',
          after: 'kept = 3\nlast = 4\n',
          old: 'import os\nold = 1\nkept = 3\n',
          isNewFile: false,
        },
        {
          path: 'src/a.py',
          text: 'last = 4\n',
          before: 'import os\nnew = 1\nmore = 2\nkept = 3\n',
          after: '',
          old: 'import os\nold = 1\nkept = 3\n',
          isNewFile: false,
        },
        { path: 'b.py', text: 'only = 1\n', before: '', after: '', old: '', isNewFile: true },
      ],
    );
  });

  it('puts corrected texts back where they stood, and leaves all else', () => {
    const input = { input: UPDATE, explanation: 'why' };
    const edits = editsOf('apply_patch', input);
    const changed = withTexts(input, [
      { edit: edits[0]!, text: 'new = 10\nmore = 20\nthird = 30\n' },
      { edit: edits[2]!, text: 'only = 10\n' },
    ]);
    assert.deepEqual(changed, {
      explanation: 'why',
      input: UPDATE.replace('+new = 1\n+more = 2\n', '+new = 10\n+more = 20\n+third = 30\n').replace(
        '+only = 1\n',
        '+only = 10\n',
      ),
    });
    assert.equal(input.input, UPDATE);
    const multi = {
      file_path: 'a',
      edits: [
        { old_string: 'x', new_string: 'y' },
        { old_string: 'p', new_string: 'q' },
      ],
    };
    const [, second] = editsOf('MultiEdit', multi);
    assert.deepEqual(withTexts(multi, [{ edit: second!, text: 'Q' }]), {
      file_path: 'a',
      edits: [
        { old_string: 'x', new_string: 'y' },
        { old_string: 'p', new_string: 'Q' },
      ],
    });
  });

  it('changes nothing when the texts put back are those that were found', () => {
    const line = fc.tuple(
      fc.constantFrom('+', '-', ' ', '@@', '*** Add File: x', '*** Update File: y'),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), fc.constantFrom('\n', '\r\n'), (lines, eol) => {
        const body = lines.map(([mark, text]) => mark + text.replaceAll(/[\r\n]/g, '')).join(eol);
        const patch = `*** Begin Patch${eol}${body}${eol}*** End Patch`;
        const edits = editsOf('apply_patch', patch);
        assert.equal(
          withTexts(
            patch,
            edits.map((edit) => ({ edit, text: edit.text })),
          ),
          patch,
        );
      }),
      { numRuns: 500 },
    );
  });
});
