/** What a second look at a file adds to the review that the first one made. */
import type { Hunk } from '../../align/core/types.ts';
import type { Review } from '../../review/core/review.ts';
import type { FileCheck } from './changes.ts';

export interface News {
  /** The changes to propose now. */
  readonly hunks: readonly Hunk[];
  /** Nobody has decided anything in the older review: the newer one takes its place. */
  readonly isReplaced: boolean;
}

/** What was decided stays, and is not proposed a second time; linked changes are new as a whole or not at all. */
export function news(older: Review | undefined, { hunks }: Pick<FileCheck, 'hunks'>): News {
  if (older === undefined) return { hunks, isReplaced: false };
  if (older.states.every((state) => state === 'pending' || state === 'stale')) return { hunks, isReplaced: true };
  const isKnown = ({ original, replacement }: Hunk) =>
    older.hunks.some((hunk) => hunk.original === original && hunk.replacement === replacement);
  const known = new Set(hunks.filter(isKnown).flatMap(({ group }) => group ?? []));
  return {
    hunks: hunks.filter((hunk) => !isKnown(hunk) && (hunk.group === undefined || !known.has(hunk.group))),
    isReplaced: false,
  };
}
