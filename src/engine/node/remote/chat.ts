/**
 * Any server with OpenAI's chat completions, asked in the words of a profile for instruct models. It judges only where it tells
 * probabilities and the profile's thresholds let it; else it is asked for nothing but corrections of what certain evidence found.
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
import type { FaultWords } from '../../../align/core/fault-words.ts';
import { SUREST } from '../../core/decode/verdict.ts';
import type { Profile } from '../../core/protocol.ts';
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
  /** One with `told`. */
  readonly profile: Profile;
  readonly faults: FaultWords;
}

const TOP = 20;
/** A verdict names the fault in a few words. */
const VERDICT_TOKENS = 24;
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
    const { segment } = input;
    const { forcedTags, threshold, tagsOnly, signal } = options;
    const { faults } = this.#deps;
    const started = performance.now();
    const isAsked = forcedTags === undefined && threshold > -SUREST;
    const verdict = isAsked ? await this.#judge(input, signal) : undefined;
    const score = verdict?.score ?? null;
    const fault = score !== null && score < threshold ? verdict!.content : '';
    const tags = forcedTags ?? (fault === '' ? [] : faults.tagsIn(fault));
    const readMs = performance.now() - started;
    const left = (
      skipped?: Correction['skipped'],
      text = segment,
      written: readonly WrittenSpan[] = [],
    ): Correction => ({
      ...{ score, tags: [...tags], text, written, skipped, readMs },
      tokens: { prompt: 0, draft: 0, accepted: 0, generated: 0 },
      decodeMs: performance.now() - started - readMs,
    });
    if ((forcedTags === undefined && fault === '') || tagsOnly === true) return left();
    const limit = Math.ceil((this.countTokens(segment) * 3) / 2) + ROOM;
    const asked = this.#prompt(input, tags.length > 0 ? faults.of(tags) : fault);
    const { content, ended, told } = await this.#ask(asked, limit, 0, signal);
    const text = withEndsOf(segment, content);
    if (!ended || text.trim() === '' || (text.includes('\uFFFD') && !segment.includes('\uFFFD')))
      return left('unusable');
    return text === segment ? left() : left(undefined, text, [writtenSpan(segment, text, content, told)]);
  }

  async verdictOf(input: CorrectInput, signal: CancelSignal): Promise<number | null> {
    const isUsed = Object.values(this.#deps.profile.sensitivity).some(({ threshold }) => threshold > -SUREST);
    return isUsed ? (await this.#judge(input, signal)).score : null;
  }

  /** Whether the server answers at all. */
  async check(input: CorrectInput, signal: CancelSignal): Promise<void> {
    await this.#judge(input, signal);
  }

  /** What it says of a part; no score where it tells no probabilities. */
  async #judge(input: CorrectInput, signal: CancelSignal): Promise<{ score: number | null; content: string }> {
    const { verdict } = this.#deps.profile;
    if (this.#tells === false || verdict === null) return { score: null, content: '' };
    const { content, told } = await this.#ask(this.#prompt(input), VERDICT_TOKENS, TOP, signal);
    const top = told?.[0]?.top_logprobs ?? [];
    this.#tells = top.length > 0;
    if (!this.#tells) return { score: null, content };
    const stands = top
      .filter(({ token }) => token.trim() === verdict.ok)
      .reduce((sum, { logprob }) => sum + Math.exp(logprob), 0);
    const score = Math.log(stands) - Math.log(Math.max(0, 1 - stands));
    return { score: Math.max(-SUREST, Math.min(SUREST, score)), content };
  }

  #prompt({ question, segment }: CorrectInput, fault?: string): string {
    const { prompt, told } = this.#deps.profile;
    const end = fault === undefined || told === undefined ? prompt.afterAnswer : told.replace('{fault}', () => fault);
    return prompt.beforeQuestion + question + prompt.beforeAnswer + segment + end;
  }

  /** Nothing is kept on the server, so there is nothing to read ahead. */
  readAhead(): Promise<void> {
    return Promise.resolve();
  }

  countTokens(text: string): number {
    return Math.ceil(Buffer.byteLength(text) / BYTES_A_TOKEN);
  }

  async #ask(prompt: string, limit: number, top: number, signal: CancelSignal) {
    const { send, answers, model } = this.#deps;
    const wanted = this.#tells === false ? {} : { logprobs: true, ...(top > 0 ? { top_logprobs: top } : {}) };
    const messages = [{ role: 'user', content: prompt }];
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
