/** A profile's texts and a text's tokens, in the numbers of one model's vocabulary. */
import type { Profile } from '../protocol.ts';
import type { TokenId } from './evaluator.ts';

export interface Tokenizer {
  /** Without `special`, a text such as `<|im_end|>` is plain text like any other. */
  tokenize(text: string, special: boolean): TokenId[];
  detokenize(tokens: readonly TokenId[]): string;
  /** The token that a prompt of this model must begin with, if any. */
  readonly begin: TokenId | undefined;
  /** What the model itself takes as an end, that of a turn first. */
  readonly ends: readonly TokenId[];
}

export interface ProfileTokens {
  readonly beforeQuestion: readonly TokenId[];
  readonly beforeAnswer: readonly TokenId[];
  readonly afterAnswer: readonly TokenId[];
  /** What stands around the words of a known fault, in place of `afterAnswer`. */
  readonly told: { readonly before: readonly TokenId[]; readonly after: readonly TokenId[] } | null;
  readonly verdict: { readonly ok: TokenId; readonly separator: TokenId | undefined } | null;
  /** The stop token that a correction is expected to end with; the first of the profile, else the model's own. */
  readonly end: TokenId;
  readonly stop: ReadonlySet<TokenId>;
}

/** Special tokens are read in the profile's texts alone. Throws when a verdict or stop text is not one token of the model. */
export function profileTokens(profile: Profile, tokenizer: Tokenizer): ProfileTokens {
  const one = (text: string, special: boolean): TokenId => {
    const [token, ...more] = tokenizer.tokenize(text, special);
    if (token === undefined || more.length > 0)
      throw new Error(`"${text}" of the profile ${profile.id} is not one token of this model.`);
    return token;
  };
  const { prompt, told, verdict } = profile;
  const begin = tokenizer.begin === undefined ? [] : [tokenizer.begin];
  const stops = profile.stop.map((text) => one(text, true));
  const [end = tokenizer.ends[0]] = stops;
  const [before, after] = told?.split('{fault}').map((text) => tokenizer.tokenize(text, true)) ?? [];
  if (end === undefined) throw new Error(`The profile ${profile.id} names no stop.`);
  return {
    beforeQuestion: [...begin, ...tokenizer.tokenize(prompt.beforeQuestion, true)],
    beforeAnswer: tokenizer.tokenize(prompt.beforeAnswer, true),
    afterAnswer: tokenizer.tokenize(prompt.afterAnswer, true),
    told: before === undefined || after === undefined ? null : { before, after },
    verdict:
      verdict === null
        ? null
        : {
            ok: one(verdict.ok, false),
            separator: verdict.separator === undefined ? undefined : one(verdict.separator, false),
          },
    end,
    stop: new Set([...stops, ...tokenizer.ends]),
  };
}

/** A list without its middle, so that it has at most `most` items. */
export function withoutMiddle<T>(items: readonly T[], most: number): readonly T[] {
  if (items.length <= most) return items;
  const head = Math.ceil(most / 2);
  return [...items.slice(0, head), ...items.slice(items.length - (most - head))];
}
