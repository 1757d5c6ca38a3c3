/**
 * Code that the answer itself changes further on: what a block shows first, and a later one, a patch or the words after it show
 * in another way, is there to be compared. No word has to call it bad, and so this holds in every natural language.
 */
import { codeRanges, type CodeRange } from '../../../text/core/fences.ts';
import { linesOf, type Line } from '../../../text/core/lines.ts';
import { overlaps, type Span } from '../../../text/core/span.ts';
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
  /** What its rows say; without the empty ones. */
  readonly said: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  /** What it declares: two functions of one file are no versions of each other. */
  readonly declared: readonly string[];
}

interface Row {
  readonly line: Line;
  /** Without a comment and without spaces; empty for a blank line or a bracket. */
  readonly said: string;
  /** With the row before it that says something: a line that has moved is not the same. */
  readonly placed: string;
  readonly words: ReadonlySet<string>;
}

/** A fault at a place of the answer. */
export interface Seen extends Span {
  readonly tags: readonly string[];
}

/**
 * A test of faults: whether the answer has the code of one in another form further on, and without it. Where the newer version has
 * a fault of that tag, too, both are the answer's advice.
 */
export function replacedIn(text: string, seen: readonly Seen[]): (one: Seen) => boolean {
  const older = olderVersions(text);
  const isIn = (block: Span, tags: readonly string[]) =>
    seen.some((other) => overlaps(block, other) && other.tags.some((tag) => tags.includes(tag)));
  return (one) =>
    older.some(
      (line) => overlaps(line, one) && (line.newer.length === 0 || line.newer.some((block) => !isIn(block, one.tags))),
    );
}

/** A line (offsets into the answer) that the answer has in another form further on. */
export interface OlderVersion extends Span {
  /** The blocks with another version of it; empty where a patch or words give the other form. */
  readonly newer: readonly Span[];
}

/** The lines of an answer's code of which a later place has another version. */
export function olderVersions(text: string): OlderVersion[] {
  const blocks = codeRanges(text).map((range) => blockOf(text, range));
  return blocks.flatMap((block, i) => {
    const later = blocks.slice(i + 1, i + 1 + FARTHEST);
    const versions = later
      .filter((other) => isVersion(block, other))
      .map((other) => ({ range: other.range, kept: keptRows(block, other) }));
    const replaced = new Set(
      later.flatMap(({ range }) => removedBy(text.slice(range.start, range.end), range.language)),
    );
    const code = squeezed(text.slice(block.range.start, block.range.end));
    const forms = formsIn(proseAfter(text, block, later), code);
    return block.rows.flatMap((row): OlderVersion[] => {
      const { start, end } = row.line;
      if (row.said === '') return [];
      if (replaced.has(row.said) || isAmong(forms, row)) return [{ start, end, newer: [] }];
      const newer = versions.filter(({ kept }) => !kept.has(row.placed)).map(({ range }) => range);
      return newer.length === 0 ? [] : [{ start, end, newer }];
    });
  });
}

/** The words after a block, up to the next code of its language. */
function proseAfter(text: string, { range }: Block, later: readonly Block[]): string {
  const next = later.find(({ range: { language } }) => language === range.language)?.range.start ?? text.length;
  const between = later.filter(({ range: { start } }) => start < next);
  const end = Math.min(next, range.end + PROSE);
  const cuts = between.map(({ range: code }) => code);
  return [range, ...cuts].map((code, i) => text.slice(code.end, Math.min(cuts[i]?.start ?? end, end))).join('\n');
}

function blockOf(text: string, range: CodeRange): Block {
  const code = text.slice(range.start, range.end);
  const bare = withoutComments(code, range.language ?? '');
  let before = '';
  const rows = linesOf(text, range.start, range.end).map((line) => {
    const row = bare.slice(line.start - range.start, line.end - range.start);
    const said = squeezed(row);
    const placed = `${before}\n${said}`;
    if (said !== '') before = said;
    return { line, said, placed, words: wordsOf(row) };
  });
  return {
    range,
    rows,
    said: new Set(rows.map(({ said }) => said).filter((said) => said !== '')),
    words: wordsOf(bare),
    declared: [...bare.matchAll(DECLARES)].map((match) => match[1]!),
  };
}

