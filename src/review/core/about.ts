import type { SegmentFrame, Sensitivity } from '../../align/core/types.ts';

/** Where an answer comes from and what corrected it, for the journal. */
export interface About {
  /** The way by which it reached us: `selection`, `clipboard`, `participant`, … */
  readonly route: string;
  /** What the user had asked; empty when it is not known. */
  readonly question: string;
  readonly model: { readonly id: string; readonly sha256: string };
  readonly sensitivity: Sensitivity;
  /** The segments that were judged. */
  readonly segments?: readonly SegmentFrame[] | undefined;
}
