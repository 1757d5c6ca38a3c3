/**
 * Where output that left the draft meets it again. A guess is only ever an offer: the model verifies every token that
 * follows from it, so a wrong one costs a small evaluation and never changes the output.
 */
import type { TokenId } from './evaluator.ts';

/** Longer matches say no more: by then the place is certain, or the text repeats itself beyond telling. */
const LONGEST = 24;

export interface Meeting {
  /** The draft's next token after the match; may be the draft's length. */
  readonly at: number;
  /** How many tokens matched. */
  readonly length: number;
}

/**
 * The place at or after `from` whose preceding tokens match the longest end of the output, the nearest of equal ones;
 * undefined when fewer than `least` tokens match anywhere.
 */
export function findMeeting(
  output: readonly TokenId[],
  draft: readonly TokenId[],
  from: number,
  least: number,
): Meeting | undefined {
  let best: Meeting | undefined;
  for (let i = from; i < draft.length; i++) {
    const length = matchBackwards(output, draft, i);
    if (length >= least && length > (best?.length ?? 0)) best = { at: i + 1, length };
  }
  return best;
}

function matchBackwards(output: readonly TokenId[], draft: readonly TokenId[], last: number): number {
  const most = Math.min(output.length, last + 1, LONGEST);
  let length = 0;
  while (length < most && output[output.length - 1 - length] === draft[last - length]) length++;
  return length;
}
