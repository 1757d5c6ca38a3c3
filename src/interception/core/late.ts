/** What is left to review of a run that was shown partly corrected. */
import type { Alignment, Finding, Hunk, SegmentResult } from '../../align/core/types.ts';
import { compose } from '../../review/core/compose.ts';
import { shiftOver } from '../../review/core/findings.ts';

/** The text as it was shown, the hunks that are not in it yet, all segments and the findings that stand, in their places there. */
export function late(
  original: string,
  { hunks, segments, findings }: Pick<Alignment, 'hunks' | 'segments' | 'findings'>,
  shown: readonly Hunk[],
): { readonly text: string } & Pick<Alignment, 'hunks' | 'segments' | 'findings'> {
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
  const standing = findings.flatMap((finding): Finding[] => {
    const span = shiftOver(finding, shown);
    return span === null ? [] : [{ ...finding, ...span }];
  });
  return { text, hunks: rest, segments: moved, findings: standing };
}