/** The code with spaces where its comments are. */
function withoutComments(code: string, language: string): string {
  const comments = tokensOf(code, language).filter(({ kind }) => kind === 'comment');
  const pieces = comments.map(({ start, text }, i) => [
    code.slice(i === 0 ? 0 : comments[i - 1]!.end, start),
    text.replaceAll(/[^\n]/g, ' '),
  ]);
  return [...pieces.flat(), code.slice(comments.at(-1)?.end ?? 0)].join('');
}

const DECLARES =
  /\b(?:def|function|func|fn|fun|class|interface|struct|sub|(?:public|private|protected|internal|static|async)\s+(?:[\w<>[\],?.]+\s+){1,4}?)\s*\*?\s*([A-Za-z_]\w*)\s*[({:]/g;

/** Without spaces; empty where there is no word. */
export const squeezed = (line: string): string => (/\w/.test(line) ? line.replaceAll(/\s+/g, '') : '');

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

/** What rows the newer one has, too, as they are and where they are; none where it only adds a few to those of the older one. */
function keptRows(older: Block, newer: Block): ReadonlySet<string> {
  const added = newer.said.size - older.said.size;
  const onlyAdds =
    older.range.language !== undefined &&
    added > 0 &&
    added <= MOST_ADDED &&
    [...older.said].every((row) => newer.said.has(row));
  return onlyAdds ? new Set() : new Set(newer.rows.map(({ placed }) => placed));
}

/** The lines that a patch takes away: those of a diff with a minus, or what an edit looks for. */
function removedBy(code: string, language: string | undefined): readonly string[] {
  const isDiff = language === 'diff' || language === 'patch';
  const sought = /(?:^|\n)(?:<{5,} SEARCH|old_str(?:ing)?:)[^\n]*\n([\s\S]*?)\n(?:={5,}|new_str(?:ing)?:)/.exec(
    code,
  )?.[1];
  const lines = isDiff
    ? code.split('\n').flatMap((line) => (/^-(?!--)/.test(line) ? [line.slice(1)] : []))
    : (sought?.split('\n') ?? []);
  return lines.map(squeezed).filter((said) => said !== '');
}

/** Shorter code is in many a question by chance. */
const LEAST_ASKED = 12;

/** Whether the code, but for its comments, is what the question shows; that comes squeezed. */
export function isAsked(code: string, language: string | undefined, asked: string): boolean {
  if (asked === '') return false;
  const rows = withoutComments(code, language ?? '')
    .split('\n')
    .map(squeezed);
  return rows.join('').length >= LEAST_ASKED && rows.every((row) => asked.includes(row));
}

const INLINE_CODE = /(`+)(?!`)([^\n]*?[^`\n])\1(?!`)/g;

interface Form {
  /** Without spaces. */
  readonly said: string;
  readonly words: ReadonlySet<string>;
}

/** The pieces of code in the words after a block that are not out of the block. */
function formsIn(prose: string, block: string): readonly Form[] {
  return [...prose.matchAll(INLINE_CODE)]
    .map((match) => ({ said: squeezed(match[2] ?? ''), words: wordsOf(match[2] ?? '') }))
    .filter(({ said, words }) => (words.size > 1 || /[(:=]/.test(said)) && !block.includes(said));
}

/** A shorter beginning is that of other lines, too. */
const LEAST_HEAD = 5;

/** Whether one of them is the line in another form: of the same words, or of the same beginning. */
function isAmong(forms: readonly Form[], { said, words }: Row): boolean {
  const head = headOf(said);
  return forms.some((form) => {
    if (head.length >= LEAST_HEAD && form.said.startsWith(head)) return true;
    const kept = shared(form.words, words);
    const isLike = isEnough(kept) && kept.length * 2 >= Math.max(form.words.size, words.size);
    // One that has no other word is mostly what the sentence speaks of, such as a function's name.
    const isOther =
      form.words.size > kept.length || (/[=!]=/.test(form.said) && form.said.startsWith(said.slice(0, LEAST_HEAD)));
    return isLike && isOther;
  });
}

/** What a line sets, or all of a line that something can be put into: `except` of `except:`. */
const headOf = (said: string): string => /^[\w.$]+(?::[\w<>[\]|]+)?=(?!=)|^\w+(?=:$)/.exec(said)?.[0] ?? '';
