/** What the journal keeps: an answer, its hunks, and what became of each of them. */
import type { Finding, Hunk, SegmentFrame, Sensitivity } from '../../align/core/types.ts';
import type { Eol } from '../../text/core/eol.ts';
import type { PlaceRange } from '../../text/core/place.ts';

/**
 * pending → applying → accepted or edited; pending → rejected. What was written and taken back is `undone`, what could not
 * be written because the text had changed is `stale`; both can be decided again. `shown`: the correction stood in the
 * answer from the start (policy `auto`), so that it says nothing about what the user prefers.
 */
export type DecisionState = 'pending' | 'applying' | 'accepted' | 'rejected' | 'edited' | 'undone' | 'stale' | 'shown';

/** States that still wait for the user; `applying` does too, until its write is confirmed. */
export const OPEN_STATES: readonly DecisionState[] = ['pending', 'applying', 'undone', 'stale'];

/** Where a correction goes, as it can be found again after a reload. */
export type StoredTarget =
  | { readonly kind: 'editor'; readonly uri: string; readonly range: PlaceRange }
  | { readonly kind: 'clipboard'; readonly text: string; readonly eol: Eol }
  | { readonly kind: 'elsewhere' };

/** What was found and not corrected. Offsets are UTF-16 into the text that was corrected. */
export type FindingRecord = Pick<Finding, 'start' | 'end' | 'tag' | 'severity' | 'reason' | 'link' | 'source'>;

/** One answer that was corrected. */
export interface AnswerRecord {
  /** A UUID, made by whoever records the answer. */
  readonly id: string;
  /** When it was corrected, in milliseconds since 1970. */
  readonly time: number;
  /** The way by which it reached us: `selection`, `clipboard`, `participant`, … */
  readonly route: string;
  /** URI of the workspace's file or first folder; empty without one. */
  readonly workspace: string;
  /** The document's name, for titles. */
  readonly name: string;
  /** In VS Code's ids. */
  readonly language: string;
  /** What the user had asked; empty when it is not known. */
  readonly question: string;
  /** The text that was corrected, as the hunks' offsets count it. */
  readonly original: string;
  readonly target: StoredTarget;
  readonly model: { readonly id: string; readonly sha256: string };
  readonly sensitivity: Sensitivity;
  /** The segments that were judged, in order; an answer of an earlier version has none. */
  readonly segments?: readonly SegmentFrame[] | undefined;
  readonly findings?: readonly FindingRecord[] | undefined;
}

/** A hunk and where its decision stands. */
export interface HunkRecord extends Hunk {
  readonly state: DecisionState;
  /** When it came into this state, in milliseconds since 1970. */
  readonly since: number;
  /** The text that was written instead of `replacement`: there only when the user edited it. */
  readonly text?: string | undefined;
  /** Orders what was written: hunks that were written by one edit have the same number. Undefined when nothing was. */
  readonly step?: number | undefined;
  /** `applying` by a window that is no longer there: it is to be reconciled with the document. */
  readonly abandoned?: boolean | undefined;
}

export interface JournalEntry {
  readonly answer: AnswerRecord;
  /** By index, as they were recorded. */
  readonly hunks: readonly HunkRecord[];
  /** The user put the review away without deciding all of it. */
  readonly dismissed: boolean;
}

/** A step of one hunk from a state to another. */
export interface Decision {
  /** Index of the hunk in its answer. */
  readonly hunk: number;
  readonly from: DecisionState;
  readonly to: DecisionState;
  /** The text that is written, when it differs from the hunk's replacement. */
  readonly text?: string | undefined;
}

/**
 * `taken`: every step was recorded. `conflict`: a hunk was not in the state that it was thought to be in (another window
 * was quicker), and nothing was recorded. `unknown`: the journal does not have this answer, or no such hunk.
 */
export type DecisionOutcome = 'taken' | 'conflict' | 'unknown';

/** Whether an entry waits for the user. */
export function isPending({ answer, dismissed, hunks }: JournalEntry): boolean {
  if (dismissed) return false;
  const onlyFound = hunks.length === 0 && answer.findings !== undefined && answer.findings.length > 0;
  return onlyFound || hunks.some((h) => OPEN_STATES.includes(h.state));
}

/** Whether the answer appeared corrected, so that there is nothing to decide about it. */
export function isShown({ hunks }: Pick<JournalEntry, 'hunks'>): boolean {
  return hunks.length > 0 && hunks.every((h) => h.state === 'shown');
}

/** Whether the hunk's text, or the user's edit of it, stands where the answer came from. */
export function isWritten(state: DecisionState): boolean {
  return state === 'accepted' || state === 'edited';
}

/** The user's own text of a hunk after a step. It stays with what was undone or not written, so that it can be used again. */
export function textAfter(
  before: Pick<HunkRecord, 'text'>,
  { to, text }: Pick<Decision, 'to' | 'text'>,
): string | undefined {
  if (to === 'applying') return text;
  return to === 'edited' || to === 'undone' || to === 'stale' ? (text ?? before.text) : undefined;
}
