/** What is left to review of a run that was shown partly corrected. */
import type { Hunk } from '../../align/core/types.ts';
import { compose } from '../../review/core/compose.ts';

/** The text as it was shown, and the hunks that are not in it yet, in their places there. */
export function late(
  original: string,
  hunks: readonly Hunk[],
  shown: readonly Hunk[],
): { readonly text: string; readonly hunks: readonly Hunk[] } {
  const places = new Set(shown.map((h) => h.start));
  const isShown = (index: number) => places.has(hunks[index]!.start);
  const { text, spans } = compose(original, hunks, isShown);
  const rest = hunks.flatMap((hunk, i) => (isShown(i) ? [] : [{ ...hunk, ...spans[i]! }]));
  return { text, hunks: rest };
}
