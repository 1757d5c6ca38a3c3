/** Follows what is typed, undone or redone in a text under review. */
import { applyEdits, type Edit } from '../../text/core/edits.ts';
import type { Span } from '../../align/core/types.ts';
import { shiftFinding } from './findings.ts';
import { refind } from './refind.ts';
import { correctionOf, isWritten, textAt, type HunkState, type Review } from './review.ts';

export interface Followed {
  readonly review: Review;
  /** The edits that are part of a hunk; of the others, what was inserted at the very start or end is not in the text. */
  readonly ofHunks: ReadonlySet<Edit>;
}

/**
 * The review after changes of its text that came at once: in order, apart, with offsets of the text before. Places move
 * with the text around them; text typed exactly at a place's start or end stays outside. A written hunk whose original
 * came back is `undone`, an undone one whose correction came back is written again (the document's own undo and redo), and
 * an open one whose text is gone is `stale` until it comes back. Editors write, undo and redo in pieces of their own
 * choice: the pieces that together make a hunk's other text are that hunk's.
 */
export function followAll(review: Review, edits: readonly Edit[]): Followed {
  const ofHunks = new Set<Edit>();
  const whole: Edit[] = [];
  review.spans.forEach((span, i) => {
    const other = otherText(review, i);
    if (!span || other === undefined) return;
    const pieces = piecesOf(review.text, span, edits, ofHunks, other);
    for (const piece of pieces) ofHunks.add(piece);
    if (pieces.length > 0) whole.push({ ...span, replacement: other });
  });
  const { length } = review.text;
  const rest = edits.filter((e) => !ofHunks.has(e) && !(e.start === e.end && (e.start === 0 || e.start === length)));
  const all = [...rest, ...whole].sort((a, b) => a.start - b.start || a.end - b.end);
  return { review: all.reduceRight(follow, review), ofHunks };
}

/** What a change that is a hunk's own makes of it: its original where it is written, else its correction. */
function otherText(review: Review, index: number): string | undefined {
  const state = review.states[index]!;
  const { original } = review.hunks[index]!;
  if (state === 'applying') return review.applying?.to === 'undone' ? original : correctionOf(review, index);
  if (isWritten(state)) return original;
  return state === 'undone' ? correctionOf(review, index) : undefined;
}

/** The edits within a span, with or without those at its very ends, that make `other` of it; none if they do not. */
function piecesOf(
  text: string,
  span: Span,
  edits: readonly Edit[],
  taken: ReadonlySet<Edit>,
  other: string,
): readonly Edit[] {
  const within = edits.filter((e) => !taken.has(e) && e.start >= span.start && e.end <= span.end);
  const atStart = within.filter((e) => e.end === span.start);
  const atEnd = within.filter((e) => e.start === span.end);
  for (const without of [[], atEnd, atStart, [...atStart, ...atEnd]]) {
    const pieces = within.filter((e) => !without.includes(e));
    const inSpan = pieces.map((e) => ({ ...e, start: e.start - span.start, end: e.end - span.start }));
    if (applyEdits(text.slice(span.start, span.end), inSpan) === other && pieces.length > 0) return pieces;
  }
  return [];
}

/** The review after one change of its text, wherever it is. */
export function follow(review: Review, given: Edit): Review {
  const change = isOfHunk(review, given) ? given : core(review.text, given);
  const text = review.text.slice(0, change.start) + change.replacement + review.text.slice(change.end);
  const claimed = claimant(review, change);
  const spans = review.spans.map((span, i) => span && shift(span, change, i, claimed));
  const findingSpans = review.findingSpans.map((span) => shiftFinding(span, change));
  return settle({ ...review, text, spans, findingSpans }, review.text);
}

/** After a change that takes more hunks than this, the others are not searched: typing must not wait for it. */
const MOST_SEARCHES = 40;

