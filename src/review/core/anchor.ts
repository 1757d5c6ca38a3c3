/** Places a review in a whole document anew: after the document was changed while nobody watched. */
import { diffTexts } from '../../align/core/hunks.ts';
import type { Span } from '../../align/core/types.ts';
import { compose } from './compose.ts';
import { followAll } from './follow.ts';
import { refind } from './refind.ts';
import { relocate } from './relocate.ts';
import { correctionOf, isOpen, isWritten, stands, withoutFindings, type HunkState, type Review } from './review.ts';

export interface Anchored {
  readonly review: Review;
  /** Where `review.text` stands in the document. */
  readonly span: Span;
  /** Of `anchorBehind`: the text is still without what was decided. */
  readonly isBehind?: boolean;
}

/**
 * The review in `document`, having been at `span`: where its text still is; at the one other place where it is now; at
 * the same place with what was changed there; or hunk by hunk, each where its own lines stand once. Hunks that are not
 * found, or whose text stands several times, are stale, or stay as they were decided. `sole` says that the text stood once when it was corrected: only then is
 * a single find elsewhere certain to be it.
 */
export function anchor(review: Review, document: string, span: Span, sole: boolean): Anchored {
  const place = relocate(document, review.text, span);
  if (place.kind === 'here') return { review, span };
  if (place.kind === 'moved' && sole) return { review, span: place.span };
  if (place.kind !== 'gone') return lost(review, span.start);
  const near = changed(review, document, sole ? around(document, span) : span);
  const apart = sole && standing(near.review) < review.hunks.length ? hunkByHunk(review, document) : null;
  return apart !== null && standing(apart.review) > standing(near.review) ? apart : near;
}

/**
 * As `anchor`, of a review whose decisions come from another window with the same file: this document may be without them
 * until it is saved there and read anew here. That is no undo, and no redo: until the text stands as the decisions have it,
 * they stay, without a place.
 */
export function anchorBehind(review: Review, document: string, span: Span, sole: boolean): Anchored {
  const here = anchor(review, document, span, sole);
  if (here.review === review && !review.spans.includes(null)) return here;
  const whole = expected(review);
  const there = anchor(whole, document, span, sole);
  if (there.review === whole) return there;
  const isFlipped = (i: number) => isWritten(review.states[i]!) !== isWritten(here.review.states[i]!);
  const states = here.review.states.map((s, i): HunkState => {
    if (!isFlipped(i)) return s;
    return isWritten(review.states[i]!) ? review.states[i]! : 'stale';
  });
  const spans = here.review.spans.map((s, i) => (isFlipped(i) ? null : s));
  return { span: here.span, review: { ...here.review, states, spans }, isBehind: true };
}

/** Nobody can say where it is: every open hunk is stale until the user says it. */
function lost(review: Review, at: number): Anchored {
  const states = review.states.map((s): HunkState => (isOpen(s) ? 'stale' : s));
  const spans = review.spans.map(() => null);
  return { review: withoutFindings({ ...review, states, text: '', spans }), span: { start: at, end: at } };
}

const standing = (review: Review): number => review.hunks.filter((_, i) => stands(review, i)).length;

/** Lines before and after the last known place that are searched: a file seldom grows by more while it is closed. */
const NEAR_LINES = 300;

function around(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  for (let n = 0; n < NEAR_LINES && from > 0; n++) from = text.lastIndexOf('\n', from - 2) + 1;
  for (let n = 0; n < NEAR_LINES && to < text.length; n++) to = text.indexOf('\n', to) + 1 || text.length;
  return { start: from, end: to };
}

/** As if what is different had been typed: what the window has before and after the text stays outside. */
function changed(review: Review, document: string, window: Span): Anchored {
  const edits = diffTexts(review.text, document.slice(window.start, window.end), 'code');
  const first = edits[0];
  const last = edits.at(-1);
  const head = first?.end === 0 ? first.replacement.length : 0;
  const tail = last !== first && last?.start === review.text.length ? last.replacement.length : 0;
  const inside = edits.filter((e) => !(head > 0 && e === first) && !(tail > 0 && e === last));
  const span = { start: window.start + head, end: window.end - tail };
  return { span, review: followAll(review, inside).review };
}

