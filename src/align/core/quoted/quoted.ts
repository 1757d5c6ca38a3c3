/**
 * What of an answer is quoted: patches, output, sessions, code that its surroundings call bad, tests of a fault, and what an
 * analyser was told to let pass. It is not the answer's own advice and stays as it is, byte for byte.
 */
import { codeRanges } from '../../../text/core/fences.ts';
import type { CodeRange } from '../../../text/core/fences.ts';
import { linesOf } from '../../../text/core/lines.ts';
import type { Span } from '../../../text/core/span.ts';
import {
  isCalledBadAfterwards,
  isConsequence,
  isContrastedAfterwards,
  isCriticised,
  judgeSentence,
  judgeTitle,
} from './labels.ts';
import type { Judgement } from './labels.ts';
import { asksAboutFault, asksForFaults, isDemonstration, isOnRulePage } from './explained.ts';
import { blamedRanges } from './labelled.ts';
import { markedRanges } from './marked.ts';
import { frameRuns, outputReason, sessionRuns, traceRuns } from './output.ts';
import { diffRuns, isPatch, patchBlocks } from './patches.ts';
import type { QuotedSpan, QuoteReason } from './span.ts';
import { suppressedRanges } from './suppressed.ts';
import { badCells } from './tables.ts';
import { isAsked, squeezed } from './versions.ts';
import { wantedRanges } from './wanted.ts';

/**
 * The quoted ranges of a Markdown answer, in order, without overlap. It takes the whole answer: a heading, the sentence before
 * a fence and the one after it say what the code is, and the question whether it comes first. Offsets are UTF-16 units into `text`, whatever its line endings.
 */
export function quotedSpans(answer: string, question = ''): readonly QuotedSpan[] {
  const text = withoutLongLines(answer);
  const ranges = codeRanges(text);
  const spans = [
    ...patchBlocks(text),
    ...diffRuns(text),
    ...badInline(text, ranges),
    ...badCells(text),
    ...blockQuotes(text, ranges),
    ...traceRuns(text),
    ...frameRuns(text),
  ];
  const lastOf = new Map(ranges.map(({ language }, i) => [language, i]));
  const asked = squeezed(question);
  const wantsFaults = asksForFaults(question);
  let heading: { judgement: Judgement; at: number } | undefined;
  for (const [i, range] of ranges.entries()) {
    const from = i === 0 ? 0 : ranges[i - 1]!.end;
    const label = labelBefore(text, from, range.start);
    if (label.heading !== undefined) heading = { judgement: judgeTitle(label.heading), at: i };
    const code = text.slice(range.start, range.end);
    const hasMore = lastOf.get(range.language)! > i;
    const reason = wholeReason(
      code,
      range,
      label,
      heading?.at === i || label.sentence === '' ? heading?.judgement : undefined,
      () =>
        (i === 0 && asksAboutFault(question, ranges.length > 1)) ||
        wantsFaults ||
        isOnRulePage(pageBefore(text, range.start), label.heading ?? '', label.paragraph),
    );
    const [after = '', then = ''] = reason === undefined ? sentencesAfter(text, range.end) : [];
    if (reason !== undefined) spans.push({ start: range.start, end: range.end, reason });
    else if (
      isCalledBadAfterwards(after) ||
      isConsequence(titleAfter(text, range.end)) ||
      isAsked(code, range.language, asked) ||
      isContrastedAfterwards(`${after} ${then}`) ||
      (hasMore && judgeSentence(label.sentence) !== 'good' && isCriticised(`${after} ${then}`))
    )
      spans.push({ start: range.start, end: range.end, reason: 'called-bad' });
    else {
      const behind = text.slice(range.end, ranges[i + 1]?.start);
      const blamed = blamedRanges(code, range.language ?? '', behind).map(as('called-bad'));
      for (const span of [...quotedInCode(code, range.language ?? ''), ...blamed])
        spans.push({ ...span, start: span.start + range.start, end: span.end + range.start });
    }
  }
  return merged(spans);
}

/** How the answer begins, and so much before a place: to read all of it at each place would take time in its square. */
const OPENING = 400;
const PAGE = 6_000;

