/** What is left to review of a run that was shown partly corrected. */
import type { Alignment, Hunk, SegmentResult } from '../../align/core/types.ts';
import { compose } from '../../review/core/compose.ts';

/** The text as it was shown, the hunks that are not in it yet, and all segments, in their places there. */
export function late(
  original: string,
  { hunks, segments }: Pick<Alignment, 'hunks' | 'segments'>,
  shown: readonly Hunk[],
): { readonly text: string; readonly hunks: readonly Hunk[]; readonly segments: readonly SegmentResult[] } {
  const places = new Set(shown.map((h) => h.start));
  const isShown = (index: number) => places.has(hunks[index]!.start);
  const { text, spans } = compose(original, hunks, isShown);
  const rest = hunks.flatMap((hunk, i) => (isShown(i) ? [] : [{ ...hunk, ...spans[i]! }]));
  const grown = (before: (hunk: Hunk) => boolean) =>
    shown.filter(before).reduce((sum, h) => sum + h.replacement.length - h.original.length, 0);
  const moved = segments.map((segment): SegmentResult => ({
    ...segment,
    start: segment.start + grown((h) => h.end <= segment.start && h.start < segment.start),
    end: segment.end + grown((h) => h.end <= segment.end),
  }));
  return { text, hunks: rest, segments: moved };
}
