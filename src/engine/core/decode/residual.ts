/**
 * Residual decoding: the answer is the draft of its own correction. Its tokens are fed in batches and the model's choice is
 * read at each; a token stays unless the model prefers another by more than the margin. On a deviation the cache is
 * rolled back to it and the model writes freely until the output meets the draft again. This is speculative decoding
 * (Leviathan et al. 2023) with the input as the draft, as in aggressive decoding for grammar correction (Sun et al. 2021).
 */
import { throwIfCancelled } from '../../../base/core/errors.ts';
import type { Decoded, DecodeOptions, WrittenRun } from './decoded.ts';
import { choiceAt, type Choice, type Evaluator, type TokenId, type Want } from './evaluator.ts';
import { findMeeting } from './rejoin.ts';

/** Draft tokens to offer in one evaluation: at the start, and at most. They double while all are kept. */
export interface BatchSizes {
  readonly first: number;
  readonly most: number;
}

export interface ResidualOptions extends DecodeOptions {
  /** The stop token that is expected at the end of the draft; one of `stop`. */
  readonly end: TokenId;
  /** By how much, in log-probability, the model must prefer another token to the draft's. 0 is exactly greedy. */
  readonly margin: number;
  readonly batch?: BatchSizes | undefined;
}

/**
 * With the token before them these are at most 63: up to there llama.cpp's CPU code computes each token as if it were alone,
 * to the last bit, so that the output is exactly that of plain decoding. Small first offers waste little at a deviation.
 */
export const EXACT_BATCH: BatchSizes = { first: 31, most: 62 };

/**
 * From 64 tokens on llama.cpp's flash attention works in tiles: a third faster on a CPU, with other roundings, which can tip
 * a choice between two tokens of nearly equal probability. For where the whole draft is expected to be kept, and for GPUs.
 */
export const LARGE_BATCH: BatchSizes = { first: 64, most: 256 };

/** After so many tokens in a row kept from the draft, where they stood is where the output really is. */
const CERTAIN = 8;
/** The longest match that is asked for before the draft is offered again after wrong guesses. */
const WARIEST = 4;

/** `pending` are the tokens (at least one) that precede the output and are not in the cache yet. */
export async function decodeResidual(
  evaluator: Evaluator,
  pending: readonly TokenId[],
  draft: readonly TokenId[],
  options: ResidualOptions,
): Promise<Decoded> {
  const walk = new Walk(draft, options);
  if (options.limit <= 0) return walk.result(false);
  let before = pending;
  for (;;) {
    throwIfCancelled(options.signal);
    const offer = walk.offer();
    const start = evaluator.position;
    const tokens = [...before, ...offer];
    const wants: (Want | undefined)[] = tokens.map((_, i) =>
      i < before.length - 1 ? undefined : walk.want(i - before.length + 1),
    );
    const choices = await evaluator.feed(tokens, wants, options.signal);
    const { kept, last, ended } = walk.take(offer, (k) => choiceAt(choices, before.length - 1 + k));
    const valid = start + before.length + kept;
    options.onProgress?.(walk.output.length);
    if (ended !== undefined) return walk.result(ended);
    if (evaluator.position > valid) await evaluator.rollback(valid);
    before = [last];
  }
}

interface Taken {
  /** Offered tokens that were kept. */
  readonly kept: number;
  /** The output's last token, which is not in the cache unless it was kept. */
  readonly last: TokenId;
  /** Set when the output is over: true after a stop token, false at the limit. */
  readonly ended?: boolean;
}

/** The state of one decoding: the output so far and where it stands in the draft. */
class Walk {
  readonly output: TokenId[] = [];
  readonly #draft: readonly TokenId[];
  readonly #options: ResidualOptions;
  readonly #batch: BatchSizes;
  readonly #written = new WrittenRuns();
  /** The draft's token that is expected next; undefined while the model writes freely. */
  #at: number | undefined = 0;
  /** Where the search for a meeting begins. */
  #left = 0;
  /** Tokens kept since the draft was last met. */
  #run = CERTAIN;
  #size: number;
  #wrongGuesses = 0;
  #offered = 0;
  #accepted = 0;

