/**
 * Residual decoding: the answer is the draft of its own correction. Its tokens are fed in batches and the model's choice is
 * read at each; a token stays unless the model prefers another by more than the margin. Where it would leave the draft, the
 * cache is rolled back and it is asked once more, with what it chose and the place where the draft would go on then; so one
 * small evaluation confirms the change, tells how sure it is, and begins what follows. From there the model writes freely
 * until the output meets the draft again. This is speculative decoding
 * (Leviathan et al. 2023) with the input as the draft, as in aggressive decoding for grammar correction (Sun et al. 2021).
 */
import { throwIfCancelled } from '../../../base/core/errors.ts';
import type { Decoded, DecodeOptions, WrittenRun } from './decoded.ts';
import { choiceAt, logProbabilityOf, type Choice, type Evaluator, type TokenId, type Want } from './evaluator.ts';
import { findMeeting, type Meeting } from './rejoin.ts';

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
export const EXACT_BATCH: BatchSizes = { first: 15, most: 62 };

/**
 * From 64 tokens on llama.cpp's flash attention works in tiles: a third faster on a CPU, with other roundings, which can tip
 * a choice between two tokens of nearly equal probability. For where the whole draft is expected to be kept, and for GPUs.
 */
export const LARGE_BATCH: BatchSizes = { first: 63, most: 255 };

/** For a margin: near-ties are the draft's anyway, so other roundings say nothing, and tiles read what is kept faster. */
export const GROWING_BATCH: BatchSizes = { first: 7, most: 255 };

/** Draft tokens to offer where only one token of the output has matched the draft again. */
const GUESS = 3;
/** Draft tokens to offer behind a choice in doubt: four in all are hardly dearer than two. */
const GUESS_IN_DOUBT = 2;
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
    const tokens = [...before, ...offer.tokens];
    const asked = before.length - 1;
    const start = evaluator.position;
    const wants = [...new Array<undefined>(asked).fill(undefined), ...offer.wants];
    const choices = await evaluator.feed(tokens, wants, signal);
    const { kept, last, ended } = walk.take(offer.tokens, (k) => choiceAt(choices, asked + k));
    options.onProgress?.(walk.output.length);
    if (ended !== undefined) return walk.result(ended);
    // In doubt the last kept token is fed once more, to ask what follows it.
    before = [last ?? tokens[asked + kept]!];
    const valid = start + asked + kept + (last === undefined ? 0 : 1);
    if (evaluator.position > valid) await evaluator.rollback(valid);
  }
}

/** What to feed after the output so far, and what to ask: before each of the tokens, and after the last. */
interface Offer {
  readonly tokens: readonly TokenId[];
  readonly wants: readonly Want[];
}

interface Taken {
  /** Offered tokens that are part of the output and stay in the cache. */
  readonly kept: number;
  /** The output's next token, to be fed; undefined where the model is to be asked again what follows the kept ones. */
  readonly last?: TokenId;
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
  /** What the model chose in place of that token, in a batch: to be asked again. */
  #doubted: TokenId | undefined;
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

