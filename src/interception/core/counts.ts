/** What was changed, in words. */
import * as l10n from '@vscode/l10n';
import { isUnchecked } from '../../align/core/skipped.ts';
import type { Category, Hunk } from '../../align/core/types.ts';
import { categoryName, changes } from '../../review/core/describe.ts';

const ORDER: readonly Category[] = ['harmless', 'helpful', 'honest'];

/** As in `2 changes: 1 Security, 1 Accuracy`. */
export function countChanges(hunks: readonly Hunk[]): string {
  const counts = ORDER.map((category) => ({ category, n: hunks.filter((h) => h.category === category).length }));
  const named = counts.filter(({ n }) => n > 0).map(({ category, n }) => `${n} ${categoryName(category)}`);
  return `${changes(hunks.length)}: ${named.join(', ')}`;
}

/** Why parts of an answer were not looked at; empty when all were. */
export function unchecked(
  segments: readonly { readonly verdict: string; readonly skipped?: string | undefined }[],
): string {
  const left = segments.filter(isUnchecked).length;
  return left === 0 ? '' : l10n.t('{0} of {1} parts could not be checked', left, segments.length);
}
