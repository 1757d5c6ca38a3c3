/** Tells a real difference between two decodings from one between two tokens that the model finds equally good. */
import type { Evaluator, TokenId } from '../../src/engine/core/decode/evaluator.ts';
import { feedForChoice } from '../../src/engine/core/decode/evaluator.ts';
import { readPrompt } from '../../src/engine/core/decode/read-prompt.ts';

/**
 * By how much, in log-probability, the model prefers the first differing token of `a` to that of `b` when it is asked for
 * that token alone; undefined when the two do not differ. `before` precedes both; `end` stands after the shorter one.
 */
export async function leadAtDifference(
  evaluator: Evaluator,
  before: readonly TokenId[],
  a: readonly TokenId[],
  b: readonly TokenId[],
  end: TokenId,
): Promise<number | undefined> {
  const at = Array.from({ length: Math.max(a.length, b.length) }, (_, i) => i).find((i) => a[i] !== b[i]);
  if (at === undefined) return undefined;
  const { signal } = new AbortController();
  const { pending } = await readPrompt(evaluator, before, { batchSize: 256, signal });
  let next = pending;
  for (const token of a.slice(0, at)) {
    await evaluator.feed(next, [], signal);
    next = [token];
  }
  const [mine = end, other = end] = [a[at], b[at]];
  const { token, lead = 0 } = await feedForChoice(evaluator, next, { against: other }, signal);
  return token === mine ? lead : Math.abs(lead);
}
