import assert from 'node:assert/strict';
import fc from 'fast-check';
import { segment } from '../../../test/support/segments.ts';
import { Segmenter } from './segmenter.ts';
import type { Segment, Source } from './types.ts';

const MARKDOWN: Source = { kind: 'markdown' };
const CODE: Source = { kind: 'code', language: 'python', before: '', after: '' };
/** A token per four characters, and one per line ending. */
const count = (text: string): number => Math.ceil(text.length / 4) + (text.match(/\n/g)?.length ?? 0);
const split = (text: string, max = 512, source: Source = MARKDOWN): Segment[] => segment(text, source, count, max);
const texts = (text: string, max = 512, source: Source = MARKDOWN): string[] =>
  split(text, max, source).map((s) => s.text);

function check(text: string, segments: readonly Segment[]): void {
  let at = 0;
  for (const s of segments) {
    assert.ok(s.start >= at && s.end > s.start, 'ordered, apart, not empty');
    assert.equal(text.slice(at, s.start).trim(), '', 'only white space between');
    assert.equal(s.text, text.slice(s.start, s.end));
    assert.ok(!/^[\uDC00-\uDFFF]/.test(s.text) || !/[\uD800-\uDBFF]/.test(text.charAt(s.start - 1)), 'pair kept');
    at = s.end;
  }
  assert.equal(text.slice(at).trim(), '', 'nothing is left out');
}

/** Texts out of pieces that mean something in Markdown. */
const PIECES = [
  '\n', '\n\n', '\r\n', '\r', ' ', '    ', '\t', '- ', '1. ', '> ', '# ', '---', '===', '```', '```py', '````', '~~~', '`',
  'A word. ', 'Two more words! ', 'x = 1', 'def f():', '| a | b |', '|---|---|', '<div>', '<!--', '-->', '[a]: b', '**',
  '\u{1F600}', '\uD83D', '\uDE00', '\uFEFF', '\0', '\u3000', '  return x', '}', 'ab'.repeat(40),
]; // prettier-ignore
const markdown = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''));