  /** The draft's tokens, none while the model writes freely; in doubt the doubted token and the draft's after that. */
  offer(): Offer {
    if (this.#doubted === undefined) return this.#offerDraft(this.#at, this.#size);
    const want: Want = { probability: true, ...this.#bias(this.#expected(0), this.#run) };
    if (this.#options.stop.has(this.#doubted)) return { tokens: [], wants: [want] };
    const meeting = this.#meet([...this.output, this.#doubted]);
    const { tokens, wants } = this.#offerDraft(meeting?.at, GUESS_IN_DOUBT, 1);
    return { tokens: [this.#doubted, ...tokens], wants: [want, ...wants] };
  }

  /** Takes the model's tokens in order, up to the first that leaves the draft or ends the output. */
  take(offer: readonly TokenId[], choice: (k: number) => Choice): Taken {
    if (this.#doubted !== undefined) return this.#decide(offer, choice);
    for (let k = 0; ; k++) {
      const { token: made, logProbability } = choice(k);
      const expected = this.#expected(k);
      const keep = made === expected;
      // A guess that is refuted at once is no doubt: the output has left the draft already.
      if (!keep && expected !== undefined && this.#run > 0) {
        this.#stray(k);
        if (this.#at !== undefined) this.#at += k;
        this.#doubted = made;
        return { kept: k };
      }
      const ended = this.#put(made, keep, k === offer.length, logProbability);
      if (ended !== undefined) return { kept: k, last: made, ended };
      if (keep && k < offer.length) continue;
      if (keep) this.#advance(k + 1);
      else this.#leave(k);
      return { kept: k, last: made };
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

  /** The choice that was in doubt; if it is the doubted one, what was fed after it counts too. */
  #decide(offer: readonly TokenId[], choice: (k: number) => Choice): Taken {
    const doubted = this.#doubted;
    this.#doubted = undefined;
    const { token, logProbability } = choice(0);
    const keep = token === this.#expected(0);
    const ended = this.#put(token, keep, true, logProbability);
    if (ended !== undefined) return { kept: 0, last: token, ended };
    if (keep) this.#advance(1);
    else this.#leave(0);
    if (token !== doubted) return { kept: 0, last: token };
    const guess = offer.slice(1);
    this.#offered += guess.length;
    const taken = this.take(guess, (k) => choice(k + 1));
    return { ...taken, kept: taken.kept + 1 };
  }

  #offerDraft(at: number | undefined, size: number, ahead = 0): Offer {
    // What follows a token that the model wrote may be written too: how sure it is counts for the change.
    if (at === undefined) return { tokens: [], wants: [{ probability: true }] };
    const room = this.#options.limit - this.output.length - ahead;
    const tokens = this.#draft.slice(at, at + Math.min(size, room));
    if (ahead === 0) this.#offered += tokens.length;
    const run = ahead === 0 ? this.#run : 0;
    const wants = Array.from({ length: tokens.length + 1 }, (_, k): Want => ({
      ...(run + k === 0 ? { probability: true } : {}),
      ...this.#bias(this.#draft[at + k] ?? this.#options.end, run + k),
    }));
    return { tokens, wants };
  }

  #expected(k: number): TokenId | undefined {
    return this.#at === undefined ? undefined : (this.#draft[this.#at + k] ?? this.#options.end);
  }

  #bias(expected: TokenId | undefined, run: number): Pick<Want, 'bias'> {
    const margin = this.#margin(run);
    return margin > 0 && expected !== undefined ? { bias: { token: expected, by: margin } } : {};
  }

  /** The margin after so many tokens kept since the last meeting. A change counts once the draft was surely met after it. */
  #margin(run: number): number {
    const { margin, settled } = this.#options;
    if (settled === undefined || run < CERTAIN) return margin;
    return this.#written.count >= settled.changes ? Math.max(margin, settled.margin) : margin;
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
    this.#size = Math.min(this.#size * 2 + 1, this.#batch.most);
  }

  /** The k-th choice leaves the draft. Wrong guesses make it ask for longer matches. */
  #stray(k: number): void {
    if (this.#at === undefined) return;
    if (this.#run >= CERTAIN) {
      this.#left = this.#at + k;
      this.#wrongGuesses = 0;
    } else if (this.#run === 0) this.#wrongGuesses++;
  }

  /** The k-th choice was written by the model: looks for the draft again. */
  #leave(k: number): void {
    this.#stray(k);
    const meeting = this.#meet(this.output);
    this.#at = meeting?.at;
    if (meeting === undefined) return;
    this.#run = 0;
    // The shorter the match, the less is staked on it.
    this.#size = meeting.length === 1 ? Math.min(GUESS, this.#batch.first) : this.#batch.first;
  }

  #meet(output: readonly TokenId[]): Meeting | undefined {
    const least = Math.min(1 + this.#wrongGuesses, WARIEST);
    return findMeeting(output, this.#draft, this.#left, least);
  }
}

/** Collects single written tokens into runs. */
class WrittenRuns {
  readonly #runs: { start: number; end: number; logProbability: number; lowest: number }[] = [];

  get count(): number {
    return this.#runs.length;
  }

  add(index: number, logProbability: number | undefined): void {
    let last = this.#runs.at(-1);
    if (last?.end !== index) this.#runs.push((last = { start: index, end: index, logProbability: 0, lowest: 0 }));
    last.end++;
    const own = logProbabilityOf({ logProbability });
    last.logProbability += own;
    last.lowest = Math.min(last.lowest, own);
  }

  runs(): readonly WrittenRun[] {
    return this.#runs;
  }
}
