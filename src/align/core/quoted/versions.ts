/**
 * Code that the answer itself changes further on: what a block shows first, and a later one, a patch or the words after it show
 * in another way, is there to be compared. No word has to call it bad, and so this holds in every natural language.
 */
import type { CodeRange } from '../../../text/core/fences.ts';
import { linesOf, type Line } from '../../../text/core/lines.ts';
import type { Span } from '../../../text/core/span.ts';
import { tokensOf } from '../code/tokens.ts';

/** How many blocks further on a changed version is looked for. */
const FARTHEST = 6;
/** Of the words of a block, or of a short one, this part comes back in its changed version. */
const KEPT_WORDS = 0.5;
const KEPT_WORDS_SHORT = 0.4;
/** Words of a short block. */
const SHORT = 10;
/** At least so many words of some length come back. */
const LEAST_KEPT = 2;
const LONG_WORD = 3;
/** A version that only adds lines adds few: otherwise the first block is a beginning that the later one goes on with. */
const MOST_ADDED = 4;
/** Words after a block are read up to the next block, and no farther than this. */
const PROSE = 700;

interface Block {
  readonly range: CodeRange;
  readonly rows: readonly Row[];
  readonly words: ReadonlySet<string>;
  /** What it declares: two functions of one file are no versions of each other. */
  readonly declared: readonly string[];
}

interface Row {
  readonly line: Line;
  /** Without a comment and without spaces; empty for a blank line or a bracket. */
  readonly said: string;
}

/** The lines of code blocks (offsets into the text) of which a later place has another version. */
export function olderVersions(text: string, ranges: readonly CodeRange[]): Span[] {
  if (ranges.length === 0) return [];
  const blocks = ranges.map((range) => blockOf(text, range));
  return blocks.flatMap((block, i) => {
    const later = blocks.slice(i + 1, i + 1 + FARTHEST);
    const newer = later.find((other) => isVersion(block, other));
    const replaced = new Set(
      later.flatMap(({ range }) => removedBy(text.slice(range.start, range.end), range.language)),
    );
    const prose = text.slice(block.range.end, Math.min(later[0]?.range.start ?? text.length, block.range.end + PROSE));
    return [
      ...(newer === undefined ? [] : changedRows(block, newer)),
      ...block.rows.filter(
        ({ said }) =>
          replaced.has(said) || isChangedInProse(said, squeezed(text.slice(block.range.start, block.range.end)), prose),
      ),
    ].map(({ line }) => ({ start: line.start, end: line.end }));
  });
}

function blockOf(text: string, range: CodeRange): Block {
  const code = text.slice(range.start, range.end);
  const tokens = tokensOf(code, range.language ?? '');
  const comments = tokens.filter(({ kind }) => kind === 'comment');
  const bare = comments.reduceRight(
    (rest, { start, end }) => rest.slice(0, start) + rest.slice(start, end).replaceAll(/[^\n]/g, ' ') + rest.slice(end),
    code,
  );
  return {
    range,
    rows: linesOf(text, range.start, range.end).map((line) => ({
      line,
      said: squeezed(bare.slice(line.start - range.start, line.end - range.start)),
    })),
    words: wordsOf(bare),
    declared: [...bare.matchAll(DECLARES)].map((match) => match[1]!),
  };
}

const DECLARES =
  /\b(?:def|function|func|fn|fun|class|interface|struct|sub|(?:public|private|protected|internal|static|async)\s+(?:[\w<>[\],?.]+\s+)+?)\s*\*?\s*([A-Za-z_]\w*)\s*[({:]/g;

const squeezed = (line: string): string => (/\w/.test(line) ? line.replaceAll(/\s+/g, '') : '');

const wordsOf = (code: string): ReadonlySet<string> => new Set(code.match(/[\p{L}_][\p{L}\p{N}_]*|\d+/gu));

const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): readonly string[] =>
  [...a].filter((word) => b.has(word));

const isEnough = (words: readonly string[]): boolean =>
  words.filter(({ length }) => length >= LONG_WORD).length >= LEAST_KEPT;

function isVersion(older: Block, newer: Block): boolean {
  const [one, other] = [older.range.language, newer.range.language];
  if (one !== undefined && other !== undefined && one !== other) return false;
  if (older.words.size === 0 || isOfOtherName(older.declared, newer.declared)) return false;
  const kept = shared(older.words, newer.words);
  const least = older.words.size <= SHORT ? KEPT_WORDS_SHORT : KEPT_WORDS;
  return isEnough(kept) && kept.length >= older.words.size * least;
}

/** Whether both declare something, and none of it goes by a similar name: `load` and `load_safely` do. */
function isOfOtherName(older: readonly string[], newer: readonly string[]): boolean {
  const bare = (name: string) => name.toLowerCase().replaceAll('_', '');
  const isAlike = (a: string, b: string) => bare(a).includes(bare(b)) || bare(b).includes(bare(a));
  return older.length > 0 && newer.length > 0 && !older.some((a) => newer.some((b) => isAlike(a, b)));
}

/** The rows that the newer one lacks; all, where it only adds a few between them. */
function changedRows(older: Block, newer: Block): readonly Row[] {
  const kept = new Set(newer.rows.map(({ said }) => said));
  const rows = older.rows.filter(({ said }) => said !== '');
  const changed = rows.filter(({ said }) => !kept.has(said));
  if (changed.length > 0) return changed;
  const added = newer.rows.filter(({ said }) => said !== '').length - rows.length;
  return older.range.language !== undefined && added > 0 && added <= MOST_ADDED ? rows : [];
}

/** The lines that a diff takes away. */
const removedBy = (code: string, language: string | undefined): readonly string[] =>
  language === 'diff' || language === 'patch'
    ? code
        .split('\n')
        .flatMap((line) => (/^-(?!--)/.test(line) && squeezed(line) !== '' ? [squeezed(line.slice(1))] : []))
    : [];

const INLINE_CODE = /(`+)(?!`)([^\n]*?[^`\n])\1(?!`)/g;

/** Whether the words after the block give this line in another form. */
function isChangedInProse(said: string, block: string, prose: string): boolean {
  if (said === '') return false;
  const own = wordsOf(said);
  return [...prose.matchAll(INLINE_CODE)].some(({ 2: code = '' }) => {
    const words = wordsOf(code);
    const kept = shared(words, own);
    const isAlike = isEnough(kept) && kept.length * 2 >= Math.max(words.size, own.size);
    return isAlike && words.size > kept.length && !block.includes(squeezed(code));
  });
}
