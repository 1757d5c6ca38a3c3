/** Which of a segment's tags belong to which of its changes, and what a change's tags say to the user. */
import { GENERIC } from './catalogue.ts';
import type { Allowance, Catalogue, CatalogueEntry } from './catalogue.ts';
import type { Hunk, Severity } from './types.ts';

/** What can be told of a change without knowing its tags. */
export interface Change {
  readonly original: string;
  readonly replacement: string;
  readonly inCode: boolean;
}

const WEIGHT: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 };
const NUMBERS = /\d+/g;
const IMPORT = /^\s*(?:import|from|use|using|#include)\b|\brequire\(/m;

/**
 * The tags of each change. Where several tags meet several changes: a tag for claims (honest) goes to prose and the
 * others to code, if the segment has both; and a change of nothing but numbers goes to the tags whose fix may change
 * one, if there are any. A change that would be left without a tag keeps all.
 */
export function assignTags(tags: readonly string[], changes: readonly Change[], catalogue: Catalogue): string[][] {
  if (tags.length < 2 || changes.length < 2) return changes.map(() => [...tags]);
  const mixed = changes.some(({ inCode }) => inCode) && changes.some(({ inCode }) => !inCode);
  return changes.map((change) => {
    const fits = (tag: string): boolean => {
      const { group, may } = catalogue.entry(tag);
      if (mixed && (group === 'honest') === change.inCode) return false;
      return !onlyNumbers(change) || may.includes('number');
    };
    const own = tags.filter(fits);
    return own.length > 0 && !IMPORT.test(change.replacement) ? own : [...tags];
  });
}

function onlyNumbers({ original, replacement }: Change): boolean {
  const bare = (text: string): string => text.replace(NUMBERS, '0');
  return original !== replacement && bare(original) === bare(replacement);
}

/** What the fixes of these tags may change. */
export function allowancesOf(tags: readonly string[], catalogue: Catalogue): Set<Allowance> {
  return new Set(tags.flatMap((tag) => catalogue.entry(tag).may));
}

/** What a change of these tags says to the user: the entry of the gravest of them. */
export function describe(
  tags: readonly string[],
  catalogue: Catalogue,
): Pick<Hunk, 'category' | 'severity' | 'reason' | 'link'> {
  let entry: CatalogueEntry = tags[0] === undefined ? GENERIC : catalogue.entry(tags[0]);
  for (const tag of tags) {
    const other = catalogue.entry(tag);
    if (WEIGHT[other.severity] > WEIGHT[entry.severity]) entry = other;
  }
  const { group: category, severity, reason, link } = entry;
  return { category, severity, reason, ...(link === undefined ? {} : { link }) };
}
