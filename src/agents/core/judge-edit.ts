/** What was found in an edit: the corrections and findings that touch what it changes. */
import type { Alignment, AlignRequest, Finding, Hunk } from '../../align/core/types.ts';
import { applyEdits } from '../../text/core/edits.ts';
import type { Span } from '../../text/core/span.ts';
import { touches, type PlacedEdit } from './changed-part.ts';
import type { FileKind } from './language.ts';

export interface JudgedEdit {
  readonly placed: PlacedEdit;
  /** Offsets are into the file as it will be. */
  readonly hunks: readonly Hunk[];
  /** Certain faults that have no correction. */
  readonly findings: readonly Finding[];
}

/** What to ask about each region of an edit. */
export function requestsFor(
  { file, regions }: PlacedEdit,
  kind: FileKind,
  how: Pick<AlignRequest, 'sensitivity'>,
): AlignRequest[] {
  return regions.map(({ start, end }) => ({
    question: '',
    text: file.slice(start, end),
    source:
      kind.kind === 'markdown'
        ? { kind: 'markdown' }
        : { kind: 'code', language: kind.language, before: file.slice(0, start), after: file.slice(end) },
    priority: 'interactive',
    ...how,
  }));
}

/** Puts together what the engine said of each region, in their order, and keeps what touches the changed lines. */
export function judgeEdit(
  placed: PlacedEdit,
  alignments: readonly Pick<Alignment, 'hunks' | 'findings'>[],
): JudgedEdit {
  const isNew = (span: Span) => placed.changed.some((changed) => touches(span, changed));
  const moved = <S extends Span>(spans: readonly S[], by: number): S[] =>
    spans.map((span) => ({ ...span, start: span.start + by, end: span.end + by })).filter(isNew);
  const all = placed.regions.map(({ start }, i) => ({
    // Groups are numbered per answer; those of different regions have nothing to do with each other.
    hunks: moved(alignments[i]?.hunks ?? [], start).map((hunk) =>
      hunk.group === undefined ? hunk : { ...hunk, group: i * 10_000 + hunk.group },
    ),
    findings: moved(alignments[i]?.findings ?? [], start).filter(
      ({ state, certainty }) => state === 'uncorrected' && certainty === 'certain',
    ),
  }));
  return { placed, hunks: all.flatMap((one) => one.hunks), findings: all.flatMap((one) => one.findings) };
}

/**
 * The corrections that may be written without anybody looking: guards or analysers that know the code have nothing against
 * them, they lie within the edit's own text, and so does all that belongs together with them.
 */
export function verifiedHunks({ placed, hunks }: JudgedEdit): Hunk[] {
  const { slot } = placed;
  const isSafe = (hunk: Hunk) => (hunk.checkedBy?.length ?? 0) > 0 && hunk.start >= slot.start && hunk.end <= slot.end;
  const broken = new Set(hunks.filter((hunk) => !isSafe(hunk)).map(({ group }) => group));
  return hunks.filter((hunk) => isSafe(hunk) && (hunk.group === undefined || !broken.has(hunk.group)));
}

/** The edit's own text with corrections of it applied. */
export function correctedText({ placed }: JudgedEdit, hunks: readonly Hunk[]): string {
  const { slot, edit } = placed;
  const own = hunks.map((hunk) => ({ ...hunk, start: hunk.start - slot.start, end: hunk.end - slot.start }));
  return applyEdits(edit.text, own);
}
