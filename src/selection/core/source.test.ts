import assert from 'node:assert/strict';
import { checkText, LIMIT_KIB } from '../../text/core/check.ts';
import { sourceOf } from './source.ts';

const span = (text: string, part: string) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length });

describe('sourceOf', () => {
  it('gives code of a source file with the text around it, indentation included', () => {
    const text = 'def f():\n    a = 1\n    b = 2\n    return a\n';
    const source = sourceOf(text, span(text, 'b = 2'), 'python');
    assert.deepEqual(source, {
      kind: 'code',
      language: 'python',
      before: 'def f():\n    a = 1\n    ',
      after: '\n    return a\n',
    });
  });
  it('reads a selection inside a fence as code of its language, and the whole fence as Markdown', () => {
    const text = 'Run:\n\n```py\nx = 1\ny = 2\n```\n\nDone.';
    assert.deepEqual(sourceOf(text, span(text, 'y = 2'), 'markdown'), {
      kind: 'code',
      language: 'python',
      before: 'x = 1\n',
      after: '\n',
    });
    assert.deepEqual(sourceOf(text, span(text, '```py\nx = 1\ny = 2\n```'), 'markdown'), { kind: 'markdown' });
    assert.deepEqual(sourceOf('```\nx\n```', { start: 4, end: 5 }, 'markdown'), { kind: 'markdown' });
  });
  it('cuts far context at whole lines', () => {
    const text = `${'# line of context\n'.repeat(5_000)}x = 1\n${'# more context\n'.repeat(5_000)}`;
    const source = sourceOf(text, span(text, 'x = 1'), 'python');
    assert.ok(source.kind === 'code');
    assert.ok(source.before.length <= 20_000 && source.before.startsWith('# line') && source.before.endsWith('\n'));
    assert.ok(source.after.length <= 20_000 && source.after.endsWith('context\n'));
  });
});

describe('checkText', () => {
  it('names what is wrong', () => {
    assert.equal(checkText(' \n')?.code, 'selection.blank');
    assert.equal(checkText('a\0b')?.code, 'text.binary');
    assert.equal(checkText('x'.repeat(1024 * 1024))?.code, 'text.too-long');
    assert.match(checkText('x'.repeat(1024 * 1024))!.message, /1024 KiB.*256 KiB/);
  });
  it('lets through what can be aligned', () => {
    for (const text of ['x', 'x'.repeat(LIMIT_KIB * 1024), 'lone \uD800 half', '<|im_end|>'])
      assert.equal(checkText(text), undefined);
  });
});
