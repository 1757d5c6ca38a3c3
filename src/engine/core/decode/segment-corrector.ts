/** A Corrector over an evaluator: reads question and segment, asks for the verdict, and decodes the correction. */
import type { CancelSignal } from '../../../base/core/cancel.ts';
import { throwIfCancelled } from '../../../base/core/errors.ts';
import type { FaultWords } from '../../../align/core/fault-words.ts';
import type { CorrectInput, Correction, CorrectOptions, Corrector } from '../../../align/core/corrector.ts';
import type { Profile } from '../protocol.ts';
import type { Evaluator, TokenId } from './evaluator.ts';
import { KnownTags } from './known-tags.ts';
import { readAhead, readPrompt, type Prompt } from './read-prompt.ts';
import { decodeResidual, EXACT_BATCH, GROWING_BATCH, LARGE_BATCH, type BatchSizes } from './residual.ts';
import { writtenSpans } from './spans.ts';
import { profileTokens, withoutMiddle, type ProfileTokens, type Tokenizer } from './tokens.ts';
import { decodeTags, readVerdict } from './verdict.ts';

export interface SegmentCorrectorDeps {
  readonly profile: Profile;
  readonly tokenizer: Tokenizer;
  readonly evaluator: Evaluator;
  /** Tags that the model is known to name; they only make naming them faster. */
  readonly tags?: readonly string[] | undefined;
  /** Faults in words, for models that were not taught tags. */
  readonly words?: FaultWords | undefined;
  /** Tokens that the evaluator's cache can hold. */
  readonly capacity: number;
  /** Tokens to read in one evaluation: a cancel waits for one at most. */
  readonly batchSize: number;
  /** Draft tokens in one evaluation; by default exact at margin 0 after a verdict, and large for models without one. */
  readonly draftBatch?: BatchSizes | undefined;
  /** A clock in milliseconds. */
  readonly now: () => number;
  /** How a correction is written: by default residually. The benchmark puts others in its place. */
  readonly decode?: typeof decodeResidual | undefined;
}

/** Most tokens of tags. */
const TAG_LIMIT = 48;
/** Most tokens of what a model is told of a fault. */
const FAULT_LIMIT = 128;
/** What the fence around a code selection may add to a segment of the longest length. */
const FENCE_TOKENS = 32;
/** Share of reading in the progress of a segment. */
const READING = 0.5;

/** Most tokens of a correction: half as long again as the segment, and room for a few lines. */
const outputLimit = (segmentTokens: number) => Math.ceil(segmentTokens * 1.5) + 64;

/** A segment that is going to be read. */
interface Job {
  readonly prompt: Prompt & { readonly shared: number };
  readonly draft: readonly TokenId[];
  readonly limit: number;
}

export class SegmentCorrector implements Corrector {
  readonly #deps: SegmentCorrectorDeps;
  readonly #tokens: ProfileTokens;
  readonly #knownTags: KnownTags;
  readonly #longestSegment: number;
  readonly #longestQuestion: number;
  /** Most tokens between a segment and its correction. */
  readonly #suffix: number;
  #prefix: { readonly question: string; readonly tokens: readonly TokenId[] } | undefined;
  #busy = false;

  /** Throws when the profile does not fit the model's vocabulary. */
  constructor(deps: SegmentCorrectorDeps) {
    this.#deps = deps;
    this.#tokens = profileTokens(deps.profile, deps.tokenizer);
    this.#knownTags = new KnownTags(deps.tags ?? [], (text) => deps.tokenizer.tokenize(text, false));
    this.#longestSegment = deps.profile.maxSegmentTokens + FENCE_TOKENS;
    const { beforeQuestion, beforeAnswer, afterAnswer, told } = this.#tokens;
    const toldLength = told === null ? 0 : told.before.length + FAULT_LIMIT + told.after.length;
    this.#suffix = Math.max(afterAnswer.length + TAG_LIMIT + 1, toldLength);
    const fixed = beforeQuestion.length + beforeAnswer.length + this.#suffix;
    const { maxSegmentTokens } = deps.profile;
    this.#longestQuestion = Math.max(64, deps.capacity - fixed - maxSegmentTokens - outputLimit(maxSegmentTokens));
  }

