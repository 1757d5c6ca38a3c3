/** Writes the verified corrections of one file, after a second look at what they make of it. */
import { CancelledError } from '../../base/core/errors.ts';
import type { Hunk } from '../../align/core/types.ts';
import type { Aligner } from '../../engine/core/aligner.ts';
import { isProtected } from '../../review/core/protected.ts';
import { applyEdits } from '../../text/core/edits.ts';
import { eolOf, fromLf, toLf } from '../../text/core/eol.ts';
import type { FileCheck } from '../core/changes.ts';
import { checkChanged, type CheckOptions } from '../core/check.ts';
import { linesAfter } from '../core/lines-after.ts';
import { openFindings, verifiedHunks } from '../core/verified.ts';
import { decodeText, readWorkFile, replaceWorkFile } from './work-file.ts';

/**
 * `fixed`: they stand in the file now. `none`: nothing is verified. `unsure`: together they would bring up something new.
 * `protected`: it steers programs or holds secrets, and is never written without a person. `changed`: the file is not what was
 * checked. `refused`: it cannot be written.
 */
export type FixOutcome = 'fixed' | 'none' | 'unsure' | 'protected' | 'changed' | 'refused';

export interface Fix {
  readonly outcome: FixOutcome;
  /** What was written. */
  readonly hunks: readonly Hunk[];
}

/** Rejects with AlignerError or CancelledError, before anything was written. */
export async function fixFile(
  aligner: Pick<Aligner, 'align'>,
  root: string,
  file: FileCheck,
  options: CheckOptions,
): Promise<Fix> {
  const hunks = verifiedHunks(file);
  if (hunks.length === 0) return { outcome: 'none', hunks };
  // The folders above the work tree do not count: it may itself lie in one that is protected.
  if (isProtected(file.path)) return { outcome: 'protected', hunks: [] };
  const edits = hunks.toSorted((a, b) => a.start - b.start);
  const text = applyEdits(file.text, edits);
  const again = await checkChanged(
    aligner,
    { text, language: file.language, changed: linesAfter(file, edits) },
    { ...options, onProgress: undefined },
  );
  const isNew = openFindings(again.findings).length > openFindings(file.findings).length;
  const isAgain = verifiedHunks(again).length > 0;
  if (isNew || isAgain) return { outcome: 'unsure', hunks: [] };
  if (options.signal?.aborted === true) throw new CancelledError();
  const there = await readWorkFile(root, file.path);
  if (!('bytes' in there)) return { outcome: 'changed', hunks: [] };
  const toWrite = inPlaceOf(decodeText(there.bytes), file.text, text);
  if (toWrite === undefined) return { outcome: 'changed', hunks: [] };
  const written = await replaceWorkFile(root, file.path, there.bytes, toWrite);
  return written === 'written' ? { outcome: 'fixed', hunks } : { outcome: written, hunks: [] };
}

/** The corrected text with the line endings that the file has; what git stores may have others. */
function inPlaceOf(there: string | undefined, checked: string, corrected: string): string | undefined {
  if (there === checked) return corrected;
  const isSame = there !== undefined && eolOf(there) === '\r\n' && eolOf(checked) === '\n' && toLf(there) === checked;
  return isSame ? fromLf(corrected, '\r\n') : undefined;
}
