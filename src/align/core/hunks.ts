/** The one diff of the product: what was changed between two texts, in ranges that a person can decide about. */
import { diffArrays } from 'diff';
import { applyEdits } from '../../text/core/edits.ts';
import type { Edit } from '../../text/core/edits.ts';
import { codeRanges } from '../../text/core/fences.ts';
import type { CodeRange } from '../../text/core/fences.ts';
import { linesOf } from '../../text/core/lines.ts';

/** More changed lines or words than this are not compared any further, but shown as one change. */
const MOST_EDITS = 1500;

/**
 * The changes that make `corrected` out of `original`, in order, apart from each other: applied together they give
 * `corrected` exactly. Code changes by lines, narrowed to the words that differ at both ends: neighbouring changed lines
 * are one change. Prose changes by words; changes with hardly a word between them are one. No range splits a surrogate
 * pair or a CR LF. The time is bounded: texts with very many differences have one change.
 */
export function diffTexts(original: string, corrected: string, kind: 'markdown' | 'code'): Edit[] {
  if (original === corrected) return [];
  const code = kind === 'code' ? null : codeRanges(original);
  const edits: Edit[] = [];
  for (const block of changedLines(original, corrected)) {
    const isCode = code === null || inRanges(block.start, code);
    const a = original.slice(block.start, block.end);
    const changes =
      a === '' || block.replacement === '' ? [whole(a, block.replacement)] : refine(a, block.replacement, isCode);
    for (const change of changes) {
      edits.push({ ...change, start: change.start + block.start, end: change.end + block.start });
    }
  }
  return edits;
}

/** `original` with the accepted hunks (all of them by default) applied; hunks as an alignment of `original` has them. */
export function applyHunks<H extends Edit>(
  original: string,
  hunks: readonly H[],
  accepted: (hunk: H, index: number) => boolean = () => true,
): string {
  return applyEdits(original, hunks.filter(accepted));
}

const whole = (a: string, b: string): Edit => ({ start: 0, end: a.length, replacement: b });
const inRanges = (offset: number, ranges: readonly CodeRange[]): boolean =>
  ranges.some((range) => range.start <= offset && offset < range.end);

const lineTexts = (text: string): string[] => linesOf(text).map((line) => text.slice(line.start, line.next));

function changedLines(original: string, corrected: string): Edit[] {
  return editsOf(lineTexts(original), lineTexts(corrected));
}

/** Words, numbers with their points, runs of operators, emoji, runs of spaces, line endings, and single characters. */
const TOKEN =
  /\r\n|\p{N}+(?:[.,]\p{N}+)+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}\p{M}_]+|[=<>!&|+*/%^~?-]+|\p{Extended_Pictographic}(?:\uFE0F|\u200D\p{Extended_Pictographic})*|[^\S\r\n]+|./gsu;
const tokensOf = (text: string): string[] => text.match(TOKEN) ?? [];

function refine(a: string, b: string, isCode: boolean): Edit[] {
  const from = tokensOf(a);
  const to = tokensOf(b);
  if (isCode) return [narrow(from, to)];
  const edits = joinNear(a, editsOf(from, to));
  const kept = a.length - edits.reduce((length, edit) => length + edit.end - edit.start, 0);
  return kept < a.length / 4 ? [narrow(from, to)] : edits;
}

/** One edit, without the tokens that both texts have in common at their ends. */
function narrow(a: readonly string[], b: readonly string[]): Edit {
  const { head, tail } = commonEnds(a, b);
  const start = lengthOf(a, 0, head);
  return {
    start,
    end: start + lengthOf(a, head, a.length - tail),
    replacement: b.slice(head, b.length - tail).join(''),
  };
}

function commonEnds(a: readonly string[], b: readonly string[]): { head: number; tail: number } {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return { head, tail };
}

function lengthOf(tokens: readonly string[], from: number, to: number): number {
  let length = 0;
  for (let i = from; i < to; i++) length += tokens[i]!.length;
  return length;
}

/** Myers' difference of two token lists (by the diff package) as edits of the first one's text. */
function editsOf(a: readonly string[], b: readonly string[]): Edit[] {
  const { head, tail } = commonEnds(a, b);
  const from = a.slice(head, a.length - tail);
  const to = b.slice(head, b.length - tail);
  const changes =
    from.length === 0 || to.length === 0 ? undefined : diffArrays(from, to, { maxEditLength: MOST_EDITS });
  if (changes === undefined) return [narrow(a, b)];
  const edits: Edit[] = [];
  let at = lengthOf(a, 0, head);
  let open: { start: number; end: number; replacement: string } | null = null;
  for (const { added, removed, value } of changes) {
    const text = value.join('');
    if (!added && !removed) {
      if (open) edits.push(open);
      open = null;
      at += text.length;
      continue;
    }
    open ??= { start: at, end: at, replacement: '' };
    if (added) open.replacement += text;
    else open.end = at += text.length;
  }
  if (open) edits.push(open);
  return edits;
}

/** Joins edits that have at most one word between them. */
function joinNear(text: string, edits: readonly Edit[]): Edit[] {
  const joined: Edit[] = [];
  for (const edit of edits) {
    const last = joined.at(-1);
    const between = last ? text.slice(last.end, edit.start) : '';
    if (last && (between.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) <= 1 && !/[\r\n]/.test(between)) {
      joined[joined.length - 1] = {
        start: last.start,
        end: edit.end,
        replacement: last.replacement + between + edit.replacement,
      };
    } else joined.push(edit);
  }
  return joined;
}
