/** Finds a text again that is not where it was. */
import type { Span } from '../../align/core/types.ts';

export type Relocated =
  | { readonly kind: 'here' }
  | { readonly kind: 'moved'; readonly span: Span }
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'gone' };

/**
 * Where `expected` (not empty) stands in `text`, having been at `span` before: still there, at exactly one other place,
 * at several (then nobody can say which is meant), or nowhere. Overlapping finds count as several.
 */
export function relocate(text: string, expected: string, span: Span): Relocated {
  if (text.slice(span.start, span.end) === expected) return { kind: 'here' };
  if (expected === '') return { kind: 'gone' };
  const start = text.indexOf(expected);
  if (start === -1) return { kind: 'gone' };
  if (text.includes(expected, start + 1)) return { kind: 'ambiguous' };
  return { kind: 'moved', span: { start, end: start + expected.length } };
}
