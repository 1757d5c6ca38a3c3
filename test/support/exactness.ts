/** Whether residual decoding, or another, writes what plain decoding writes, on a real model. */
import type { Decoded, DecodeOptions } from '../../src/engine/core/decode/decoded.ts';
import type { TokenId } from '../../src/engine/core/decode/evaluator.ts';
import { decodePlain } from './plain.ts';
import { readPrompt } from '../../src/engine/core/decode/read-prompt.ts';
import { decodeResidual, type BatchSizes } from '../../src/engine/core/decode/residual.ts';
import { profileTokens } from '../../src/engine/core/decode/tokens.ts';
import type { Profile } from '../../src/engine/core/protocol.ts';
import type { OpenModel } from '../../src/engine/worker/llama/open-model.ts';
import type { Asked } from './answers.ts';
import { leadAtDifference } from './near-tie.ts';

/** Two tokens whose log-probabilities differ by less than this can change places with the size of a batch. */
export const NEAR_TIE = 1;

export interface Exactness {
  readonly checked: number;
  readonly equal: number;
  /** By how much the model preferred the plain output's token at the first difference, asked for it alone. */
  readonly leads: readonly number[];
  /** Answers in which the model changed something. */
  readonly changed: number;
}

/** A correction that is to be decoded: all that precedes it, of which the last token is not in the cache yet. */
export interface Job {
  readonly before: readonly TokenId[];
  readonly draft: readonly TokenId[];
  readonly options: DecodeOptions & { readonly end: TokenId };
}

/** Residual decoding with these batches. */
export const residually =
  ({ evaluator }: Pick<OpenModel, 'evaluator'>, batch: BatchSizes) =>
  ({ before, draft, options }: Job): Promise<Decoded> =>
    decodeResidual(evaluator, before.slice(-1), draft, { ...options, margin: 0, batch });

/** Decodes each segment plainly and in another way from the same reading, as after a verdict that found a fault. */
export async function compareDecodings(
  { evaluator, tokenizer, batchSize }: Pick<OpenModel, 'evaluator' | 'tokenizer' | 'batchSize'>,
  profile: Profile,
  asked: readonly Asked[],
  otherwise: (job: Job) => Promise<Decoded>,
): Promise<Exactness> {
  const { signal } = new AbortController();
  const tokens = profileTokens(profile, tokenizer);
  const separator = tokens.verdict?.separator;
  const leads: number[] = [];
  let changed = 0;
  for (const { question, segment } of asked) {
    const draft = tokenizer.tokenize(segment, false);
    const head = separator === undefined ? [] : [...tokenizer.tokenize('CWE-20', false), separator];
    const before = [
      ...tokens.beforeQuestion,
      ...tokenizer.tokenize(question, false),
      ...tokens.beforeAnswer,
      ...draft,
      ...tokens.afterAnswer,
      ...head,
    ];
    const prompt = before.slice(0, -1);
    const next = before.slice(-1);
    const { pending } = await readPrompt(evaluator, { tokens: prompt }, { batchSize, signal });
    await evaluator.feed(pending, [], signal);
    const { stop, end } = tokens;
    const options = { stop, end, limit: Math.ceil(draft.length * 1.5) + 64, signal };
    const plain = await decodePlain(evaluator, next, options);
    await evaluator.rollback(prompt.length);
    const other = await otherwise({ before, draft, options });
    const lead = await leadAtDifference(evaluator, before, plain.tokens, other.tokens, end);
    if (lead !== undefined) leads.push(lead);
    if (tokenizer.detokenize(plain.tokens) !== segment) changed++;
  }
  return { checked: asked.length, equal: asked.length - leads.length, leads, changed };
}
