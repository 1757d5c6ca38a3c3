/** "Not again": rules by which corrections are not proposed any more, as they stand in the settings. */
import type { Hunk } from '../../align/core/types.ts';

export const SCOPES = ['here', 'language', 'everywhere'] as const;
export type Scope = (typeof SCOPES)[number];

export interface Place {
  readonly name: string;
  readonly languageId: string;
}

export type Change = Pick<Hunk, 'tags' | 'original' | 'replacement'>;

/** The rules that leave such hunks out from now on: one for each tag, or one for this very change. */
export function rulesFor(hunk: Change, place: Place, scope: Scope): string[] {
  if (scope === 'here') return [here(hunk, place)];
  return hunk.tags.map((tag) => (scope === 'everywhere' ? tag : `${tag} in ${place.languageId}`));
}

/** The scopes that can be said of a hunk: one without tags can only be left out where it is. */
export function scopesOf(hunk: Change): readonly Scope[] {
  return hunk.tags.length === 0 ? ['here'] : SCOPES;
}

/** Whether the rules leave a hunk out: all of its tags, or this very change. */
export function isLeftOut(rules: readonly string[], hunk: Change, place: Place): boolean {
  const has = (rule: string) => rules.includes(rule);
  if (has(here(hunk, place))) return true;
  return hunk.tags.length > 0 && hunk.tags.every((tag) => has(tag) || has(`${tag} in ${place.languageId}`));
}

function here({ tags, original, replacement }: Change, { name }: Place): string {
  const what = tags.length === 0 ? 'change' : tags.join('+');
  return `${what} at ${name}#${fingerprint(`${original}\0${replacement}`)}`;
}

/** FNV-1a over UTF-16 units, as 8 hex digits: tells changes of one file apart, and guards nothing. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
