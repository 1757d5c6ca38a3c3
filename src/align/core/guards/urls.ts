/** Addresses change only where the tag says that a fix may change one (TLS may change a scheme, a dead link its target). */
import { countMatches, perChange, sameCounts, withChanges } from './guard.ts';

const URL = /\b(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.|mailto:)[^\s"'`<>()[\]{}\\|]+/gi;
const trimmed = (text: string) => text.replace(/[.,;:!?*_]+(?=$|\s)/gm, '');

export const urls = perChange('urls', (proposal, context) => {
  if (proposal.allows.has('url') || proposal.allows.has('link')) return false;
  const urlsOf = (text: string) => countMatches(trimmed(text), URL);
  return !sameCounts(urlsOf(context.text), urlsOf(withChanges(context, [proposal])));
});
