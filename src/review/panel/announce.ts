import type { PanelReview } from '../core/panel.ts';
import { openIn } from './state.ts';

/** What a screen reader says when a review has changed; undefined when nobody decided anything. */
export function announcement(before: PanelReview | undefined, after: PanelReview): string | undefined {
  const left = openIn(after).length;
  const rest = left === 0 ? 'none left' : `${left} left`;
  if (before === undefined) return `New correction of ${after.name}: ${left} ${left === 1 ? 'change' : 'changes'}`;
  const now = new Map<string, number>();
  for (const [i, { state }] of after.hunks.entries())
    if (state !== before.hunks[i]?.state && state !== 'applying' && state !== 'pending')
      now.set(state, (now.get(state) ?? 0) + 1);
  if (now.size === 0) return undefined;
  const what = [...now].map(([state, n]) => `${n} ${state === 'stale' ? 'out of date' : state}`).join(', ');
  return `${after.name}: ${what}, ${rest}`;
}
