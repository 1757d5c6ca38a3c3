/** Verdict first: one choice says whether a segment stands; only then come tags and a correction. */
import type { CancelSignal } from '../../../base/core/cancel.ts';
import { throwIfCancelled } from '../../../base/core/errors.ts';
import { feedForChoice, type Evaluator, type TokenId } from './evaluator.ts';

export interface Verdict {
  /** log P(OK) − log(1 − P(OK)). */
  readonly score: number;
  /** The most probable token but OK: what the model would say if the segment does not stand. */
  readonly otherwise: TokenId;
}

/** Feeds the last tokens of the prompt (at least one) and reads the verdict after them. `ok` is the token that says "stands". */
export async function readVerdict(
  evaluator: Evaluator,
  tokens: readonly TokenId[],
  ok: TokenId,
  signal: CancelSignal,
): Promise<Verdict> {
  const { token, odds } = await feedForChoice(evaluator, tokens, { except: ok }, signal);
  if (odds === undefined) throw new Error('The evaluator gave no odds for the verdict.');
  return { score: odds, otherwise: token };
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
