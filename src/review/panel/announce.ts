import * as l10n from '@vscode/l10n';
import { changes } from '../core/describe.ts';
import type { PanelHunk, PanelReview } from '../core/panel.ts';
import { openIn } from './state.ts';

/** What a screen reader says when a review has changed; undefined when nobody decided anything. */
export function announcement(before: PanelReview | undefined, after: PanelReview): string | undefined {
  const left = openIn(after).length;
  if (before === undefined) return l10n.t('New correction of {0}: {1}', after.name, changes(left));
  const now = new Map<PanelHunk['state'], number>();
  for (const [i, { state }] of after.hunks.entries())
    if (state !== before.hunks[i]?.state && state !== 'applying' && state !== 'pending')
      now.set(state, (now.get(state) ?? 0) + 1);
  if (now.size === 0) return undefined;
  const what = [...now].map(([state, n]) => COUNTS[state]?.(n));
  return `${after.name}: ${[...what, l10n.t('{0} left', left)].join(', ')}`;
}

const COUNTS: Readonly<Partial<Record<PanelHunk['state'], (count: number) => string>>> = {
  accepted: (count) => l10n.t('{0} accepted', count),
  edited: (count) => l10n.t('{0} accepted as edited', count),
  rejected: (count) => l10n.t('{0} rejected', count),
  undone: (count) => l10n.t('{0} undone', count),
  stale: (count) => l10n.t('{0} out of date', count),
};
