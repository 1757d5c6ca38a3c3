/** Verdict first: one choice says whether a segment stands; only then come tags and a correction. */
import type { CancelSignal } from '../../../base/core/cancel.ts';
import { throwIfCancelled } from '../../../base/core/errors.ts';
import { feedForChoice, never, type Evaluator, type TokenId } from './evaluator.ts';

export interface Verdict {
  /** log P(OK) − log(1 − P(OK)), from −`SUREST` to `SUREST`: probabilities are single-precision numbers. */
  readonly score: number;
  /** The most probable token but OK, with which the tags begin; undefined when the score reached the threshold. */
  readonly otherwise?: TokenId | undefined;
}

export const SUREST = 16;

/**
 * Feeds the last tokens of the prompt (at least one) and reads the verdict after them. `ok` is the token that says
 * "stands". What stands costs no more; else the last token is fed once more, to choose among all tokens but `ok`.
 */
export async function readVerdict(
  evaluator: Evaluator,
  tokens: readonly TokenId[],
  ok: TokenId,
  threshold: number,
  signal: CancelSignal,
): Promise<Verdict> {
  const said = await feedForChoice(evaluator, tokens, { probability: true }, signal);
  const p = probabilityOf(said);
  if (said.token === ok) {
    const score = logOdds(p);
    if (score >= threshold) return { score };
  }
  await evaluator.rollback(evaluator.position - 1);
  const other = await feedForChoice(evaluator, tokens.slice(-1), { probability: true, bias: never(ok) }, signal);
  // Without OK the others share its probability: theirs grow by 1 / (1 − P(OK)).
  const score = logOdds(said.token === ok ? p : 1 - p / probabilityOf(other));
  return score >= threshold ? { score } : { score, otherwise: other.token };
}

const logOdds = (p: number) => (p > 0 ? Math.max(-SUREST, Math.min(SUREST, Math.log(p / (1 - p)))) : -SUREST);

function probabilityOf({ logProbability }: { readonly logProbability?: number | undefined }): number {
  if (logProbability === undefined) throw new Error('The evaluator gave no probability.');
  return Math.exp(logProbability);
}

export interface TagOptions {
  readonly separator: TokenId;
  readonly stop: ReadonlySet<TokenId>;
  /** Most tokens of tags. */
  readonly limit: number;
  readonly signal: CancelSignal;
}

export interface Tags {
  readonly tokens: readonly TokenId[];
  /** True when the separator followed, so that a correction comes next; the separator is not in the cache yet. */
  readonly separated: boolean;
}

/** Writes the tags that begin with `first`, greedily, up to the separator. */
export async function decodeTags(evaluator: Evaluator, first: TokenId, options: TagOptions): Promise<Tags> {
  const { separator, stop, limit, signal } = options;
  const tokens: TokenId[] = [];
  let token = first;
  while (token !== separator && !stop.has(token) && tokens.length < limit) {
    throwIfCancelled(signal);
    tokens.push(token);
    ({ token } = await feedForChoice(evaluator, [token], {}, signal));
  }
  return { tokens, separated: token === separator };
}
