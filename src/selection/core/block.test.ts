import assert from 'node:assert/strict';
import { markdownBlockAt, paragraphAt } from './block.ts';

const TEXT = '# Title\n\nOne\ntwo.\n\n```py\na = 1\n\n# not a heading\nb = 2\n```\n\n- x\n\n- y\n\nLast';
const blockAt = (at: string, text = TEXT) => {
  const span = markdownBlockAt(text, text.indexOf(at));
  return span === null ? null : text.slice(span.start, span.end);
};

describe('markdownBlockAt', () => {
  it('finds paragraphs, fences with blank lines, loose lists and the last block', () => {
    assert.equal(blockAt('two'), 'One\ntwo.');
    assert.equal(blockAt('b = 2'), '```py\na = 1\n\n# not a heading\nb = 2\n```');
    assert.equal(blockAt('- y'), '- x\n\n- y');
    assert.equal(markdownBlockAt(TEXT, TEXT.length)?.start, TEXT.indexOf('Last'));
  });
  it('finds nothing on a blank line between blocks', () => {
    assert.equal(markdownBlockAt(TEXT, TEXT.indexOf('\n\nOne') + 1), null);
    assert.equal(markdownBlockAt('', 0), null);
  });
  it('looks at lines only in a huge section', () => {
    const text = `${'word '.repeat(20_000)}\n\nhere\nit is\n\nend`;
    assert.equal(blockAt('here', text), 'here\nit is');
  });
});

describe('paragraphAt', () => {
  it('takes the lines between blank ones', () => {
    const text = 'a\n\n  b\n  c\n\t\nd';
    const at = (offset: number) => {
      const span = paragraphAt(text, offset);
      return span === null ? null : text.slice(span.start, span.end);
    };
    assert.equal(at(0), 'a');
    assert.equal(at(2), null);
    assert.equal(at(5), '  b\n  c');
    assert.equal(at(text.length), 'd');
  });
});
