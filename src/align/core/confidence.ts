/** How sure the model is of a change, out of what it said itself. */
import type { WrittenSpan } from './corrector.ts';
import type { Span } from './types.ts';

/**
 * P(fault) · P(written), 0 to 1, to three digits. P(fault) = 1 / (1 + e^score), from the verdict's log-odds of "stands"
 * (1 where the model gives no verdict). P(written) is the probability of all that the model wrote inside the change: one
 * token that it was unsure of makes the whole unsure. A change in which nothing was written (text left out) takes the nearest
 * written span; without any, P(written) is 1.
 *
 * @param range where the change's replacement stands in the corrected segment
 */
export function confidenceOf(range: Span, written: readonly WrittenSpan[], score: number | null): number {
  const fault = score === null ? 1 : 1 / (1 + Math.exp(score));
  const inside = written.filter((span) => Math.min(span.end, range.end) > Math.max(span.start, range.start));
  const spans = inside.length > 0 ? inside : nearest(range, written);
  const logProbability = spans.reduce((sum, span) => sum + span.logProbability, 0);
  const confidence = fault * Math.exp(Math.min(0, logProbability));
  return Math.round(Math.min(1, Math.max(0, confidence)) * 1000) / 1000;
}

function nearest(range: Span, written: readonly WrittenSpan[]): readonly WrittenSpan[] {
  const distance = (span: Span): number => Math.max(0, span.start - range.end, range.start - span.end);
  let best: WrittenSpan | undefined;
  for (const span of written) if (best === undefined || distance(span) < distance(best)) best = span;
  return best === undefined ? [] : [best];
}