function hunkByHunk(review: Review, document: string): Anchored | null {
  const found = review.hunks.map((_, i) => foundIn(review, i, document));
  const spans = found.flatMap((f) => (f === undefined ? [] : [f.span]));
  if (spans.length === 0 || overlap(spans)) return null;
  const all = { start: Math.min(...spans.map((s) => s.start)), end: Math.max(...spans.map((s) => s.end)) };
  const { start, end } = linesOf(document, all);
  return {
    span: { start, end },
    review: withoutFindings({
      ...review,
      text: document.slice(start, end),
      spans: found.map((f) => (f === undefined ? null : { start: f.span.start - start, end: f.span.end - start })),
      states: review.states.map((state, i) => stateOf(review, i, state, found[i])),
    }),
  };
}

interface FoundHunk {
  readonly span: Span;
  readonly corrected: boolean;
}

/** Where a hunk stands in the document: as its state has it, else the other way round. */
function foundIn(review: Review, index: number, document: string): FoundHunk | undefined {
  const state = review.states[index]!;
  const first = isWritten(state);
  for (const corrected of first || state === 'undone' || state === 'applying' ? [first, !first] : [false]) {
    if (corrected && correctionOf(review, index) === '') continue;
    const place = refind(review, index, document, corrected);
    if (place.kind === 'found') return { span: place.span, corrected };
    if (place.kind === 'ambiguous') return undefined;
  }
  return undefined;
}

function stateOf(review: Review, index: number, state: HunkState, found: FoundHunk | undefined): HunkState {
  if (state === 'rejected' || state === 'applying') return state;
  if (found === undefined) return isOpen(state) ? 'stale' : state;
  if (found.corrected) return review.edits[index] === undefined ? 'accepted' : 'edited';
  return isWritten(state) ? 'undone' : state === 'stale' ? 'pending' : state;
}

function overlap(spans: readonly Span[]): boolean {
  const sorted = spans.toSorted((a, b) => a.start - b.start || a.end - b.end);
  return sorted.some((s, i) => i > 0 && s.start < sorted[i - 1]!.end);
}

/**
 * Where the user may want a hunk to go whose place is lost: wherever the whole text stands, else wherever the hunk's own
 * lines do. Each comes with the review as it is when that place is chosen.
 */
export function candidates(review: Review, index: number, document: string): Anchored[] {
  const whole = expected(review);
  const wholes = placesOf(document, whole.text).map((span) => ({ span, review: whole }));
  if (wholes.length > 0) return wholes;
  const place = refind(review, index, document, false);
  const spans = place.kind === 'found' ? [place.span] : place.kind === 'ambiguous' ? place.spans : [];
  return spans.map((hunk): Anchored => {
    const span = linesOf(document, hunk);
    const own = { start: hunk.start - span.start, end: hunk.end - span.start };
    const states = review.states.map((s, i): HunkState => (isOpen(s) ? (i === index ? 'pending' : 'stale') : s));
    const text = document.slice(span.start, span.end);
    const spans = review.spans.map((_, i) => (i === index ? own : null));
    return { span, review: withoutFindings({ ...review, text, spans, states }) };
  });
}

/** The review with its text as its decisions say that it must be. */
function expected(review: Review): Review {
  const correction = (i: number) => correctionOf(review, i);
  const { text, spans } = compose(review.original, review.hunks, (i) => isWritten(review.states[i]!), correction);
  const states = review.states.map((s): HunkState => (s === 'stale' ? 'pending' : s));
  return withoutFindings({ ...review, text, spans, states });
}

function placesOf(text: string, wanted: string): Span[] {
  const found: Span[] = [];
  if (wanted === '') return found;
  for (let at = text.indexOf(wanted); at !== -1 && found.length < 20; at = text.indexOf(wanted, at + 1))
    found.push({ start: at, end: at + wanted.length });
  return found;
}

function linesOf(text: string, { start, end }: Span): Span {
  const lineEnd = text.indexOf('\n', end);
  return { start: text.lastIndexOf('\n', start - 1) + 1, end: lineEnd === -1 ? text.length : lineEnd + 1 };
}
