import type { PanelHunk, PanelReview } from '../core/panel.ts';

export type CategoryFilter = PanelHunk['category'] | 'all';

export interface PanelState {
  /** Undefined until the extension has told them. */
  readonly reviews: readonly PanelReview[] | undefined;
  readonly category: CategoryFilter;
  /** Keys of the hunks that were near the visible part once, and are filled. */
  readonly seen: ReadonlySet<string>;
  /** Key of the hunk whose words are being changed. */
  readonly editing: string | undefined;
  /** What a screen reader says now. */
  readonly announced: string;
  readonly failure: string | undefined;
}

export function keyOf(id: string, index: number): string {
  return `${id}/${index}`;
}

export function isOpen({ state }: PanelHunk): boolean {
  return state === 'pending' || state === 'undone' || state === 'stale' || state === 'applying';
}

export function openIn({ hunks }: PanelReview): PanelHunk[] {
  return hunks.filter(isOpen);
}

/** Whether anything of it is still to be looked at. */
export function isWaiting(review: PanelReview): boolean {
  return openIn(review).length + review.findings.length > 0;
}

/** The other open hunks that are decided with it. */
export function linkedTo(review: PanelReview, hunk: PanelHunk): number {
  if (hunk.group === undefined) return 0;
  return review.hunks.filter((h) => h !== hunk && h.group === hunk.group && isOpen(h) === isOpen(hunk)).length;
}