  constructor(draft: readonly TokenId[], options: ResidualOptions) {
    this.#draft = draft;
    this.#options = options;
    this.#batch = options.batch ?? EXACT_BATCH;
    this.#size = this.#batch.first;
  }

  /** The draft's tokens to feed next; none while the model writes freely. */
  offer(): readonly TokenId[] {
    if (this.#at === undefined) return [];
    const room = this.#options.limit - this.output.length;
    const offer = this.#draft.slice(this.#at, this.#at + Math.min(this.#size, room));
    this.#offered += offer.length;
    return offer;
  }

  /** What to ask at the k-th choice of an offer. */
  want(k: number): Want {
    const expected = this.#expected(k);
    // Margin 0 needs no comparison, and comparing costs time at every token.
    return { against: this.#options.margin > 0 ? expected : undefined, probability: true };
  }

  /** Takes the choices in order, up to the first that leaves the draft or ends the output. */
  take(offer: readonly TokenId[], choice: (k: number) => Choice): Taken {
    for (let k = 0; ; k++) {
      const made = choice(k);
      const expected = this.#expected(k);
      const keep = expected !== undefined && this.#keeps(made, expected);
      const last = keep ? expected : made.token;
      if (this.#options.stop.has(last)) return { kept: k, last, ended: true };
      this.output.push(last);
      if (keep) this.#keep(k === offer.length);
      else this.#leave(k, made);
      if (this.output.length >= this.#options.limit) return { kept: k, last, ended: false };
      if (keep && k < offer.length) continue;
      if (keep) this.#advance(k + 1);
      else this.#meet();
      return { kept: k, last };
    }
  }

  result(ended: boolean): Decoded {
    return {
      tokens: this.output,
      ended,
      written: this.#written.runs(),
      draft: this.#offered,
      accepted: this.#accepted,
      generated: this.output.length - this.#accepted,
    };
  }

  #expected(k: number): TokenId | undefined {
    return this.#at === undefined ? undefined : (this.#draft[this.#at + k] ?? this.#options.end);
  }

  #keeps({ token, lead }: Choice, expected: TokenId): boolean {
    if (token === expected) return true;
    const { margin } = this.#options;
    return margin > 0 && lead !== undefined && lead <= margin;
  }

  /** The token after the last offered one is checked without being fed: it counts as offered too. */
  #keep(unfed: boolean): void {
    if (unfed) this.#offered++;
    this.#accepted++;
    this.#run++;
  }

  /** The whole offer was kept: go on, with a larger one. */
  #advance(kept: number): void {
    if (this.#at !== undefined) this.#at += kept;
    this.#size = Math.min(this.#size * 2, this.#batch.most);
  }

  /** The k-th choice was written by the model, and not expected. */
  #leave(k: number, { logProbability = 0 }: Choice): void {
    this.#written.add(this.output.length - 1, logProbability);
    if (this.#at === undefined) return;
    if (this.#run >= CERTAIN) {
      this.#left = this.#at + k;
      this.#wrongGuesses = 0;
    } else if (this.#run === 0) this.#wrongGuesses++;
    this.#at = undefined;
  }

  /** Looks for the draft again. Guesses that went wrong make it ask for longer matches. */
  #meet(): void {
    const least = Math.min(1 + this.#wrongGuesses, WARIEST);
    const meeting = findMeeting(this.output, this.#draft, this.#left, least);
    if (meeting === undefined) return;
    this.#at = meeting.at;
    this.#run = 0;
    // The shorter the match, the less is staked on it.
    this.#size = Math.min(2 ** Math.min(meeting.length, 4), this.#batch.first);
  }
}

/** Collects single written tokens into runs. */
class WrittenRuns {
  readonly #tokens: { readonly index: number; readonly logProbability: number }[] = [];

  add(index: number, logProbability: number): void {
    this.#tokens.push({ index, logProbability });
  }

  runs(): WrittenRun[] {
    const runs: { start: number; end: number; sum: number }[] = [];
    for (const { index, logProbability } of this.#tokens) {
      const last = runs.at(-1);
      if (last?.end === index) {
        last.end++;
        last.sum += logProbability;
      } else runs.push({ start: index, end: index + 1, sum: logProbability });
    }
    return runs.map(({ start, end, sum }) => ({ start, end, logProbability: sum / (end - start) }));
  }
}