const pageBefore = (text: string, to: number): string =>
  to <= OPENING + PAGE ? text.slice(0, to) : `${text.slice(0, OPENING)}\n${text.slice(to - PAGE, to)}`;

/** A longer line is data or minified: nobody writes a note into it, and to look for one takes time in the square of it. */
const LONGEST_LINE = 2_000;
const LONG_LINE = new RegExp(`[^\\r\\n]{${LONGEST_LINE},}`, 'g');

/** The text with letters where its very long lines are, of the same length. */
const withoutLongLines = (text: string): string => text.replace(LONG_LINE, (line) => 'x'.repeat(line.length));

const as =
  (reason: QuoteReason) =>
  (span: Span): QuotedSpan => ({ ...span, reason });

/** The quoted ranges of a piece of code out of a file (or of a fence); offsets into it. */
export function quotedInCode(piece: string, language: string): readonly QuotedSpan[] {
  const code = withoutLongLines(piece);
  return merged([
    ...suppressedRanges(code, language).map(as('suppressed')),
    ...wantedRanges(code, language).map(as('test')),
    ...markedRanges(code, language).map(as('called-bad')),
    ...sessionRuns(code),
    ...patchBlocks(code),
  ]);
}

function wholeReason(
  code: string,
  { language }: CodeRange,
  label: Label,
  heading: Judgement | undefined,
  explainsRule: () => boolean,
): QuoteReason | undefined {
  if (isPatch(code, language)) return 'patch';
  const output = outputReason(code, language);
  if (output !== undefined) return output;
  if (/^(?:markdown|md|mdx)$/.test(language ?? '') && /^[ \t]*(?:`{3,}|~{3,})/m.test(code)) return 'quote';
  const said = label.sentence === '' ? 'neutral' : judgeSentence(label.sentence);
  const judgement = said === 'neutral' ? (heading ?? 'neutral') : said;
  if (judgement === 'bad' || isDemonstration(label.paragraph)) return 'called-bad';
  return judgement === 'neutral' && explainsRule() ? 'called-bad' : undefined;
}

interface Label {
  /** The last heading, or a line that is nothing but bold text, since the code before. */
  readonly heading: string | undefined;
  /** The last sentence of the paragraph right before the code; empty when there is none. */
  readonly sentence: string;
  /** Its last two sentences. */
  readonly paragraph: string;
}

/** What stands between the end of the code before and the code at `to`. */
function labelBefore(text: string, from: number, to: number): Label {
  const lines = linesOf(text, from, to).map(({ start, end }) => text.slice(start, end));
  // Without the fence's own line.
  lines.pop();
  let heading: string | undefined;
  let paragraph: string[] = [];
  let blank = false;
  for (const line of lines) {
    const said = line.replace(/^[ \t>]+/, '').trim();
    const title =
      /^#{1,6}\s+(.*?)\s*#*$|^<summary>(.*?)<\/summary>|^(?:[-*+]|\d+[.)])?\s*\*\*([^*]+)\*\*\s*:?$|^(?::::|!!!)\s*\w+\s+(.+)$/.exec(
        said,
      );
    if (title !== null) {
      heading = title[1] ?? title[2] ?? title[3] ?? title[4] ?? '';
      paragraph = [];
    } else if (said === '' || /^(?:`{3,}|~{3,})/.test(said)) blank = true;
    else {
      if (blank || /^(?:[-*+]|\d+[.)])\s/.test(said)) paragraph = [];
      blank = false;
      paragraph.push(said);
    }
  }
  const sentences = sentencesOf(paragraph.join(' '));
  return { heading, sentence: sentences.at(-1) ?? '', paragraph: sentences.slice(-2).join(' ') };
}

const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });

function sentencesOf(paragraph: string): string[] {
  return [...SENTENCES.segment(paragraph)]
    .map(({ segment }) => segment.trim())
    .filter((said) => /[\p{L}\p{N}\p{S}]/u.test(said));
}

