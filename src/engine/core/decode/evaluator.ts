/**
 * The narrow door to a language model that the decoders use: a cache of tokens that can be fed and rolled back, and at
 * any fed token the model's choice of the next. The llama.cpp one is in engine/worker; tests script theirs.
 */
import type { CancelSignal } from '../../../base/core/cancel.ts';

/** A token's number in the model's vocabulary. */
export type TokenId = number;

/** What to find out about the token that would follow a fed one. An empty want asks for the greedy choice alone. */
export interface Want {
  /** Ask for the log-probability of the choice too. It costs about half as much again as feeding a token: ask rarely. */
  readonly probability?: boolean | undefined;
  /** Raise (or lower) the logit of a token by so much before choosing; of two equal ones the raised one is chosen. */
  readonly bias?: Bias | undefined;
}

export interface Bias {
  readonly token: TokenId;
  readonly by: number;
}

/** Lowers a token so much that it is never chosen, and that the others have all the probability. */
export const never = (token: TokenId): Bias => ({ token, by: -100 });

/** The model's choice of the next token. */
export interface Choice {
  /** The most probable next token, after the bias. */
  readonly token: TokenId;
  /** log P(token) after the bias, at most 0; undefined unless `probability` was asked for. */
  readonly logProbability?: number | undefined;
}

export interface Evaluator {
  /** The tokens in the cache, in order. */
  readonly context: readonly TokenId[];
  /** How many they are. */
  readonly position: number;
  /** In which evaluations they were computed: the ends of these, as far as nothing is between them (see `Composition`). */
  readonly evaluated: readonly number[];
  /**
   * Adds tokens to the cache. `wants[i]` asks about the token that follows `tokens[i]`; the result has a choice at the
   * indexes that have a want, and undefined elsewhere. When the signal fires it rejects with CancelledError within one
   * batch, and the cache then holds a first part of the tokens.
   */
  feed(
    tokens: readonly TokenId[],
    wants: readonly (Want | undefined)[],
    signal: CancelSignal,
  ): Promise<readonly (Choice | undefined)[]>;
  /** Forgets all tokens from this position on. */
  rollback(position: number): Promise<void>;
}

/** Feeds at least one token and returns the choice after the last. */
export async function feedForChoice(
  evaluator: Evaluator,
  tokens: readonly TokenId[],
  want: Want,
  signal: CancelSignal,
): Promise<Choice> {
  const wants = new Array<Want | undefined>(tokens.length).fill(undefined);
  wants[tokens.length - 1] = want;
  return choiceAt(await evaluator.feed(tokens, wants, signal), tokens.length - 1);
}

/** The choice at an index that had a want. Throws when the evaluator broke its promise to give one. */
export function choiceAt(choices: readonly (Choice | undefined)[], index: number): Choice {
  const choice = choices[index];
  if (choice === undefined) throw new Error(`The evaluator gave no choice at ${index}, where one was wanted.`);
  return choice;
}

/** The log-probability of a choice that was asked for it. Throws when the evaluator broke its promise to give one. */
export function logProbabilityOf({ logProbability }: Pick<Choice, 'logProbability'>): number {
  if (logProbability === undefined) throw new Error('The evaluator gave no probability.');
  return logProbability;
}
