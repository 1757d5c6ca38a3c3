/** A review as the panel shows it. */
import * as l10n from '@vscode/l10n';
import type { About } from './about.ts';
import { placeAt } from '../../text/core/place.ts';
import type { PanelFinding, PanelHunk, PanelReview } from './panel.ts';
import { correctionOf, type Review } from './review.ts';

/** Characters of the same line that are shown around a hunk. */
const AROUND = 160;

export interface Shown {
  readonly id: string;
  readonly name: string;
  readonly languageId: string;
  readonly time: number;
  readonly about: Pick<About, 'question'>;
  readonly review: Review;
}

export function panelReview({ id, name, languageId, time, about, review }: Shown): PanelReview {
  const kind = PROSE.has(languageId) ? 'prose' : 'code';
  const hunks = review.hunks.map((_, i) => panelHunk(review, i));
  const findings = review.findingSpans.flatMap((span, index): PanelFinding[] => {
    if (span === null) return [];
    const { tag, severity, reason } = review.findings[index]!;
    const text = review.text.slice(span.start, span.end);
    return [{ index, line: placeAt(review.text, span.start).line + 1, text, tag, severity, reason: l10n.t(reason) }];
  });
  return { id, name, kind, question: about.question, time, hunks, findings };
}

const PROSE = new Set(['markdown', 'plaintext', 'latex', 'restructuredtext', 'asciidoc']);

function panelHunk(review: Review, index: number): PanelHunk {
  const hunk = review.hunks[index]!;
  const { original, category, severity, tags, reason, confidence, group } = hunk;
  const link = hunk.link?.startsWith('https://') === true ? hunk.link : undefined;
  return {
    index,
    state: review.states[index]!,
    before: lastLine(review.original.slice(Math.max(0, hunk.start - AROUND), hunk.start)),
    after: firstLine(review.original.slice(hunk.end, hunk.end + AROUND)),
    original,
    correction: correctionOf(review, index),
    line: placeAt(review.original, hunk.start).line + 1,
    category,
    severity,
    tags: [...tags],
    reason: l10n.t(reason),
    confidence,
    ...(link !== undefined && { link }),
    ...(group !== undefined && { group }),
  };
}

const lastLine = (text: string): string => text.slice(text.lastIndexOf('\n') + 1);
const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';
