/**
 * A correction of one fault stands or falls as a whole: half of it is another fault. Where a change was refused, the others
 * that may belong to it go along; what mends another fault, or the same one in another definition, stays.
 */
import { outlineOf } from '../markdown.ts';
import type { GuardContext, Proposal } from './guard.ts';

export const WHOLE = 'whole';

/** The changes of `alive` that belong to one that was refused. */
export function belonging(
  alive: readonly Proposal[],
  refused: readonly Proposal[],
  context: GuardContext,
): readonly Proposal[] {
  if (refused.length === 0) return [];
  const place = placesOf(context);
  return alive.filter((proposal) =>
    refused.some((other) => isOneFault(proposal, other) && isOnePlace(place(proposal), place(other))),
  );
}

/** Whether both may mend one fault: they share a tag, or it is not known what one of them mends. */
function isOneFault(a: Proposal, b: Proposal): boolean {
  const [mine, others] = [a.tags ?? [], b.tags ?? []];
  return mine.length === 0 || others.length === 0 || mine.some((tag) => others.includes(tag));
}

/** Where a function, class or the like begins in a code block: in the first column of the block. */
const DEFINITION =
  /^(?:(?:export|default|async|public|private|protected|internal|static|final|abstract|pub|unsafe|virtual|inline|override)\b[^\S\n]*|@\w[^\n]*\n)*(?:def|class|function|func|fn|interface|struct|impl|trait|module|sub)\b|^(?:export[^\S\n]+)?(?:const|let|var)[^\S\n]+[\w$]+[^\n=]*=[^\S\n]*(?:async\b[^\S\n]*)?(?:function\b|\([^\n]*=>|\w+[^\S\n]*=>)/gm;

/** Tells two places apart: two definitions of the first column, and what stands outside of all of them. */
function placesOf({ text }: GuardContext): (proposal: Proposal) => number {
  const starts = outlineOf(text).code.flatMap(({ start, end }) =>
    [...text.slice(start, end).matchAll(DEFINITION)].map((match) => start + match.index),
  );
  const ends = outlineOf(text).code;
  return ({ start, end, language }) => {
    if (language === null || starts.length < 2) return -1;
    const block = ends.findIndex((code) => start < code.end && end > code.start);
    const place = starts.findLastIndex((from) => from <= start);
    const next = starts[place + 1] ?? Infinity;
    // What stands above all definitions (imports) or reaches over more than one belongs to all of them.
    return block < 0 || place < 0 || starts[place]! < ends[block]!.start || end > next ? -1 : place;
  };
}

/** What stands outside of all definitions may belong to any of them. */
const isOnePlace = (a: number, b: number): boolean => a === b || a < 0 || b < 0;
