/** What is told of a segment's faults: those that evidence speaks of, and those that the model has mended on its own. */
import type { Evidence } from '../../evidence/core/types.ts';
import type { Catalogue } from './catalogue.ts';
import { describe } from './tags.ts';
import type { Finding, FindingState, Hunk } from './types.ts';

/** Evidence at its place in the whole original, with what became of it. */
export interface Seen {
  readonly evidence: Evidence;
  readonly state: FindingState;
}

/**
 * A change says what it mends: where certain evidence at its place is gone and the model named other tags alone, those of another
 * fault in the segment, the evidence's tags take their place.
 */
export function asSeen(hunks: readonly Hunk[], seen: readonly Seen[], catalogue: Catalogue): Hunk[] {
  const mended = seen.filter(({ evidence, state }) => state === 'corrected' && evidence.certainty === 'certain');
  return hunks.map((hunk) => {
    const here = mended.filter(({ evidence }) => evidence.start <= hunk.end && evidence.end >= hunk.start);
    const tags = [...new Set(here.map(({ evidence }) => evidence.tag))];
    if (tags.length === 0 || tags.some((tag) => hunk.tags.includes(tag))) return hunk;
    return { ...hunk, link: undefined, tags, ...describe(tags, catalogue) };
  });
}

/**
 * Certain evidence is always told, a suspicion only where the model named its tag (`tags`): else it is none. A tag of a
 * change without evidence is the model's own finding.
 */
export function findingsOf(
  seen: readonly Seen[],
  hunks: readonly Hunk[],
  tags: readonly string[],
  catalogue: Catalogue,
): Finding[] {
  const findings: Finding[] = seen
    .filter(
      ({ evidence, state }) => evidence.certainty === 'certain' || (state !== 'quoted' && tags.includes(evidence.tag)),
    )
    .map(({ evidence: { start, end, tag, reason, link, source, certainty }, state }) => {
      const { severity } = catalogue.entry(tag);
      return { start, end, tag, severity, reason, ...(link === undefined ? {} : { link }), source, certainty, state };
    });
  const told = new Set(findings.filter(({ state }) => state === 'corrected').map(({ tag }) => tag));
  for (const hunk of hunks) {
    for (const tag of hunk.tags) {
      if (told.has(tag)) continue;
      told.add(tag);
      const { severity, reason, link } = catalogue.entry(tag);
      findings.push({
        start: hunk.start,
        end: hunk.end,
        tag,
        severity,
        reason,
        ...(link === undefined ? {} : { link }),
        source: 'model',
        certainty: 'suspicion',
        state: 'corrected',
      });
    }
  }
  return findings.sort((a, b) => a.start - b.start || a.end - b.end);
}