/** Every hunk's state as the text says; `before` is the text in which every hunk had its place. */
function settle(review: Review, before: string): Review {
  const spans = [...review.spans];
  let searches = MOST_SEARCHES;
  const states = review.states.map((state, i): HunkState => {
    if (state === 'applying' || state === 'rejected') return state;
    const { original } = review.hunks[i]!;
    const correction = correctionOf(review, i);
    let there = textAt(review, i);
    if (there !== original && there !== correction && searches-- > 0) {
      // What was written may stand with its original again, and the other way round; what is pending was never written.
      const isLost = there === undefined;
      const forms = isWritten(state) ? (isLost ? [true, false] : [true]) : state === 'undone' ? [false, true] : [false];
      const found = forms.map((form) => foundAgain(review, i, before, spans, form)).find((span) => span !== undefined);
      if (found !== undefined) {
        spans[i] = found;
        there = review.text.slice(found.start, found.end);
      }
    }
    if (isWritten(state)) return there === original && there !== correction ? 'undone' : state;
    if (there === original) return state === 'stale' ? 'pending' : state;
    if (state === 'undone' && there === correction) return review.edits[i] === undefined ? 'accepted' : 'edited';
    return 'stale';
  });
  return { ...review, states, spans };
}

/** The place of a hunk that a change took, when its lines stand once in the text, and did not stand twice before. */
function foundAgain(
  review: Review,
  index: number,
  before: string,
  spans: readonly (Span | null)[],
  withCorrection: boolean,
): Span | undefined {
  const place = refind(review, index, review.text, withCorrection);
  if (place.kind !== 'found' || refind(review, index, before, withCorrection).kind === 'ambiguous') return undefined;
  const { start, end } = place.span;
  const old = review.spans[index];
  // What is left of a place that was cut into tells where it is.
  if (old && (old.start > end || old.end < start)) return undefined;
  const taken = spans.some((s, i) => s !== null && i !== index && s.start < end && s.end > start);
  return taken ? undefined : place.span;
}

/** Whether the change replaces exactly one hunk's text, as writing, undoing and redoing it do. */
function isOfHunk({ spans }: Review, { start, end }: Edit): boolean {
  return spans.some((s) => s?.start === start && s.end === end);
}

/** The change without what it leaves as it is at its ends. */
function core(text: string, { start, end, replacement }: Edit): Edit {
  const most = Math.min(end - start, replacement.length);
  let head = 0;
  while (head < most && text[start + head] === replacement[head]) head++;
  let tail = 0;
  while (tail < most - head && text[end - 1 - tail] === replacement[replacement.length - 1 - tail]) tail++;
  return { start: start + head, end: end - tail, replacement: replacement.slice(head, replacement.length - tail) };
}

/** The hunk of no length whose text an insertion is: its correction or its original, written, undone or redone. */
function claimant(review: Review, { start, end, replacement }: Edit): number | undefined {
  if (start !== end || replacement === '') return undefined;
  const found = review.spans.findIndex((span, i) => {
    if (span?.start !== start || span.end !== start) return false;
    const state = review.states[i]!;
    if (state !== 'applying' && state !== 'undone' && !isWritten(state)) return false;
    return replacement === correctionOf(review, i) || replacement === review.hunks[i]!.original;
  });
  return found === -1 ? undefined : found;
}

function shift(span: Span, change: Edit, index: number, claimed: number | undefined): Span | null {
  const { start, end, replacement } = change;
  const by = replacement.length - (end - start);
  const exact = span.start === start && span.end === end;
  if (claimed === index || (exact && start !== end)) return { start, end: start + replacement.length };
  if (exact && claimed !== undefined && index < claimed) return span;
  if (end <= span.start) return { start: span.start + by, end: span.end + by };
  if (start >= span.end) return span;
  if (start >= span.start && end <= span.end) return { start: span.start, end: span.end + by };
  if (start <= span.start && end >= span.end) return null;
  return start > span.start
    ? { start: span.start, end: start }
    : { start: start + replacement.length, end: span.end + by };
}
