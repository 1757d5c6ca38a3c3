/**
 * vLLM, by its completions. `prompt_logprobs` tells how probable each token of a prompt is, so that one request verifies a
 * whole draft.
 */
import * as v from 'valibot';
import type { CancelSignal } from '../../../base/core/cancel.ts';
import type { TokenId } from '../../core/decode/evaluator.ts';
import type { Distribution } from '../../core/remote/distribution.ts';
import type { Completions, Foretold } from '../../core/remote/evaluator.ts';
import type { Answers } from './answers.ts';
import { bytesOf, isSpecial } from './byte-level.ts';
import type { Send } from './client.ts';
import type { Served } from './llama-server.ts';
import { beginOf, PLAIN, UNKNOWN, Vocabulary, type Piece } from './vocabulary.ts';

const Token = v.pipe(v.number(), v.integer(), v.minValue(0));
const Tokenized = v.object({
  tokens: v.array(Token),
  token_strs: v.array(v.string()),
  max_model_len: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
const Detokenized = v.object({ prompt: v.string() });
const TokenName = v.pipe(v.string(), v.regex(/^token_id:\d{1,9}$/));
const Prompted = v.record(v.pipe(v.string(), v.regex(/^\d{1,9}$/)), v.object({ logprob: v.nullable(v.number()) }));
const Choice = v.object({
  logprobs: v.object({
    tokens: v.pipe(v.array(TokenName), v.minLength(1)),
    top_logprobs: v.array(v.record(TokenName, v.nullable(v.number()))),
  }),
  prompt_logprobs: v.optional(v.nullable(v.array(v.nullable(Prompted)))),
});
const Completion = v.object({ choices: v.pipe(v.array(Choice), v.length(1)) });

/** Each request is a step of its own in the server's batch, and a token costs little there. */
const AHEAD = 4;
/** As many as a vLLM server tells unless it is set otherwise; of a prompt the best and the prompt's own are enough. */
const TOP = 20;
const TOP_OF_PROMPT = 1;

const idOf = (name: string): TokenId => Number(name.slice('token_id:'.length));

export async function openVllm(send: Send, answers: Answers, model: string, signal: CancelSignal): Promise<Served> {
  const ask = async (prompt: string, add: boolean, s: CancelSignal) => {
    const body = { model, prompt, add_special_tokens: add, return_token_strs: true };
    const answer = answers.parse(Tokenized, await send('/tokenize', body, s), 'tokens');
    if (answer.tokens.length !== answer.token_strs.length) throw answers.wrong('tokens');
    return answer;
  };
  const piecesOf = async (text: string, s: CancelSignal): Promise<Piece[]> => {
    const { tokens, token_strs } = await ask(text, false, s);
    return tokens.map((token, i) => {
      const bytes = bytesOf(token_strs[i]!);
      if (bytes === undefined) throw answers.wrong('a vocabulary that is not one of bytes');
      return { token, bytes };
    });
  };
  const whole = await ask(PLAIN, true, signal);
  const plain = await ask(PLAIN, false, signal);
  const vocabulary = new Vocabulary(
    (text, special, s) => (special ? piecesOf(text, s) : plainPieces(text, (part) => piecesOf(part, s), answers)),
    beginOf(whole.tokens, plain.tokens),
    [],
  );
  const meet = async (token: TokenId, s: CancelSignal) => {
    if (vocabulary.knows(token)) return;
    const { prompt } = answers.parse(Detokenized, await send('/detokenize', { model, tokens: [token] }, s), 'text');
    const isText = prompt !== '' && !prompt.includes('\uFFFD') && !isSpecial(prompt);
    vocabulary.note({ token, bytes: isText ? new TextEncoder().encode(prompt) : UNKNOWN });
  };
  const complete = async (body: object, s: CancelSignal) => {
    const how = { model, temperature: 0, repetition_penalty: 1, ignore_eos: true, return_tokens_as_token_ids: true };
    const answer = answers.parse(Completion, await send('/v1/completions', { ...how, ...body }, s), 'probabilities');
    const choice = answer.choices[0]!;
    const { tokens, top_logprobs } = choice.logprobs;
    if (tokens.length !== top_logprobs.length) throw answers.wrong('probabilities');
    const written: Foretold = tokens.map((name, i) => {
      const entries = Object.entries(top_logprobs[i]!).map(([id, p]) => [idOf(id), p ?? -Infinity] as const);
      if (entries.length === 0) throw answers.wrong('probabilities');
      return { token: idOf(name), distribution: new Map(entries) };
    });
    return { written, read: choice.prompt_logprobs ?? [] };
  };
  const completions: Completions = {
    ahead: AHEAD,
    meet,
    top: TOP,
    foretell: async (prompt, count, s) => {
      const { written } = await complete({ prompt, max_tokens: count, logprobs: TOP }, s);
      return written;
    },
    verify: async (prompt, from, s) => {
      const prompt_logprobs = TOP_OF_PROMPT;
      const { written, read } = await complete({ prompt, max_tokens: 1, logprobs: TOP, prompt_logprobs }, s);
      if (read.length !== prompt.length) throw answers.wrong('probabilities of the prompt');
      const distributions: Distribution[] = read.slice(from).map((one, i) => {
        const entries = Object.entries(one ?? {}).map(
          ([id, { logprob }]) => [Number(id), logprob ?? -Infinity] as const,
        );
        const distribution = new Map(entries);
        if (!distribution.has(prompt[from + i]!)) throw answers.wrong('probabilities of the prompt');
        return distribution;
      });
      distributions.push(written[0]!.distribution);
      return distributions;
    },
  };
  return { vocabulary, completions, contextSize: whole.max_model_len };
}

/** Most texts of special tokens in one text; a text with more is not one that anybody needs to have corrected. */
const MOST_SPLITS = 32;

/**
 * vLLM reads special tokens in any text. Where it does, the text is cut behind the first character of such a token and its parts
 * are read by themselves, so that the user's text stays text.
 */
async function plainPieces(
  text: string,
  piecesOf: (part: string) => Promise<Piece[]>,
  answers: Answers,
): Promise<Piece[]> {
  const done: Piece[] = [];
  let rest = text;
  for (let splits = 0; splits <= MOST_SPLITS; splits++) {
    const pieces = await piecesOf(rest);
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    const at = pieces.findIndex(({ bytes }) => isSpecial(decoder.decode(bytes)));
    if (at < 0) return [...done, ...pieces];
    const before = decoder.decode(Buffer.concat(pieces.slice(0, at).map(({ bytes }) => bytes)));
    const cut = before.length + 1;
    done.push(...(await piecesOf(rest.slice(0, cut))));
    rest = rest.slice(cut);
  }
  throw answers.wrong('too many special tokens');
}
