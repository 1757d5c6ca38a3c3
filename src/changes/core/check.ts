/** Checks the changed lines of one text with the aligner: part by part, each with the file around it. */
import type { AlignRequest, Alignment, SegmentResult } from '../../align/core/types.ts';
import { isUnchecked } from '../../align/core/skipped.ts';
import { codeSource } from '../../align/core/source.ts';
import type { CancelSignal } from '../../base/core/cancel.ts';
import { throwIfCancelled } from '../../base/core/errors.ts';
import type { Aligner } from '../../engine/core/aligner.ts';
import { isProse } from '../../text/core/languages.ts';
import type { Span } from '../../text/core/span.ts';
import type { LineRange } from './diff.ts';
import { linesIn, regionsOf, spansOf } from './regions.ts';
import { onlyTouching, type Told } from './touch.ts';

export interface ChangedText {
  readonly text: string;
  /** In VS Code's ids. */
  readonly language: string;
  readonly changed: readonly LineRange[];
}

export interface CheckOptions extends Pick<AlignRequest, 'sensitivity' | 'priority' | 'margin'> {
  readonly signal?: CancelSignal | undefined;
  /** Changed lines that are done, of those that there are: 0 to 1. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** Offsets are UTF-16 units of the whole text. */
export interface TextCheck extends Told {
  readonly text: string;
  readonly language: string;
  /** The changed lines, each with its ending. */
  readonly changed: readonly Span[];
  readonly segments: readonly SegmentResult[];
  /** Changed parts that could not be checked. */
  readonly unchecked: number;
  /** Undefined where there was nothing to ask. */
  readonly model: Alignment['model'] | undefined;
  readonly backend: Alignment['backend'] | undefined;
  /** Requests to the network. */
  readonly requests: number;
}

/** Rejects with AlignerError or CancelledError. */
export async function checkChanged(
  aligner: Pick<Aligner, 'align'>,
  { text, language, changed }: ChangedText,
  { signal, onProgress, ...how }: CheckOptions,
): Promise<TextCheck> {
  const lines = linesIn(text);
  const spans = spansOf(lines, changed);
  const regions = regionsOf(lines, changed, language);
  const total = regions.reduce((sum, { start, end }) => sum + end - start, 0);
  const found: { hunks: Told['hunks'][number][]; findings: Told['findings'][number][]; segments: SegmentResult[] } = {
    hunks: [],
    findings: [],
    segments: [],
  };
  let done = 0;
  let last: Alignment | undefined;
  for (const region of regions) {
    throwIfCancelled(signal);
    const length = region.end - region.start;
    const at = done;
    const result = await aligner.align(
      {
        question: '',
        text: text.slice(region.start, region.end),
        source: isProse(language) ? { kind: 'markdown' } : codeSource(text, region, language),
        ...how,
      },
      { signal, onProgress: (fraction) => onProgress?.((at + fraction * length) / total) },
    );
    done += length;
    last = result;
    const groups = Math.max(0, ...found.hunks.map(({ group = -1 }) => group + 1));
    const moved = <T extends Span>(one: T): T => ({
      ...one,
      start: one.start + region.start,
      end: one.end + region.start,
    });
    found.hunks.push(
      ...result.hunks.map((hunk) => ({
        ...moved(hunk),
        ...(hunk.group !== undefined && { group: hunk.group + groups }),
      })),
    );
    found.findings.push(...result.findings.map(moved));
    found.segments.push(...result.segments.map(moved).filter((one) => spans.some((s) => overlaps(s, one))));
  }
  onProgress?.(1);
  const { segments } = found;
  return {
    text,
    language,
    changed: spans,
    ...onlyTouching(found, spans),
    segments,
    unchecked: segments.filter(isUnchecked).length,
    model: last?.model,
    backend: last?.backend,
    requests: last?.network.requests ?? 0,
  };
}

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
