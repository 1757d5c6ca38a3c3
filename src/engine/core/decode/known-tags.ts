/** Drafts for the tags: what the known tags go on with, so that a tag is verified in batches and not written by pieces. */
import type { TokenId } from './evaluator.ts';

type Tokens = readonly TokenId[];

export class KnownTags {
  /** The tags as they are written first, and after another one. */
  readonly #first: readonly Tokens[];
  readonly #further: readonly Tokens[];

  constructor(tags: readonly string[], tokenize: (text: string) => Tokens) {
    this.#first = tags.map((tag) => tokenize(tag));
    this.#further = tags.map((tag) => tokenize(` ${tag}`));
  }

  /** What all known tags go on with that begin as the last of the tags written so far; nothing where they differ. */
  after(written: Tokens): Tokens {
    for (let length = written.length; length > 0; length--) {
      const begun = written.slice(-length);
      const tags = length === written.length ? this.#first : this.#further;
      const matching = tags.filter((tag) => begun.every((token, i) => tag[i] === token));
      const rests = matching.map((tag): Tokens => tag.slice(length));
      if (rests.length > 0) return rests.reduce(sharedStart);
    }
    return [];
  }
}

function sharedStart(a: Tokens, b: Tokens): Tokens {
  const end = a.findIndex((token, i) => token !== b[i]);
  return end < 0 ? a : a.slice(0, end);
}
