/** A check of a file as one of the document that an editor makes of it: with LF alone, and without a byte order mark. */
import type { Span } from '../../text/core/span.ts';
import { toLf } from '../../text/core/eol.ts';
import type { FileCheck } from './changes.ts';

export function asDocument<F extends Pick<FileCheck, 'text' | 'changed' | 'hunks' | 'findings' | 'segments'>>(
  file: F,
): F {
  const { text } = file;
  // Where the document has nothing in place of a character of the file.
  const removed = [...text.matchAll(/^\ufeff|\r(?=\n)/g)].map(({ index }) => index);
  const at = (offset: number): number => offset - countBelow(removed, offset);
  const moved = <T extends Span>(one: T): T => ({ ...one, start: at(one.start), end: at(one.end) });
  return {
    ...file,
    text: toLf(text).replace(/^\ufeff/, ''),
    changed: file.changed.map(moved),
    hunks: file.hunks.map((hunk) => ({
      ...moved(hunk),
      original: toLf(hunk.original),
      replacement: toLf(hunk.replacement),
    })),
    findings: file.findings.map(moved),
    segments: file.segments.map(moved),
  };
}

/** How many of the numbers, which grow, are below a limit. */
function countBelow(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
