/** The top-level blocks of a Markdown text, by micromark, without its inline parsing (only block offsets are needed). */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { lineStart } from '../../text/core/lines.ts';

/** A block's lines: offsets of the first line's start and of the last line's end. */
export interface Block {
  readonly type: 'paragraph' | 'fence' | 'list' | 'other';
  readonly start: number;
  readonly end: number;
  /** Starts of the lines at which the items of a list begin. */
  readonly items: readonly number[];
}

/** Everything inside a line is left alone: offsets of blocks do not need it, and parts of it cost more than linear time. */
const BLOCKS_ONLY = {
  disable: {
    null: [
      'attention',
      'autolink',
      'characterEscape',
      'characterReference',
      'codeText',
      'definition',
      'hardBreakEscape',
      'htmlText',
      'labelEnd',
      'labelStartImage',
      'labelStartLink',
    ],
  },
};
const EXTENSIONS = [gfmTable(), BLOCKS_ONLY];
const FROM_TABLE = [gfmTableFromMarkdown()];

/** The blocks in order, with `base` added to their offsets. `text` begins at a line's start. */
export function blocksOf(text: string, base = 0): Block[] {
  const tree = fromMarkdown(shortened(flatten(text)), { extensions: EXTENSIONS, mdastExtensions: FROM_TABLE });
  return tree.children.map((node) => {
    const start = lineStart(text, node.position!.start.offset!);
    const end = node.position!.end.offset!;
    const items =
      node.type === 'list' ? node.children.map((i) => base + lineStart(text, i.position!.start.offset!)) : [];
    const fenced = node.type === 'code' && /^ {0,3}[`~]/.test(text.slice(start, start + 4));
    const type = fenced ? 'fence' : node.type === 'paragraph' || node.type === 'list' ? node.type : 'other';
    return { type, start: base + start, end: base + end, items };
  });
}

const LONG_LINE = 1_000;
/** Whatever begins something inside a line, or a word of a row that turns out to be none of a table. */
const INLINE = /[`*_[&!\\ \t]|\](?!\]?>)/g;

/**
 * The text with such characters of very long lines replaced by letters, of the same length: each costs the parser some tokens,
 * which are of no use here and fill its memory. A row of a table, a fence and a rule stay as they are.
 */
function shortened(text: string): string {
  return text.replace(/[^\r\n]{1001,}/g, (line) => {
    const [mark = ''] = line.slice(/^[ \t>]*/.exec(line)![0].length);
    const isRule = '-*_='.includes(mark) && line.replaceAll(mark, '').trim() === '';
    if (isRule || line.includes('|') || /^[ \t>]*(?:```|~~~)/.test(line)) return line;
    const words = line.trimEnd();
    return line.slice(0, LONG_LINE) + words.slice(LONG_LINE).replace(INLINE, 'x') + line.slice(words.length);
  });
}

const DEEPEST = 8;
const MARKER = /(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*/y;

/**
 * The text with everything from the ninth container marker of a line on replaced by letters, of the same length: parsing
 * takes more than linear time in the depth of nested quotes and lists, and nobody nests that deep in earnest.
 */
export function flatten(text: string): string {
  // A byte order mark at the very start would be dropped, and all offsets with it be wrong.
  return text.replaceAll('\uFEFF', 'x').replace(/^[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])[^\r\n]*/gm, (line) => {
    MARKER.lastIndex = line.length - line.trimStart().length;
    for (let depth = 0; depth < DEEPEST; depth++) if (!MARKER.test(line)) return line;
    const from = MARKER.lastIndex;
    return line.slice(0, from) + line.slice(from).replace(/[^\s]/g, 'x');
  });
}
