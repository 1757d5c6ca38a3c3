/** What is reported of a text: each fault once, with its correction where there is one. */
import type { Severity } from '../../align/core/types.ts';
import type { Edit } from '../../text/core/edits.ts';
import { placeAt, type Place } from '../../text/core/place.ts';
import type { Span } from '../../text/core/span.ts';
import { touches, type Told } from './touch.ts';
import { openFindings } from './verified.ts';

/** Offsets are UTF-16 units of the whole text; places are counted from 0. */
export interface Problem extends Span {
  readonly from: Place;
  readonly to: Place;
  readonly tags: readonly string[];
  readonly severity: Severity;
  readonly reason: string;
  readonly link: string | undefined;
  /** `model`, or the analysers that saw it. */
  readonly sources: readonly string[];
  /** The correction: in order and apart. Undefined where there is none. */
  readonly edits: readonly Edit[] | undefined;
}

export interface Reported extends Told {
  readonly text: string;
  readonly changed: readonly Span[];
}

/** In the order of the text. Changes that are linked are one problem, at the first of them in a changed line. */
export function problemsOf({ text, changed, hunks, findings }: Reported): Problem[] {
  const placed = ({ start, end }: Span) => ({ start, end, from: placeAt(text, start), to: placeAt(text, end) });
  const groups = new Map<number | string, typeof hunks>();
  for (const [i, hunk] of hunks.entries()) {
    const key = hunk.group ?? `${i}`;
    groups.set(key, [...(groups.get(key) ?? []), hunk]);
  }
  const corrected = [...groups.values()].map((group): Problem => {
    const main = group.find((hunk) => touches(changed, hunk)) ?? group[0]!;
    const edits = group.toSorted((a, b) => a.start - b.start);
    const mended = findings.filter(({ state }) => state === 'corrected');
    // What was seen at this very place says more than the tags of the whole segment.
    const near = mended.filter((one) => group.some(({ start, end }) => one.start <= end && one.end >= start));
    const named = group.flatMap((hunk) => hunk.tags);
    const seen = near.length > 0 ? near : mended.filter(({ tag }) => named.includes(tag));
    const { severity, reason, link } = near[0] ?? main;
    const tags = [...new Set(near.length > 0 ? near.map(({ tag }) => tag) : named)];
    return {
      ...placed(main),
      tags,
      severity,
      reason,
      link,
      sources: [...new Set(seen.map(({ source }) => source))],
      edits,
    };
  });
  const open = openFindings(findings).map((finding): Problem => {
    const { tag, severity, reason, link, source } = finding;
    return { ...placed(finding), tags: [tag], severity, reason, link, sources: [source], edits: undefined };
  });
  return [...corrected, ...open].sort((a, b) => a.start - b.start || a.end - b.end);
}
