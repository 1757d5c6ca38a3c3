import assert from 'node:assert/strict';
import { closesFence, codeRanges, markerFor, openerOf } from './fences.ts';
import { infoOf, languageOf } from './languages.ts';

describe('fences', () => {
  it('open and close by the rules of CommonMark', () => {
    assert.deepEqual(openerOf('  ```js title="a"'), { line: '```js title="a"', marker: '```', language: 'javascript' });
    assert.equal(openerOf('~~~~ c++')?.language, 'cpp');
    for (const line of ['``', '    ```', '```a`b', 'x ```']) assert.equal(openerOf(line), null, line);
    const opener = openerOf('````')!;
    assert.ok(closesFence('  `````  ', opener));
    for (const line of ['```', '~~~~', '```` x', '    ````']) assert.ok(!closesFence(line, opener), line);
  });

  it('are long enough for what they hold', () => {
    assert.equal(markerFor('x'), '```');
    assert.equal(markerFor('a\n  ````\nb'), '`````');
  });

  it('are found in lists and quotes, and without an end', () => {
    const text = '- a\n  ```js\n  x\n  ```\n> ~~~\n> y\n> ~~~\n\n```\nz';
    assert.deepEqual(
      codeRanges(text).map((r) => [text.slice(r.start, r.end), r.language, r.closed]),
      [
        ['  x\n', 'javascript', true],
        ['> y\n', undefined, true],
        ['z', undefined, false],
      ],
    );
  });
});

describe('languages', () => {
  it('have ids and names for fences', () => {
    assert.deepEqual(['py', 'JS', 'bash {x}', '.ts', 'cobol', '', 'constructor'].map(languageOf), [
      'python',
      'javascript',
      'shellscript',
      'typescript',
      'cobol',
      undefined,
      'constructor',
    ]);
    assert.deepEqual(['python', 'shellscript', 'typescriptreact', 'a`b\n'].map(infoOf), [
      'python',
      'bash',
      'tsx',
      'ab',
    ]);
  });
});
