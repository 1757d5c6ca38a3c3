/** Which corrections may be written without a person: those whose fault an analyser saw, and whose mending it confirmed. */
import type { Finding, Hunk } from '../../align/core/types.ts';
import type { Told } from './touch.ts';

/**
 * The hunks that may be written, linked ones whole or not at all. A hunk counts where a certain finding of an analyser, and not
 * of the model, is mended by it.
 */
export function verifiedHunks({ hunks, findings }: Told): Hunk[] {
  const mended = findings.filter(
    ({ state, certainty, source }) => state === 'corrected' && certainty === 'certain' && source !== 'model',
  );
  // What mended a finding of an analyser bears the analyser's name.
  const isVerified = ({ checkedBy = [], tags }: Hunk) =>
    mended.some(({ source, tag }) => checkedBy.includes(source) && tags.includes(tag));
  const broken = new Set(hunks.filter((hunk) => !isVerified(hunk)).flatMap(({ group }) => group ?? []));
  return hunks.filter((hunk) => isVerified(hunk) && (hunk.group === undefined || !broken.has(hunk.group)));
}

/** Findings that the reader is told of though nothing is proposed for them: those that are certain. */
export const openFindings = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ state, certainty }) => state === 'uncorrected' && certainty === 'certain');
