/**
 * Residual decoding: the answer is the draft of its own correction. Its tokens are fed in batches and the model's choice is
 * read at each; a token stays unless the model prefers another by more than the margin. Where it would leave the draft, the
 * cache is rolled back and it is asked once more, alone and with the margin; then it writes freely until the output meets
 * the draft again. This is speculative decoding
 * (Leviathan et al. 2023) with the input as the draft, as in aggressive decoding for grammar correction (Sun et al. 2021).
 */
import { throwIfCancelled } from '../../../base/core/errors.ts';
import type { Decoded, DecodeOptions, WrittenRun } from './decoded.ts';
import { choiceAt, feedForChoice, type Choice, type Evaluator, type TokenId, type Want } from './evaluator.ts';
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
  /** Once so many changes are made, a further one wants this margin: what the tags named has been mended. */
  readonly settled?: { readonly changes: number; readonly margin: number } | undefined;
  readonly batch?: BatchSizes | undefined;
}

/**
 * With the token before them these are at most 63: up to there llama.cpp's CPU code computes each token nearly as if it were
 * alone (on many CPUs to the last bit), so that the output is that of plain decoding but for near-ties. Small first offers
 * waste little at a deviation.
 */
export const EXACT_BATCH: BatchSizes = { first: 31, most: 62 };

/**
 * From 64 tokens on llama.cpp's flash attention works in tiles: a third faster on a CPU, with other roundings, which can tip
 * a choice between two tokens of nearly equal probability. For where the whole draft is expected to be kept, and for GPUs.
 */
export const LARGE_BATCH: BatchSizes = { first: 64, most: 256 };

/** For a margin: near-ties are the draft's anyway, so other roundings say nothing, and tiles read what is kept faster. */
export const GROWING_BATCH: BatchSizes = { first: 31, most: 256 };

/** Draft tokens to offer where only one token of the output has matched the draft again. */
const GUESS = 15;
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
  const { signal } = options;
  const walk = new Walk(draft, options);
  if (options.limit <= 0) return walk.result(false);
  let before = pending;
  for (;;) {
    throwIfCancelled(signal);
    const offer = walk.offer();
    const start = evaluator.position;
    const tokens = [...before, ...offer];
    // What is written freely is asked for one by one, and how sure each is: the confidence of the change.
    const want: Want = offer.length === 0 ? { probability: true } : {};
    const wants = tokens.map((_, i) => (i < before.length - 1 ? undefined : want));
    const choices = await evaluator.feed(tokens, wants, signal);
    let taken = walk.take(offer, (k) => choiceAt(choices, before.length - 1 + k));
    const valid = start + before.length + taken.kept;
    if (taken.doubt !== undefined) {
      await evaluator.rollback(valid - 1);
      const last = tokens.slice(before.length + taken.kept - 1, before.length + taken.kept);
      taken = walk.decide(await feedForChoice(evaluator, last, taken.doubt, signal));
    } else if (taken.ended === undefined && evaluator.position > valid) await evaluator.rollback(valid);
    options.onProgress?.(walk.output.length);
    if (taken.ended !== undefined) return walk.result(taken.ended);
    before = [taken.last];
  }
}

interface Taken {
  /** Offered tokens that were kept. */
  readonly kept: number;
  /** The output's last token, which is not in the cache unless it was kept. */
  readonly last: TokenId;
  /** Set when the output is over: true after a stop token, false at the limit. */
  readonly ended?: boolean;
  /** Set when the model would leave the draft here: what to ask it about that, with the token before fed once more. */
  readonly doubt?: Want;
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

  /** Takes the model's tokens in order, up to the first that leaves the draft or ends the output. */
  take(offer: readonly TokenId[], choice: (k: number) => Choice): Taken {
    for (let k = 0; ; k++) {
      const { token: made, logProbability } = choice(k);
      const expected = this.#expected(k);
      const keep = made === expected;
      if (!keep && expected !== undefined && this.#doubts()) {
        if (this.#at !== undefined) this.#at += k;
        return { kept: k, last: made, doubt: this.#doubt(expected) };
      }
      const ended = this.#put(made, keep, k === offer.length, logProbability);
      if (ended !== undefined) return { kept: k, last: made, ended };
      if (keep && k < offer.length) continue;
      if (keep) this.#advance(k + 1);
      else this.#leave(k);
      return { kept: k, last: made };
    }
  }

  /** Takes the choice that the model made in doubt; nothing after it has been fed. */
  decide({ token, logProbability }: Choice): Taken {
    const keep = token === this.#expected(0);
    const ended = this.#put(token, keep, true, logProbability);
    if (ended === undefined && keep) this.#advance(1);
    else if (ended === undefined) this.#leave(0);
    return { kept: 0, last: token, ...(ended === undefined ? {} : { ended }) };
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

  /** Whether leaving the draft is asked about again. A guess that is refuted at once needs it for the margin alone. */
  #doubts(): boolean {
    return this.#run > 0 || this.#margin() > 0;
  }

  /** A change counts once the draft was surely met again after it. */
  #margin(): number {
    const { margin, settled } = this.#options;
    if (settled === undefined || this.#run < CERTAIN) return margin;
    return this.#written.count >= settled.changes ? Math.max(margin, settled.margin) : margin;
  }

  #doubt(expected: TokenId): Want {
    const margin = this.#margin();
    return { probability: true, ...(margin > 0 ? { bias: { token: expected, by: margin } } : {}) };
  }

  /** Puts a token out. Returns whether a stop token or the limit ends the output, and which. */
  #put(token: TokenId, keep: boolean, unfed: boolean, logProbability?: number): boolean | undefined {
    if (this.#options.stop.has(token)) return true;
    this.output.push(token);
    if (keep) {
      // The token after the last offered one is checked without being fed: it counts as offered too.
      if (unfed) this.#offered++;
      this.#accepted++;
      this.#run++;
    } else this.#written.add(this.output.length - 1, logProbability);
    return this.output.length >= this.#options.limit ? false : undefined;
  }

  /** The whole offer was kept: go on, with a larger one. */
  #advance(kept: number): void {
    if (this.#at !== undefined) this.#at += kept;
    this.#size = Math.min(this.#size * 2, this.#batch.most);
  }

  /** The k-th choice was written by the model. Looks for the draft again; wrong guesses make it ask for longer matches. */
  #leave(k: number): void {
    if (this.#at !== undefined && this.#run >= CERTAIN) {
      this.#left = this.#at + k;
      this.#wrongGuesses = 0;
    } else if (this.#at !== undefined && this.#run === 0) this.#wrongGuesses++;
    this.#at = undefined;
    const least = Math.min(1 + this.#wrongGuesses, WARIEST);
    const meeting = findMeeting(this.output, this.#draft, this.#left, least);
    if (meeting === undefined) return;
    this.#at = meeting.at;
    this.#run = 0;
    // The shorter the match, the less is staked on it.
    this.#size = meeting.length === 1 ? Math.min(GUESS, this.#batch.first) : this.#batch.first;
  }
}

/** Collects single written tokens into runs. */
class WrittenRuns {
  readonly #runs: { start: number; end: number; logProbability: number }[] = [];

  get count(): number {
    return this.#runs.length;
  }

  /** The probability of a token that refuted a guess was not asked for: it counts as sure. */
  add(index: number, logProbability = 0): void {
    let last = this.#runs.at(-1);
    if (last?.end !== index) this.#runs.push((last = { start: index, end: index, logProbability: 0 }));
    last.end++;
    last.logProbability += logProbability;
  }

  runs(): readonly WrittenRun[] {
    return this.#runs;
  }
}
