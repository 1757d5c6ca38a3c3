/**
 * The decoders' evaluator on a server that keeps no state for us: the tokens stay here, and a request is made only where a
 * choice is wanted. What a server foretells is kept until the tokens take another way.
 */
import type { CancelSignal } from '../../../base/core/cancel.ts';
import { throwIfCancelled } from '../../../base/core/errors.ts';
import { Composition } from '../decode/composition.ts';
import type { Choice, Evaluator, TokenId, Want } from '../decode/evaluator.ts';
import { choose, type Distribution } from './distribution.ts';

/** How a server is asked. */
export interface Completions {
  /**
   * What follows the tokens, and, with the most probable token put to them, what follows then, and so on: up to `count` times,
   * at least once.
   */
  foretell(tokens: readonly TokenId[], count: number, signal: CancelSignal): Promise<Foretold>;
  /**
   * In one request what follows each first part of the tokens that has at least `from` of them: at least the most probable token
   * and the one that comes next. Where a server can.
   */
  verify?(tokens: readonly TokenId[], from: number, signal: CancelSignal): Promise<readonly Distribution[]>;
  /** How many tokens of a foretold distribution it tells; the verdict's and a draft's should be among them. */
  readonly top: number;
  /** Called with each choice, before anybody sees it: where a server tells tokens by their numbers alone. */
  meet?(token: TokenId, signal: CancelSignal): Promise<void>;
  /** Tokens to foretell at least, where it is cheaper than to be asked again. */
  readonly ahead: number;
}

export type Foretold = readonly { readonly token: TokenId; readonly distribution: Distribution }[];

/** Most tokens to foretell in one request. */
const MOST_AHEAD = 64;
/** Tokens whose distributions are kept: of some segments. */
const KEPT = 20_000;

/** A token behind others, and what is known of the next one. */
interface Node {
  readonly next: Map<TokenId, Node>;
  distribution?: Distribution;
}

const newNode = (): Node => ({ next: new Map() });

export class RemoteEvaluator implements Evaluator {
  readonly #server: Completions;
  readonly #composition = new Composition();
  readonly #context: TokenId[] = [];
  /** The way to the last token of the context, from before the first one on. */
  #path: Node[] = [newNode()];
  #nodes = 0;

  constructor(server: Completions) {
    this.#server = server;
  }

  get context(): readonly TokenId[] {
    return this.#context;
  }

  get position(): number {
    return this.#context.length;
  }

  get evaluated(): readonly number[] {
    return this.#composition.ends;
  }

  async feed(
    tokens: readonly TokenId[],
    wants: readonly (Want | undefined)[],
    signal: CancelSignal,
  ): Promise<readonly (Choice | undefined)[]> {
    throwIfCancelled(signal);
    const start = this.#context.length;
    for (const token of tokens) this.#append(token);
    this.#composition.evaluated(start, tokens.length);
    const choices = new Array<Choice | undefined>(tokens.length).fill(undefined);
    const last = wants.findLastIndex((want) => want !== undefined);
    for (let i = 0; i <= last; i++) {
      const want = wants[i];
      if (want === undefined) continue;
      const choice = choose(await this.#following(start + i + 1, start + last + 1, want, signal), want);
      await this.#server.meet?.(choice.token, signal);
      choices[i] = choice;
      // Behind a token that is not the model's own nobody asks, unless it was put there to learn its probability.
      if (i < last && choice.token !== tokens[i + 1] && want.probability !== true) break;
    }
    return choices;
  }

  rollback(position: number): Promise<void> {
    this.#composition.rolledBack(position);
    this.#context.length = Math.min(this.#context.length, position);
    this.#path.length = this.#context.length + 1;
    if (this.#nodes > KEPT) this.#forget();
    return Promise.resolve();
  }

  #append(token: TokenId): void {
    this.#context.push(token);
    this.#path.push(this.#step(this.#path.at(-1)!, token));
  }

  #step({ next }: Node, token: TokenId): Node {
    let node = next.get(token);
    if (node === undefined) {
      next.set(token, (node = newNode()));
      this.#nodes++;
    }
    return node;
  }

  #forget(): void {
    this.#path = [newNode()];
    this.#nodes = 0;
    for (const token of this.#context) this.#path.push(this.#step(this.#path.at(-1)!, token));
  }

  /** What follows the first `place` tokens of the context; `end` is the last place that is going to be asked for. */
  async #following(place: number, end: number, want: Want, signal: CancelSignal): Promise<Distribution> {
    const node = this.#path[place]!;
    const { top } = this.#server;
    if (node.distribution !== undefined && tells(node.distribution, want, top)) return node.distribution;
    if (end > place && this.#server.verify !== undefined) {
      const verified = await this.#server.verify(this.#context.slice(0, end), place, signal);
      for (const [i, distribution] of verified.entries()) this.#path[place + i]!.distribution = distribution;
    } else {
      const count = Math.min(MOST_AHEAD, Math.max(end - place + 1, this.#server.ahead));
      let at = node;
      for (const { token, distribution } of await this.#server.foretell(this.#context.slice(0, place), count, signal)) {
        at.distribution = distribution;
        at = this.#step(at, token);
      }
    }
    if (node.distribution === undefined) throw new Error('The server foretold nothing.');
    return node.distribution;
  }
}

/** Whether all that was told is known, or at least the token that is asked for by name. */
const tells = (known: Distribution, { bias }: Want, top: number): boolean =>
  bias === undefined || known.has(bias.token) || known.size >= top;
