/** A hunk in words. */
import type { Hunk } from '../../align/core/types.ts';

/** One line: its tags and reason, as in `CWE-89: SQL built from input`. */
export function headline(hunk: Hunk): string {
  return hunk.tags.length === 0 ? hunk.reason : `${hunk.tags.join(', ')}: ${hunk.reason}`;
}

/** Category, severity and confidence, as in `harmless · error · 93 % sure`. */
export function details(hunk: Hunk): string {
  return `${hunk.category} · ${hunk.severity} · ${Math.round(hunk.confidence * 100)} % sure`;
}

/** `1 change`, `3 changes`. */
export function changes(count: number): string {
  return count === 1 ? '1 change' : `${count} changes`;
}