describe('segment', () => {
  it('takes a block each, and prose with the fence that follows it', () => {
    const text =
      '# Title\n\nFirst.\n\nRun this:\n\n```py\nx = 1\n\ny = 2\n```\n\n- a\n- b\n\n| a | b |\n|---|---|\n| 1 | 2 |\n';
    assert.deepEqual(texts(text), [
      '# Title',
      'First.',
      'Run this:\n\n```py\nx = 1\n\ny = 2\n```',
      '- a\n- b',
      '| a | b |\n|---|---|\n| 1 | 2 |',
    ]);
    assert.equal(split(text)[2]?.language, 'python');
    assert.equal(split(text)[2]?.wrap, undefined);
  });

  it('splits a long fence at blank lines, and gives each part what it lacks', () => {
    const body = 'def a():\n    return 1\n\ndef b():\n    return 2\n\ndef c():\n    return 3\n';
    const parts = split('Here:\n\n~~~py\n' + body + '~~~\n', 22);
    assert.deepEqual(
      parts.map((p) => [p.text, p.wrap?.before, p.wrap?.after]),
      [
        ['Here:\n\n~~~py\ndef a():\n    return 1', '', '\n~~~'],
        ['def b():\n    return 2', '~~~py\n', '\n~~~'],
        ['def c():\n    return 3\n~~~', '~~~py\n', ''],
      ],
    );
    assert.ok(parts.every((p) => p.language === 'python' && p.unclosed === undefined));
  });

  it('closes an unclosed fence at the end, for the model alone', () => {
    const [only, ...rest] = split('```js\nlet x\n');
    assert.deepEqual(rest, []);
    assert.equal(only?.text, '```js\nlet x');
    assert.deepEqual(only.wrap, { before: '', after: '\n```' });
    assert.equal(only.unclosed, true);
  });

  it('takes room for what stands before a fence from its first part alone, however the text streams in', () => {
    const text = `A${'```py\n'.repeat(56)}Traceback (most recent call last):\n\nBefore:\n`;
    const tokens = (part: string) => Math.ceil(part.length / 4);
    const textsOf = (segments: readonly Segment[]) => segments.map((s) => s.text);
    const whole = textsOf(segment(text, MARKDOWN, tokens, 64));
    for (let at = 0; at < text.length; at += 3) {
      const segmenter = new Segmenter(MARKDOWN, tokens, 64);
      const pieces = [text.slice(0, at), text.slice(at)];
      const streamed: Segment[] = [...pieces.flatMap((piece) => segmenter.append(piece)), ...segmenter.finish()];
      assert.deepEqual(textsOf(streamed), whole, String(at));
    }
  });

  it('splits a long paragraph at sentences and a long list at items', () => {
    assert.deepEqual(texts('One two three four. Five six seven eight. Nine ten.', 8), [
      'One two three four.',
      'Five six seven eight.',
      'Nine ten.',
    ]);
    assert.deepEqual(texts('- one two three\n  more of it\n- four five six\n- seven eight nine\n', 10), [
      '- one two three\n  more of it',
      '- four five six',
      '- seven eight nine',
    ]);
  });

  it('leaves long prose to itself when it and its fence do not fit together', () => {
    assert.deepEqual(texts('A longer sentence stands before it.\n\n```\nx = 1234567\ny = 1234567\n```\n', 14), [
      'A longer sentence stands before it.',
      '```\nx = 1234567\ny = 1234567\n```',
    ]);
  });

  it('keeps code in a source file as it is, and fences it for the model', () => {
    const text = '    x = """\n```\n"""\n    y = 2\n';
    const [only] = split(text, 512, CODE);
    assert.equal(only?.text, '    x = """\n```\n"""\n    y = 2');
    assert.equal(only.kind, 'code');
    assert.deepEqual(only.wrap, { before: '````python\n', after: '\n````' });
  });

  it('knows CR LF and a byte order mark', () => {
    const text = '\uFEFF# A\r\n\r\nB:\r\n\r\n```py\r\nx\r\n```\r\n';
    assert.deepEqual(texts(text), ['# A', 'B:\r\n\r\n```py\r\nx\r\n```']);
    check(text, split(text));
  });

  it('covers every text, in order, by parts that fit', () => {
    fc.assert(
      fc.property(markdown, fc.constantFrom(16, 40, 512), fc.constantFrom(MARKDOWN, CODE), (text, max, source) => {
        check(text, segment(text, source, count, max));
      }),
      { numRuns: 1500 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => check(text, split(text, 16))),
      { numRuns: 300 },
    );
  });

  it('splits a text that streams in as it splits the whole', () => {
    fc.assert(
      fc.property(
        markdown,
        fc.array(fc.nat({ max: 40 }), { maxLength: 30 }),
        fc.constantFrom(16, 40, 512),
        fc.constantFrom(MARKDOWN, CODE),
        (text, cuts, max, source) => {
          const segmenter = new Segmenter(source, count, max);
          const got: Segment[] = [];
          let at = 0;
          for (const step of cuts) {
            got.push(...segmenter.append(text.slice(at, at + step)));
            const open = segmenter.open();
            if (open) assert.equal(open.text, text.slice(open.start, open.end));
            at += step;
          }
          got.push(...segmenter.append(text.slice(at)), ...segmenter.finish());
          assert.deepEqual(got, segment(text, source, count, max));
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('emits parts of a long fence and items of a long list before they end', () => {
    const segmenter = new Segmenter(MARKDOWN, count, 40);
    assert.deepEqual(segmenter.append('```py\n'), []);
    const parts = Array.from({ length: 20 }, (_, i) => segmenter.append(`value_${i} = 1\n\n`)).flat();
    assert.ok(parts.length >= 3);
    assert.equal(segmenter.open()?.wrap?.before, '```py\n');
    const list = new Segmenter(MARKDOWN, count, 40);
    assert.ok(Array.from({ length: 20 }, (_, i) => list.append(`- item ${i} of it\n`)).flat().length >= 2);
  });

  it('counts a few tokens for each character, also of texts made to be slow', function () {
    this.timeout(120_000);
    let counted = 0;
    const counting = (text: string) => {
      counted += text.length;
      return count(text);
    };
    const repeat = (unit: string): string => unit.repeat(Math.ceil(300_000 / unit.length));
    const growing = Array.from({ length: 900 }, (_, i) => `${'  '.repeat(i)}- a\n`).join('');
    const hostile = [
      '(',
      '`',
      '` ',
      '- [ ] x\n',
      '> ',
      '>',
      '- ',
      '1. ',
      '> a\nb\n',
      '[',
      '\n',
      '| a ',
      '* a\n\n',
      '#',
      '<!--',
      'a\n\n',
      '```\nx\n```\n',
    ];
    for (const text of [...hostile.map(repeat), growing, '```\n' + repeat('x\n'), repeat('a')]) {
      counted = 0;
      check(text, segment(text, MARKDOWN, counting, 512));
      const times = counted / text.length;
      assert.ok(times <= 3, `${JSON.stringify(text.slice(0, 20))} was counted ${times} times`);
    }
  });
});
