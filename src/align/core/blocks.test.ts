import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { blocksOf } from './blocks.ts';

const INLINE = ['*a* ', '`b` ', '[c](d) ', '<e> ', '&amp; ', '\\* ', '![f] ', '_g_ ', 'word '];
const BEGINNINGS = [
  '',
  '> ',
  '- ',
  '1. ',
  '# ',
  '    ',
  '```js ',
  '~~~ ',
  '---',
  '* * ',
  '|a|b|',
  '<div> ',
  '<!-- ',
  '==',
];
const ENDS = ['', '  ', ' -->', '|', '|-|-|', '```', ' ]]>', '---'];

describe('blocks', () => {
  const line = fc
    .tuple(
      fc.constantFrom(...BEGINNINGS),
      fc.array(fc.constantFrom(...INLINE), { maxLength: 3 }),
      fc.constantFrom(0, 0, 0, 300),
      fc.constantFrom(...ENDS),
    )
    .map(([beginning, words, times, end]) => beginning + words.join('').repeat(times === 0 ? 1 : times) + end);

  it('are those of the whole text, however long its lines', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = lines.join('\n');
        const { children } = fromMarkdown(text, {
          extensions: [gfmTable()],
          mdastExtensions: [gfmTableFromMarkdown()],
        });
        assert.deepEqual(
          blocksOf(text).map(({ end }) => end),
          children.map(({ position }) => position!.end.offset),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('keep a rule, a row of a table and what ends a comment in a line of a thousand marks', () => {
    const long = 'word *a* '.repeat(200);
    const texts = ['_ '.repeat(1_000), `|${long}|b|\n|-|-|\n`, `<!-- ${long}-->\nafter\n`, `\`\`\`a ${long}\`\n`];
    assert.deepEqual(
      texts.map((text) => blocksOf(text).map(({ type }) => type)),
      [['other'], ['other'], ['other', 'paragraph'], ['paragraph']],
    );
  });
});
