/**
 * Any server with OpenAI's chat completions. It judges only where it tells probabilities; where it does not, it is asked for
 * nothing but corrections of faults that certain evidence found.
 */
import * as v from 'valibot';
import type { CancelSignal } from '../../../base/core/cancel.ts';
import type {
  CorrectInput,
  Correction,
  CorrectOptions,
  Corrector,
  WrittenSpan,
} from '../../../align/core/corrector.ts';
import { SUREST } from '../../core/decode/verdict.ts';
import { correctionMessages, FAULTY, STANDS, verdictMessages, type Message } from '../../core/remote/instruct.ts';
import type { Answers } from './answers.ts';
import type { Send } from './client.ts';

const Entry = v.object({ token: v.string(), logprob: v.number() });
const Logprobs = v.object({
  content: v.array(v.object({ ...Entry.entries, top_logprobs: v.optional(v.array(Entry), []) })),
});
const Chat = v.object({
  choices: v.pipe(
    v.array(
      v.object({
        message: v.object({ content: v.nullable(v.string()) }),
        finish_reason: v.nullable(v.string()),
        logprobs: v.optional(v.nullable(v.looseObject({}))),
      }),
    ),
    v.minLength(1),
  ),
});

export interface ChatDeps {
  readonly send: Send;
  readonly answers: Answers;
  readonly model: string;
  /** What a tag means, for the model. */
  readonly reasonOf: (tag: string) => string;
}

const TOP = 20;
/** Bytes of a token, about; and room for what a correction adds. */
const BYTES_A_TOKEN = 3;
const ROOM = 256;
/** How sure a change is of which the server tells no probability: even odds, enough where the fault is certain. */
const UNTOLD = Math.log(0.5);

type Told = v.InferOutput<typeof Logprobs>['content'];

export class ChatCorrector implements Corrector {
  readonly #deps: ChatDeps;
  /** Whether it tells probabilities; undefined until it was asked. */
  #tells: boolean | undefined;

  constructor(deps: ChatDeps) {
    this.#deps = deps;
  }

  async correct(input: CorrectInput, options: CorrectOptions): Promise<Correction> {
    const { question, segment } = input;
    const { forcedTags, threshold, signal } = options;
    const started = performance.now();
    const score = await this.verdictOf(input, signal);
    const readMs = performance.now() - started;
    const left = (
      skipped?: Correction['skipped'],
      text = segment,
      written: readonly WrittenSpan[] = [],
    ): Correction => ({
      score,
      tags: text === segment ? [] : [...(forcedTags ?? [])],
      text,
      written,
      skipped,
      tokens: { prompt: 0, draft: 0, accepted: 0, generated: 0 },
      readMs,
      decodeMs: performance.now() - started - readMs,
    });
    if (forcedTags === undefined && (score === null || score >= threshold)) return left();
    const faults = (forcedTags ?? []).map((tag) => this.#deps.reasonOf(tag));
    const limit = Math.ceil((this.countTokens(segment) * 3) / 2) + ROOM;
    const { content, ended, told } = await this.#ask(correctionMessages(question, segment, faults), limit, 0, signal);
    const text = withEndsOf(segment, content);
    if (!ended || text.trim() === '' || (text.includes('\uFFFD') && !segment.includes('\uFFFD')))
      return left('unusable');
    return text === segment ? left() : left(undefined, text, [writtenSpan(segment, text, content, told)]);
  }

  async verdictOf({ question, segment }: CorrectInput, signal: CancelSignal): Promise<number | null> {
    if (this.#tells === false) return null;
    const { told } = await this.#ask(verdictMessages(question, segment), 1, TOP, signal);
    const top = told?.[0]?.top_logprobs ?? [];
    const sum = (word: string) =>
      top.filter(({ token }) => token.trim() === word).reduce((all, { logprob }) => all + Math.exp(logprob), 0);
    const [stands, faulty] = [sum(STANDS), sum(FAULTY)];
    this.#tells = top.length > 0;
    // A model that says neither has not understood: it is asked for nothing that it would have to judge.
    if (stands + faulty === 0) return null;
    return Math.max(-SUREST, Math.min(SUREST, Math.log(stands) - Math.log(faulty)));
  }

  /** Nothing is kept on the server, so there is nothing to read ahead. */
  readAhead(): Promise<void> {
    return Promise.resolve();
  }

  countTokens(text: string): number {
    return Math.ceil(Buffer.byteLength(text) / BYTES_A_TOKEN);
  }

  async #ask(messages: readonly Message[], limit: number, top: number, signal: CancelSignal) {
    const { send, answers, model } = this.#deps;
    const wanted = this.#tells === false ? {} : { logprobs: true, ...(top > 0 ? { top_logprobs: top } : {}) };
    const body = { model, messages, temperature: 0, max_tokens: limit, stream: false, ...wanted };
    const { choices } = answers.parse(Chat, await send('/v1/chat/completions', body, signal), 'a chat completion');
    const { message, finish_reason, logprobs } = choices[0]!;
    const told = v.safeParse(Logprobs, logprobs);
    return {
      content: message.content ?? '',
      ended: finish_reason === 'stop',
      told: told.success ? told.output.content : undefined,
    };
  }
}

/** A model drops or adds white space around a text without meaning it. */
function withEndsOf(segment: string, content: string): string {
  const [before] = /^\s*/.exec(segment)!;
  const after = segment.slice(segment.trimEnd().length);
  return before + content.trim() + (segment.trim() === '' ? '' : after);
}

/** The one range in which the two texts differ, with what the model said of the tokens in it. */
function writtenSpan(segment: string, text: string, content: string, told: Told | undefined): WrittenSpan {
  const most = Math.min(segment.length, text.length);
  let start = 0;
  while (start < most && segment[start] === text[start]) start++;
  let end = 0;
  while (end < most - start && segment[segment.length - 1 - end] === text[text.length - 1 - end]) end++;
  const span = { start, end: text.length - end };
  if (told?.map(({ token }) => token).join('') !== content) return { ...span, logProbability: UNTOLD, lowest: UNTOLD };
  const shift = text.indexOf(content.trim()) - content.indexOf(content.trim());
  let at = shift;
  let [logProbability, lowest] = [0, 0];
  for (const { token, logprob } of told) {
    const inside = at < Math.max(span.end, span.start + 1) && at + token.length > span.start;
    if (inside) {
      logProbability += Math.min(0, logprob);
      lowest = Math.min(lowest, logprob);
    }
    at += token.length;
  }
  return { ...span, logProbability, lowest };
}
