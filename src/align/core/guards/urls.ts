/** Addresses change only where the tag says that a fix may change one (TLS may change a scheme, a dead link its target). */
import { anyAllows, countMatches, perGroup, sameCounts, withChanges } from './guard.ts';

const URL = /\b(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.|mailto:)[^\s"'`<>()[\]{}\\|]+/gi;
const trimmed = (text: string) => text.replace(/[.,;:!?*_]+(?=$|\s)/gm, '');

export const urls = perGroup('urls', (group, context) => {
  if (anyAllows(group, 'url', 'link')) return false;
  const urlsOf = (text: string) => countMatches(trimmed(text), URL);
  return !sameCounts(urlsOf(context.text), urlsOf(withChanges(context, group)));
});