/** The title that comes right after the fence that closes at `from`: a heading, or bold words that begin a line; else empty. */
function titleAfter(text: string, from: number): string {
  const rest = text
    .slice(from, from + 300)
    .replace(/^[ \t>]*(?:`{3,}|~{3,})[^\n]*(?:\n|$)/, '')
    .trimStart();
  const title = /^#{1,6}\s+([^\n]*)|^(?:\*\*|__)([^*\n]+?)(?:\*\*|__)|^\*([^*\n]+?:)\*/.exec(rest);
  return title?.[1] ?? title?.[2] ?? title?.[3] ?? '';
}

/** The first two sentences after the fence that closes at `from`. */
function sentencesAfter(text: string, from: number): readonly string[] {
  const rest = text
    .slice(from, from + 600)
    .replace(/^[ \t>]*(?:`{3,}|~{3,})[^\n]*(?:\n|$)/, '')
    .trimStart();
  if (/^(?:#|`{3}|~{3}|[-*+]\s|\|)/.test(rest)) return [];
  const said = SENTENCES.segment(rest.split(/\r?\n\s*\r?\n/)[0]!.replace(/\s+/g, ' '));
  return [...said].slice(0, 2).map(({ segment }) => segment.replace(/\*\*|__|`/g, '').trim());
}

/** Words before code in a sentence that say that it is the reader's, or bad. */
const INLINE =
  /(?:\b(?:you (?:have|wrote|use|used|posted)|the (?:line|call|expression|statement|condition|query|snippet)|your|instead of|rather than|avoid|never (?:use|write|call)|do not (?:use|write|call)|don['’]t (?:use|write|call)|replace|change|remove|drop)\s+|❌\s*)(`+)(?!`)([^\n]*?[^`\n])\1(?!`)/giu;

/** Code in a sentence that the words before it call bad or the reader's own. */
function badInline(text: string, ranges: readonly CodeRange[]): QuotedSpan[] {
  return [...text.matchAll(INLINE)].flatMap((match): QuotedSpan[] => {
    const end = match.index + match[0].length;
    const start = end - match[2]!.length - 2 * match[1]!.length;
    // A name alone is what the sentence is about, not code that somebody wrote.
    const isName = !/[\s(=[]/.test(match[2]!);
    return isName || ranges.some((range) => start >= range.start && end <= range.end)
      ? []
      : [{ start, end, reason: 'called-bad' }];
  });
}

/** A note of the answer itself is no quote; a quote holds code, or the line before says whose it is. */
const NOTE =
  /^(?:\[!|\*\*|__|\p{Extended_Pictographic}|(?:note|tip|warning|important|caution|hint|info|remember|heads up|caveat|hinweis|nota|remarque|注意)\b)/iu;

function blockQuotes(text: string, ranges: readonly CodeRange[]): QuotedSpan[] {
  const spans: QuotedSpan[] = [];
  const inFence = (at: number): boolean => {
    const range = ranges.find(({ start, end }) => at >= start && at < end);
    return range !== undefined && !/^ {0,3}>/.test(text.slice(lineStart(text, range.start - 1), range.start));
  };
  let start = -1;
  let end = -1;
  let isNote = false;
  let isNamed = false;
  const close = (): void => {
    const hasCode = (): boolean => /^[ >]*(?:`{3,}|~{3,})/m.test(text.slice(start, end));
    if (start >= 0 && !isNote && (isNamed || hasCode())) spans.push({ start, end, reason: 'quote' });
    start = -1;
  };
  let before = '';
  for (const line of linesOf(text)) {
    const said = text.slice(line.start, line.end);
    if (!/^ {0,3}>/.test(said) || inFence(line.start)) {
      close();
      if (said.trim() !== '') before = said;
      continue;
    }
    if (start < 0) {
      start = line.start;
      isNamed = /[:：]\W*$/.test(before);
      isNote = NOTE.test(said.replace(/^[ >]+/, ''));
    }
    end = line.end;
  }
  close();
  return spans;
}

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** In order; what overlaps becomes one range, with the reason of the one that begins first. */
function merged(spans: readonly QuotedSpan[]): QuotedSpan[] {
  const sorted = spans.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start || b.end - a.end);
  const out: QuotedSpan[] = [];
  for (const span of sorted) {
    const last = out.at(-1);
    if (last !== undefined && span.start < last.end)
      out[out.length - 1] = { ...last, end: Math.max(last.end, span.end) };
    else out.push(span);
  }
  return out;
}
