/** Of what was found in the parts that were read: what touches a changed line, with what belongs to it. */
import type { Finding, Hunk } from '../../align/core/types.ts';
import type { Span } from '../../text/core/span.ts';

/** What is told of a text; offsets are into the whole text. */
export interface Told {
  readonly hunks: readonly Hunk[];
  readonly findings: readonly Finding[];
}

/** An insertion touches the lines that it stands between. */
export const touches = (changed: readonly Span[], { start, end }: Span): boolean =>
  changed.some((line) =>
    start === end ? start >= line.start && start <= line.end : start < line.end && end > line.start,
  );

/**
 * Findings in changed lines, changes of such lines, and the changes elsewhere that mend such a finding or are linked to such a
 * change: an import and its use are one.
 */
export function onlyTouching({ hunks, findings }: Told, changed: readonly Span[]): Told {
  const near = findings.filter((finding) => touches(changed, finding));
  const direct = hunks.filter((hunk) => touches(changed, hunk));
  const covered = new Set(direct.flatMap(({ tags }) => tags));
  const mending = new Set(near.filter(({ state }) => state === 'corrected').map(({ tag }) => tag));
  const wanted = hunks.filter(
    (hunk) => direct.includes(hunk) || hunk.tags.some((tag) => mending.has(tag) && !covered.has(tag)),
  );
  const groups = new Set(wanted.flatMap(({ group }) => group ?? []));
  const kept = hunks.filter((h) => wanted.includes(h) || (h.group !== undefined && groups.has(h.group)));
  return {
    hunks: kept,
    findings: findings.filter(
      (one) =>
        near.includes(one) ||
        (one.state === 'corrected' &&
          kept.some((h) => h.tags.includes(one.tag) && h.start <= one.end && h.end >= one.start)),
    ),
  };
}
