/** Tells a real difference between two decodings from one between two tokens that the model finds equally good. */
import { feedForChoice, type Evaluator, type TokenId } from '../../src/engine/core/decode/evaluator.ts';
import { readPrompt } from '../../src/engine/core/decode/read-prompt.ts';

/** Leads beyond this are told as this. */
const MOST = 8;
const STEPS = 12;

/**
 * By how much, in log-probability, the model prefers the first differing token of `a` to that of `b` when it is asked for
 * that token alone (to 0.002, at most 8); undefined when the two do not differ. `before` precedes both; `end` stands after
 * the shorter one.
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
  // The evaluator cuts it into batches itself.
  const { pending } = await readPrompt(evaluator, { tokens: before }, { batchSize: before.length, signal });
  let next = pending;
  for (const token of a.slice(0, at)) {
    await evaluator.feed(next, [], signal);
    next = [token];
  }
  const other = b[at] ?? end;
  /** Whether the model chooses `other` when that is raised by so much. */
  const chosen = async (by: number) => {
    const { token } = await feedForChoice(evaluator, next, { bias: { token: other, by } }, signal);
    next = next.slice(-1);
    await evaluator.rollback(evaluator.position - 1);
    return token === other;
  };
  let [low, high] = [0, MOST];
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (await chosen(middle)) high = middle;
    else low = middle;
  }
  return high;
}
