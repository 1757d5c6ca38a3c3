/** Verdict first: one choice says whether a segment stands; only then come tags and a correction. */
import type { CancelSignal } from '../../../base/core/cancel.ts';
import { throwIfCancelled } from '../../../base/core/errors.ts';
import {
  choiceAt,
  feedForChoice,
  logProbabilityOf,
  never,
  type Choice,
  type Evaluator,
  type TokenId,
  type Want,
} from './evaluator.ts';

export interface Verdict {
  /** log P(OK) − log(1 − P(OK)), from −`SUREST` to `SUREST`: probabilities are single-precision numbers. */
  readonly score: number;
  /** How the tags begin, with the most probable token but OK; undefined when the score reached the threshold. */
  readonly otherwise?: Begun | undefined;
}

/** Tags that are not done. */
export interface Begun {
  /** In the cache. */
  readonly tokens: readonly TokenId[];
  /** The choice after them; not in the cache. */
  readonly next: TokenId;
}

/** Drafts for tags: what surely follows these tokens of tags, if anything, before they end. The model verifies it. */
export type FollowTags = (written: readonly TokenId[]) => readonly TokenId[];

export interface VerdictOptions {
  /** The token that says "stands". */
  readonly ok: TokenId;
  /** The segment stands when its score is at or above this. */
  readonly threshold: number;
  readonly follow?: FollowTags | undefined;
  readonly signal: CancelSignal;
}

export const SUREST = 16;

/** By how much OK is raised where another token is the most probable one: enough to be chosen wherever a threshold may be. */
const RAISE = 10;
/**
 * Above this score so great a raise leaves too little of 1 for its digits: a probability is a sum in single precision, off by
 * about 1e-4. OK is then raised again, by just enough to be chosen.
 */
const COARSE_ABOVE = -6;

const nothing: FollowTags = () => [];

/**
 * Feeds the last tokens of the prompt (at least one) and reads the verdict after them. What stands costs no more; else the
 * last token is fed once more (twice where it is close), and with it the first tag as far as it is known. The score comes from one evaluation: two
 * probabilities of two evaluations differ in their last bits, which is all that there is of a small difference.
 */
export async function readVerdict(
  evaluator: Evaluator,
  tokens: readonly TokenId[],
  { ok, threshold, follow = nothing, signal }: VerdictOptions,
): Promise<Verdict> {
  const said = await feedForChoice(evaluator, tokens, { probability: true }, signal);
  const stands = said.token === ok;
  if (stands && logOdds(said) >= threshold) return { score: logOdds(said) };

  const position = evaluator.position;
  const last = tokens.slice(-1);
  await evaluator.rollback(position - 1);
  if (stands) {
    const { begun } = await feedAlong(evaluator, last, [], { bias: never(ok) }, signal);
    return { score: logOdds(said), otherwise: begun };
  }
  const begin = [said.token];
  const raisedBy = async (by: number) => {
    const want: Want = { probability: true, bias: { token: ok, by } };
    const { choice, begun } = await feedAlong(evaluator, [...last, ...begin], follow(begin), want, signal);
    return { score: choice.token === ok ? Math.max(-SUREST, logOdds(choice) - by) : -SUREST, begun };
  };
  let { score, begun } = await raisedBy(RAISE);
  if (score > COARSE_ABOVE) {
    await evaluator.rollback(position - 1);
    ({ score, begun } = await raisedBy(1 - score));
  }
  if (score < threshold) return { score, otherwise: { ...begun, tokens: [...begin, ...begun.tokens] } };
  await evaluator.rollback(position);
  return { score };
}

/** The log-odds of a choice. */
function logOdds(choice: Choice): number {
  const logProbability = logProbabilityOf(choice);
  return Math.max(-SUREST, Math.min(SUREST, logProbability - Math.log(-Math.expm1(logProbability))));
}

export interface TagOptions {
  /** Without one, whatever comes before a stop token. */
  readonly separator: TokenId | undefined;
  readonly stop: ReadonlySet<TokenId>;
  /** Most tokens of tags. */
  readonly limit: number;
  readonly follow?: FollowTags | undefined;
  readonly signal: CancelSignal;
}

export interface Tags {
  readonly tokens: readonly TokenId[];
  /** True when the separator followed, so that a correction comes next; the separator is not in the cache yet. */
  readonly separated: boolean;
}

/** Writes on what is begun, greedily, up to the separator. */
export async function decodeTags(evaluator: Evaluator, begun: Begun, options: TagOptions): Promise<Tags> {
  const { separator, stop, limit, follow = nothing, signal } = options;
  const tokens = [...begun.tokens];
  let { next } = begun;
  while (next !== separator && !stop.has(next) && tokens.length < limit) {
    throwIfCancelled(signal);
    tokens.push(next);
    const more = await feedAlong(evaluator, [next], follow(tokens).slice(0, limit - tokens.length), {}, signal);
    tokens.push(...more.begun.tokens);
    ({ next } = more.begun);
  }
  return { tokens, separated: next === separator };
}

/**
 * Feeds tokens and a draft of what follows, and takes back of it what the model would not have chosen itself. `want` asks
 * about what follows the first token.
 */
async function feedAlong(
  evaluator: Evaluator,
  tokens: readonly TokenId[],
  draft: readonly TokenId[],
  want: Want,
  signal: CancelSignal,
): Promise<{ choice: Choice; begun: Begun }> {
  const last = tokens.length - 1;
  const wants = [...tokens, ...draft].map((_, i) => (i === 0 ? want : {}));
  const choices = await evaluator.feed([...tokens, ...draft], wants, signal);
  let kept = 0;
  while (kept < draft.length && choiceAt(choices, last + kept).token === draft[kept]) kept++;
  if (kept < draft.length) await evaluator.rollback(evaluator.position - (draft.length - kept));
  const begun = { tokens: draft.slice(0, kept), next: choiceAt(choices, last + kept).token };
  return { choice: choiceAt(choices, 0), begun };
}
