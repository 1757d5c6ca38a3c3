/**
 * llama.cpp's own server, by its completion API. It tells probabilities of what it writes, not of what it reads; so a draft is
 * checked by having it write: as long as it writes the draft, one request checks many tokens.
 */
import * as v from 'valibot';
import type { CancelSignal } from '../../../base/core/cancel.ts';
import type { Completions } from '../../core/remote/evaluator.ts';
import type { Send } from './client.ts';
import type { Answers } from './answers.ts';
import { beginOf, PLAIN, UNKNOWN, Vocabulary, type Piece } from './vocabulary.ts';

const Token = v.pipe(v.number(), v.integer(), v.minValue(0));
const Bytes = v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255)));
const Tokenized = v.object({
  tokens: v.array(v.object({ id: Token, piece: v.union([v.string(), Bytes]) })),
});
const Probability = v.object({ id: Token, logprob: v.nullable(v.number()), bytes: Bytes });
const Completion = v.object({
  completion_probabilities: v.pipe(
    v.array(v.object({ id: Token, top_logprobs: v.pipe(v.array(Probability), v.minLength(1)) })),
    v.minLength(1),
  ),
});
const Props = v.object({
  default_generation_settings: v.object({ n_ctx: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
  bos_token: v.optional(v.string(), ''),
  eos_token: v.optional(v.string(), ''),
});

/** What the decoders need to know of a server with a model. */
export interface Served {
  readonly vocabulary: Vocabulary;
  readonly completions: Completions;
  /** Tokens that a prompt and what follows may have together. */
  readonly contextSize: number;
}

/** Greedy, whatever the server's own defaults are. */
const GREEDY = {
  temperature: 0,
  repeat_penalty: 1,
  presence_penalty: 0,
  frequency_penalty: 0,
  dry_multiplier: 0,
  logit_bias: [],
  stream: false,
  cache_prompt: true,
};
/** A server on the same machine writes some tokens in the time that a request takes. */
const AHEAD = 4;
/** A draft's token that is kept by a margin of 3 can be far from the top where much is possible. */
const TOP = 64;

export async function openLlamaServer(send: Send, answers: Answers, signal: CancelSignal): Promise<Served> {
  const tokenize = async (text: string, special: boolean, s: CancelSignal, add = false): Promise<Piece[]> => {
    const body = { content: text, add_special: add, parse_special: special, with_pieces: true };
    const { tokens } = answers.parse(Tokenized, await send('/tokenize', body, s), 'tokens');
    return tokens.map(({ id, piece }) => ({
      token: id,
      bytes: typeof piece === 'string' ? new TextEncoder().encode(piece) : Uint8Array.from(piece),
    }));
  };
  const props = answers.parse(Props, await send('/props', undefined, signal), 'properties');
  const whole = await tokenize(PLAIN, true, signal, true);
  const plain = await tokenize(PLAIN, true, signal);
  const idsOf = (pieces: readonly Piece[]) => pieces.map(({ token }) => token);
  const end = props.eos_token === '' ? [] : await tokenize(props.eos_token, true, signal);
  const ends = end.length === 1 ? idsOf(end) : [];
  const vocabulary = new Vocabulary(tokenize, beginOf(idsOf(whole), idsOf(plain)), ends);
  const foretell: Completions['foretell'] = async (tokens, count, s) => {
    const body = { ...GREEDY, prompt: tokens, n_predict: count, n_probs: TOP };
    const answer = answers.parse(Completion, await send('/completion', body, s), 'probabilities');
    return answer.completion_probabilities.map(({ id, top_logprobs }) => {
      const distribution = new Map<number, number>();
      for (const one of top_logprobs) {
        // A special token has no bytes here.
        vocabulary.note({ token: one.id, bytes: one.bytes.length === 0 ? UNKNOWN : Uint8Array.from(one.bytes) });
        distribution.set(one.id, one.logprob ?? -Infinity);
      }
      return { token: id, distribution };
    });
  };
  const contextSize = props.default_generation_settings.n_ctx;
  return { vocabulary, completions: { foretell, ahead: AHEAD, top: TOP }, contextSize };
}
