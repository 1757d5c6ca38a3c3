/** A review as the journal keeps it: states and texts, from which places are found again. */
import type { Hunk } from '../../align/core/types.ts';
import type { Decision, DecisionState, JournalEntry } from '../../journal/core/records.ts';
import { compose } from './compose.ts';
import { shiftOver } from './findings.ts';
import { isOpen, isWritten, newReview, type HunkState, type Review } from './review.ts';

/**
 * The review of a journal's entry, with its text as the decisions say that it must be; `applying` is as it was left, to
 * be settled with the document. Throws `review.hunks`.
 */
export function reviewOf({ answer, hunks }: JournalEntry): Review {
  const fresh = newReview(answer.original, hunks.map(withoutRecord), answer.findings);
  const states = hunks.map(({ state }): HunkState => (state === 'shown' ? 'accepted' : state));
  const edits = Object.fromEntries(hunks.flatMap(({ text }, i) => (text === undefined ? [] : [[i, text] as const])));
  const correction = (i: number) => edits[i] ?? fresh.hunks[i]!.replacement;
  const { text, spans } = compose(answer.original, fresh.hunks, (i) => isWritten(states[i]!), correction);
  const written = fresh.hunks.flatMap((h, i) => (isWritten(states[i]!) ? [{ ...h, replacement: correction(i) }] : []));
  const findingSpans = fresh.findings.map((finding) => shiftOver(finding, written));
  const indexes = states.flatMap((s, i) => (s === 'applying' ? [i] : []));
  const applying = indexes.length === 0 ? null : ({ indexes, to: 'accepted' } as const);
  return { ...fresh, states, text, spans, edits, applying, findingSpans };
}

function withoutRecord(record: JournalEntry['hunks'][number]): Hunk {
  const { start, end, original, replacement, category, tags, severity, reason, link, confidence, group } = record;
  return { start, end, original, replacement, category, tags, severity, reason, link, confidence, group };
}

/**
 * The steps that bring what is recorded to what is. One open state is as good as another: typing makes and unmakes `stale`
 * all the time, and it says nothing that the text does not say.
 */
export function stepsTo(review: Review, recorded: readonly DecisionState[]): Decision[] {
  return review.states.flatMap((to, hunk): Decision[] => {
    const from = recorded[hunk]!;
    if (from === to || from === 'shown' || (isOpen(to) && from !== 'applying' && isOpen(from))) return [];
    return [{ hunk, from, to, text: review.edits[hunk] }];
  });
}