  countTokens(text: string): number {
    return this.#deps.tokenizer.tokenize(text, false).length;
  }

  /**
   * Reads what will hardly change any more: up to the last white space, since more text can make the last word other
   * tokens. Whatever turns out different is rolled back by the next reading.
   */
  readAhead({ question, segment }: CorrectInput, signal: CancelSignal): Promise<void> {
    return this.#alone(async () => {
      throwIfCancelled(signal);
      const known = segment.slice(0, Math.max(0, segment.search(/\s\S*$/)));
      const tokens = this.#deps.tokenizer.tokenize(known, false);
      if (tokens.length > this.#longestSegment) return;
      const before = this.#beforeSegment(question);
      const prompt = { tokens: [...before, ...tokens], shared: before.length };
      await readAhead(this.#deps.evaluator, prompt, { batchSize: this.#deps.batchSize, signal });
    });
  }

  correct(input: CorrectInput, options: CorrectOptions): Promise<Correction> {
    return this.#alone(() => {
      throwIfCancelled(options.signal);
      const job = this.#prepare(input);
      return typeof job === 'string' ? skip(input.segment, job) : this.#correct(input.segment, job, options);
    });
  }

  verdictOf(input: CorrectInput, signal: CancelSignal): Promise<number | null> {
    return this.#alone(async () => {
      throwIfCancelled(signal);
      const job = this.#prepare(input);
      const { verdict } = this.#tokens;
      if (typeof job === 'string' || verdict === null) return null;
      const { evaluator, batchSize } = this.#deps;
      const { pending } = await readPrompt(evaluator, job.prompt, { batchSize, signal });
      return (await readVerdict(evaluator, pending, { ...verdict, threshold: -Infinity, signal })).score;
    });
  }

  /** Tokenises the segment by itself, never glued to the prompt, so that its tokens can be the draft. */
  #prepare({ question, segment }: CorrectInput): Job | 'round-trip' | 'too-long' {
    const { tokenizer, capacity } = this.#deps;
    const draft = tokenizer.tokenize(segment, false);
    if (tokenizer.detokenize(draft) !== segment) return 'round-trip';
    const before = this.#beforeSegment(question);
    const tokens = [...before, ...draft, ...this.#tokens.afterAnswer];
    const limit = Math.min(outputLimit(draft.length), capacity - before.length - draft.length - this.#suffix);
    if (draft.length > this.#longestSegment || limit <= draft.length) return 'too-long';
    return { prompt: { tokens, shared: before.length }, draft, limit };
  }

  async #correct(segment: string, job: Job, options: CorrectOptions): Promise<Correction> {
    const { evaluator, tokenizer, now, batchSize } = this.#deps;
    const { prompt, draft, limit } = job;
    const { signal, onProgress } = options;
    const started = now();
    const { pending, reused } = await readPrompt(evaluator, prompt, {
      batchSize,
      signal,
      onRead: (f) => onProgress?.(READING * f),
    });
    const tokens = { prompt: prompt.tokens.length - reused, draft: 0, accepted: 0, generated: 0 };

    let next = pending;
    let score: number | null = null;
    let tags: string[] = [];
    let readMs = now() - started;
    const left = (text: string, skipped?: Correction['skipped']): Correction => {
      const decodeMs = now() - started - readMs;
      return { score, tags, text, written: [], skipped, tokens, readMs, decodeMs };
    };

    const { verdict, told, stop, end } = this.#tokens;
    const { forcedTags, tagsOnly = false } = options;
    let fault = forcedTags === undefined ? '' : this.#wordsOf(forcedTags);
    if (verdict !== null) {
      // Where the tags are given, the verdict is asked for its score alone.
      const threshold = forcedTags === undefined ? options.threshold : -Infinity;
      const follow = (written: readonly TokenId[]) => this.#knownTags.after(written);
      const said = await readVerdict(evaluator, pending, { ...verdict, threshold, follow, signal });
      score = said.score;
      readMs = now() - started;
      if (forcedTags !== undefined) tags = [...forcedTags];
      else if (said.otherwise === undefined) return left(segment);
      else {
        const named = await decodeTags(evaluator, said.otherwise, {
          ...verdict,
          stop,
          limit: TAG_LIMIT,
          follow,
          signal,
        });
        tokens.generated += named.tokens.length;
        fault = tokenizer.detokenize(named.tokens);
        tags = verdict.separator === undefined ? this.#tagsIn(fault) : words(fault);
        if (verdict.separator !== undefined && !named.separated) return left(segment, 'unusable');
      }
      if (verdict.separator !== undefined)
        next = forcedTags === undefined ? [verdict.separator] : [...this.#tokensOf(tags), verdict.separator];
    }
    if (tagsOnly) return left(segment);
    if (told !== null && fault !== '') {
      const asked = this.#told(job, told, tags.length > 0 ? this.#wordsOf(tags) : fault);
      next = (await readPrompt(evaluator, asked, { batchSize, signal })).pending;
    }

    const { margin, settledMargin } = options;
    const settled =
      settledMargin === undefined ? undefined : { changes: Math.max(1, tags.length), margin: settledMargin };
    const afterVerdict = margin > 0 ? GROWING_BATCH : EXACT_BATCH;
    const { decode = decodeResidual, draftBatch = verdict === null ? LARGE_BATCH : afterVerdict } = this.#deps;
    const decoded = await decode(evaluator, next, draft, {
      stop,
      end,
      limit,
      margin,
      settled,
      batch: draftBatch,
      signal,
      onProgress: (n) => onProgress?.(READING + (1 - READING) * Math.min(1, n / Math.max(1, draft.length))),
    });
    tokens.draft = decoded.draft;
    tokens.accepted = decoded.accepted;
    tokens.generated += decoded.generated;
    const text = tokenizer.detokenize(decoded.tokens);
    // An output without an end, or with half a character in it, is no correction.
    if (!decoded.ended || (text.includes('\uFFFD') && !segment.includes('\uFFFD'))) return left(segment, 'unusable');
    const written = writtenSpans(decoded.written, decoded.tokens, text, (t) => tokenizer.detokenize(t));
    return { ...left(text), written };
  }

  /** The prompt that tells the fault. */
  #told({ prompt, draft }: Job, { before, after }: NonNullable<ProfileTokens['told']>, fault: string): Prompt {
    const { shared } = prompt;
    const words = this.#deps.tokenizer.tokenize(fault, false).slice(0, FAULT_LIMIT);
    const segment = prompt.tokens.slice(0, shared + draft.length);
    return { tokens: [...segment, ...before, ...words, ...after], shared };
  }

  #wordsOf(tags: readonly string[]): string {
    return this.#deps.words?.of(tags) ?? tags.join(' ');
  }

  #tagsIn(text: string): string[] {
    return this.#deps.words?.tagsIn(text) ?? [];
  }

  /** Tags as the model writes them; no more than there is room for. */
  #tokensOf(tags: readonly string[]): readonly TokenId[] {
    const text = (tag: string, i: number) => (i === 0 ? tag : ` ${tag}`);
    return tags.flatMap((tag, i) => this.#deps.tokenizer.tokenize(text(tag, i), false)).slice(0, TAG_LIMIT);
  }

  /** All that precedes a segment: the same for each segment of an answer. Too long a question loses its middle. */
  #beforeSegment(question: string): readonly TokenId[] {
    if (this.#prefix?.question !== question) {
      const { beforeQuestion, beforeAnswer } = this.#tokens;
      const asked = withoutMiddle(this.#deps.tokenizer.tokenize(question, false), this.#longestQuestion);
      this.#prefix = { question, tokens: [...beforeQuestion, ...asked, ...beforeAnswer] };
    }
    return this.#prefix.tokens;
  }

  /** Two texts at once in one cache would be read as one: a mistake of the caller, which must not reach a user's text. */
  async #alone<T>(work: () => Promise<T> | T): Promise<T> {
    if (this.#busy) throw new Error('The corrector is busy with another segment.');
    this.#busy = true;
    try {
      return await work();
    } finally {
      this.#busy = false;
    }
  }
}

function skip(segment: string, skipped: 'round-trip' | 'too-long'): Correction {
  const tokens = { prompt: 0, draft: 0, accepted: 0, generated: 0 };
  return { score: null, tags: [], text: segment, written: [], skipped, tokens, readMs: 0, decodeMs: 0 };
}

const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');
