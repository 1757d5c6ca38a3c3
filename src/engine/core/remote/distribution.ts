/** What a server says of a next token: the most probable ones. The evaluator's choice is worked out from these. */
import type { Choice, TokenId, Want } from '../decode/evaluator.ts';

/** Log-probabilities by token: of the most probable ones, and of what was asked for by name. Never empty. */
export type Distribution = ReadonlyMap<TokenId, number>;

/**
 * The choice that the whole distribution would give, as far as these tokens tell: one that is not among them counts as
 * impossible. Of two equal ones the raised one is chosen.
 */
export function choose(distribution: Distribution, { bias, probability }: Want): Choice {
  let token: TokenId | undefined;
  let best = -Infinity;
  for (const [one, logProbability] of distribution) {
    const raised = one === bias?.token;
    const score = logProbability + (raised ? bias.by : 0);
    if (score > best || (score === best && raised)) [token, best] = [one, score];
  }
  if (token === undefined) throw new Error('The distribution is empty.');
  if (probability !== true) return { token };
  const known = bias === undefined ? undefined : distribution.get(bias.token);
  // All probabilities together after the bias: 1 + P(raised) · (e^by − 1).
  const total = bias === undefined || known === undefined ? 0 : Math.log1p(Math.exp(known) * Math.expm1(bias.by));
  return { token, logProbability: Math.min(0, best - total) };
}
