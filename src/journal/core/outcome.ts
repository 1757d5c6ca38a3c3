/** What the decisions about an answer say: the text that the user chose, and the ones that were not chosen. */
import { applyEdits, type Edit } from '../../text/core/edits.ts';
import type { HunkRecord, JournalEntry } from './records.ts';

export interface Outcome {
  readonly original: string;
  /** The original with what was accepted or edited; what is not decided stands as it was. */
  readonly chosen: string;
  /** `chosen` with what was rejected in it; undefined when nothing was. */
  readonly refused: string | undefined;
  /** Tags of what was accepted or edited. */
  readonly tags: readonly string[];
}

/**
 * Undefined when nothing was decided. A correction that was merely shown, and one that was undone or not written, is no
 * decision. `hunks` may be part of the entry's.
 */
export function outcomeOf(original: string, hunks: readonly HunkRecord[]): Outcome | undefined {
  const taken = hunks.flatMap(editOf);
  const refused = hunks.filter((h) => h.state === 'rejected');
  if (taken.length === 0 && refused.length === 0) return undefined;
  const both = hunks.flatMap((h): Edit[] => (h.state === 'rejected' ? [h] : editOf(h)));
  const accepted = hunks.filter((h) => editOf(h).length > 0);
  return {
    original,
    chosen: applyEdits(original, taken),
    refused: refused.length === 0 ? undefined : applyEdits(original, both),
    tags: [...new Set(accepted.flatMap((h) => h.tags))],
  };
}

/** The text that stands where the hunk was, by the user's decision; nothing for a hunk that was not taken. */
function editOf({ state, start, end, replacement, text }: HunkRecord): Edit[] {
  if (state === 'accepted') return [{ start, end, replacement }];
  return state === 'edited' ? [{ start, end, replacement: text ?? replacement }] : [];
}

/** The whole text as the user has it now: with what was accepted or edited, or stood in it from the start. */
export function currentTextOf({ answer, hunks }: Pick<JournalEntry, 'answer' | 'hunks'>): string {
  return applyEdits(
    answer.original,
    hunks.flatMap((hunk) => (hunk.state === 'shown' ? [hunk] : editOf(hunk))),
  );
}
