/** Where the code of a chat's answer stands in a document that somebody put it into. */
import { codeRanges } from '../../text/core/fences.ts';
import type { Edit } from '../../text/core/edits.ts';
import { relocate } from './relocate.ts';

/**
 * The edits that bring a corrected answer into a document which holds its code: the whole answer where it stands, else
 * each changed fence where its code stands. Null when one of them stands nowhere, or at several places; nothing but code
 * can be brought over then.
 */
export function codePlaces(document: string, original: string, corrected: string): readonly Edit[] | null {
  if (original === corrected) return null;
  const whole = once(document, original.trim());
  if (whole !== null) return [{ ...whole, replacement: corrected.trim() }];
  const [before, after] = [codeRanges(original), codeRanges(corrected)];
  if (before.length !== after.length) return null;
  const edits: Edit[] = [];
  for (const [i, from] of before.entries()) {
    const code = original.slice(from.start, from.end);
    const replacement = corrected.slice(after[i]!.start, after[i]!.end);
    if (code === replacement) continue;
    // The last line's ending is the fence's, not the code's.
    const place = once(document, code.replace(/\n$/, ''));
    if (place === null) return null;
    edits.push({ ...place, replacement: replacement.replace(/\n$/, '') });
  }
  edits.sort((a, b) => a.start - b.start);
  const apart = edits.every((edit, i) => i === 0 || edits[i - 1]!.end <= edit.start);
  return edits.length > 0 && apart ? edits : null;
}

function once(document: string, text: string): { readonly start: number; readonly end: number } | null {
  if (text.trim() === '') return null;
  const place = relocate(document, text, { start: 0, end: 0 });
  return place.kind === 'moved' ? place.span : null;
}
