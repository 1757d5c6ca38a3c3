/** What was found in an edit: the corrections and findings that touch what it changes. */
import type { Finding, Hunk } from '../../align/core/types.ts';
import type { Told } from '../../changes/core/touch.ts';
import { openFindings, verifiedHunks } from '../../changes/core/verified.ts';
import { applyEdits } from '../../text/core/edits.ts';
import type { PlacedEdit } from './changed-part.ts';

export interface JudgedEdit {
  readonly placed: PlacedEdit;
  /** Offsets are into the file as it will be. */
  readonly hunks: readonly Hunk[];
  /** Certain faults that have no correction. */
  readonly findings: readonly Finding[];
  /**
   * The corrections that may be written without anybody looking: they are verified, and they and all that belongs together with
   * them lie within the edit's own text.
   */
  readonly verified: readonly Hunk[];
}

/** `told`: what the check said of the changed lines. */
export function judgeEdit(placed: PlacedEdit, told: Told): JudgedEdit {
  const { slot } = placed;
  const isOutside = ({ start, end }: Hunk) => start < slot.start || end > slot.end;
  const broken = new Set(told.hunks.filter(isOutside).flatMap(({ group }) => group ?? []));
  const verified = verifiedHunks(told).filter(
    (hunk) => !isOutside(hunk) && (hunk.group === undefined || !broken.has(hunk.group)),
  );
  return { placed, hunks: told.hunks, findings: openFindings(told.findings), verified };
}

/** The edit's own text with its verified corrections applied. */
export function correctedText({ placed, verified }: JudgedEdit): string {
  const { slot, edit } = placed;
  return applyEdits(
    edit.text,
    verified.map((hunk) => ({ ...hunk, start: hunk.start - slot.start, end: hunk.end - slot.start })),
  );
}
