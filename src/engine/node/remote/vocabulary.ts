/**
 * A server's vocabulary as far as we have met it. The decoders want a tokenizer that answers at once; so what they are going
 * to ask for is learned before, and whatever was not learned throws.
 */
import type { CancelSignal } from '../../../base/core/cancel.ts';
import type { TokenId } from '../../core/decode/evaluator.ts';
import type { Tokenizer } from '../../core/decode/tokens.ts';

export interface Piece {
  readonly token: TokenId;
  readonly bytes: Uint8Array;
}

/** Asks the server. Without `special`, a text such as `<|im_end|>` is to be plain text like any other. */
export type AskTokens = (text: string, special: boolean, signal: CancelSignal) => Promise<readonly Piece[]>;

/** Texts whose tokens are kept. */
const KEPT = 256;
/** Bytes of a token of code or English, or fewer: for texts that were not asked about. */
const BYTES_A_TOKEN = 3;

/** What a token stands for whose bytes are not known: a text with it in it is no correction. */
export const UNKNOWN = new TextEncoder().encode('\uFFFD');

/** A text that begins with no special token. */
export const PLAIN = 'a';

/** The token that a server puts before a text, by PLAIN's tokens with what it adds and without; undefined where it adds none there. */
export const beginOf = (whole: readonly TokenId[], plain: readonly TokenId[]): TokenId | undefined =>
  whole[0] === plain[0] ? undefined : whole[0];

export class Vocabulary implements Tokenizer {
  readonly begin: TokenId | undefined;
  readonly ends: readonly TokenId[];
  readonly #ask: AskTokens;
  readonly #texts = new Map<string, TokenId[]>();
  readonly #pieces = new Map<TokenId, Uint8Array>();

  constructor(ask: AskTokens, begin: TokenId | undefined, ends: readonly TokenId[]) {
    this.#ask = ask;
    this.begin = begin;
    this.ends = ends;
  }

  async learn(texts: readonly string[], special: boolean, signal: CancelSignal): Promise<void> {
    for (const text of texts) {
      const key = keyOf(text, special);
      const tokens = this.#texts.get(key) ?? (await this.#tokensOf(text, special, signal));
      this.#texts.delete(key);
      this.#texts.set(key, tokens);
      if (this.#texts.size > KEPT) this.#texts.delete(this.#texts.keys().next().value!);
    }
  }

  async #tokensOf(text: string, special: boolean, signal: CancelSignal): Promise<TokenId[]> {
    const pieces = text === '' ? [] : await this.#ask(text, special, signal);
    for (const { token, bytes } of pieces) this.#pieces.set(token, bytes);
    return pieces.map(({ token }) => token);
  }

  /** What a server says of a token beside its probability; what was learned from a text is surer. */
  note({ token, bytes }: Piece): void {
    if (!this.#pieces.has(token)) this.#pieces.set(token, bytes);
  }

  knows(token: TokenId): boolean {
    return this.#pieces.has(token);
  }

  tokenize(text: string, special: boolean): TokenId[] {
    const tokens = this.#texts.get(keyOf(text, special));
    if (tokens === undefined) throw new Error('The tokens of a text were not asked for.');
    return tokens;
  }

  detokenize(tokens: readonly TokenId[]): string {
    const parts = tokens.map((token) => this.#pieces.get(token) ?? UNKNOWN);
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(parts));
  }

  /** Exactly, where the text was asked about; else rather too many. */
  count(text: string): number {
    const known = this.#texts.get(keyOf(text, false));
    return known?.length ?? Math.ceil(Buffer.byteLength(text) / BYTES_A_TOKEN);
  }
}

const keyOf = (text: string, special: boolean) => `${special ? 's' : 't'}${text}`;
