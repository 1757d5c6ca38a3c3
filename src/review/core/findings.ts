/** What was found and not corrected: where it stands, and what a chat is asked to do about it. */
import type { Finding } from '../../align/core/types.ts';
import type { FindingRecord } from '../../journal/core/records.ts';
import type { Edit } from '../../text/core/edits.ts';
import { markerFor } from '../../text/core/fences.ts';
import { placeAt } from '../../text/core/place.ts';
import type { Span } from '../../text/core/span.ts';
import type { Review } from './review.ts';
import { placedHunks } from './sides.ts';

/** Those that the reader is told of: certain, and nothing is proposed for them. A suspicion alone would be noise. */
export function toTell(findings: readonly Finding[]): readonly FindingRecord[] {
  return findings.flatMap(({ state, certainty, start, end, tag, severity, reason, link, source }): FindingRecord[] =>
    state === 'uncorrected' && certainty === 'certain'
      ? [{ start, end, tag, severity, reason, source, ...(link !== undefined && { link }) }]
      : [],
  );
}

export interface PlacedFinding {
  readonly index: number;
  readonly before: Span;
  readonly after: Span;
}

/** The findings whose text stands, with their places in the two sides of the review. */
export function placedFindings(review: Review): PlacedFinding[] {
  const hunks = placedHunks(review);
  return review.findingSpans.flatMap((span, index): PlacedFinding[] => {
    if (span === null || hunks.some(({ before }) => before.start < span.end && before.end > span.start)) return [];
    const last = hunks.findLast(({ before }) => before.end <= span.start);
    const by = last === undefined ? 0 : last.after.end - last.before.end;
    return [{ index, before: span, after: { start: span.start + by, end: span.end + by } }];
  });
}

/** Where a finding is after a change of the text; null when the change took some of it. */
export function shiftFinding(span: Span | null, { start, end, replacement }: Edit): Span | null {
  if (span === null || start >= span.end) return span;
  if (end > span.start) return null;
  const by = replacement.length - (end - start);
  return { start: span.start + by, end: span.end + by };
}

/** Where a finding is after hunks of its text were written; null when one of them took some of it. */
export function shiftOver(span: Span, written: readonly Edit[]): Span | null {
  return written
    .toSorted((a, b) => b.start - a.start)
    .reduce<Span | null>(shiftFinding, { start: span.start, end: span.end });
}

/** The finding as the rules of Don't Suggest Again see it: a change that changes nothing. */
export function asChange({ findings, original }: Review, index: number) {
  const { tag, start, end } = findings[index]!;
  const text = original.slice(start, end);
  return { tags: [tag], original: text, replacement: text };
}

/** Lines before and after the finding that a chat is given. */
const CONTEXT_LINES = 20;

/** What a chat is asked: the finding, its place, the code, and what must stay. Undefined when the place is lost. */
export function requestFor(review: Review, index: number, name: string, languageId: string): string | undefined {
  const span = review.findingSpans[index];
  const finding = review.findings[index];
  if (!span || finding === undefined) return undefined;
  const lines = review.text.split('\n');
  const [first, last] = [placeAt(review.text, span.start).line, placeAt(review.text, span.end).line];
  const code = lines.slice(Math.max(0, first - CONTEXT_LINES), last + 1 + CONTEXT_LINES).join('\n');
  const there = lines
    .slice(first, last + 1)
    .join('\n')
    .trim();
  const marker = markerFor(code);
  return [
    `Fix this one problem in ${name}: ${finding.reason} (${finding.tag})`,
    `It is here:\n${marker}${languageId}\n${there}\n${marker}`,
    'Change only what the fix needs. Keep all other code, names, signatures, comments and formatting as they are, and answer ' +
      'with the corrected code.',
    `The code around it:\n${marker}${languageId}\n${code}\n${marker}`,
  ].join('\n\n');
}
