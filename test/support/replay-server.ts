/**
 * The documented answers of llama-server (/tokenize, /props, /completion) and of vLLM (/tokenize, /detokenize, /v1/completions
 * with prompt_logprobs), out of the real local model: for where neither of them can be had.
 */
import type { LlamaContextSequence, LlamaModel, Token } from 'node-llama-cpp';
import { bytesOf } from '../../src/engine/node/remote/byte-level.ts';
import { withHostileServer, type HostileServer } from './hostile-server.ts';

export type ReplayKind = 'llama-server' | 'vllm';

/** What the server counted. */
export interface Replayed extends HostileServer {
  /** Requests, and tokens that were evaluated for them. */
  readonly cost: { requests: number; tokens: number };
}

interface Metadata {
  readonly tokenizer: { readonly ggml: { readonly tokens: readonly string[] } };
}

type Top = readonly (readonly [token: number, logProbability: number])[];

export async function withReplayServer(
  model: LlamaModel,
  kind: ReplayKind,
  use: (server: Replayed) => Promise<void>,
): Promise<void> {
  const contextSize = 4_096;
  const context = await model.createContext({ contextSize, batchSize: 128, flashAttention: true, threads: 1 });
  const replay = new Replay(model, context.getSequence(), contextSize);
  const cost = { requests: 0, tokens: 0 };
  try {
    await withHostileServer(
      async ({ path, body }, response) => {
        const asked = (body === '' ? {} : JSON.parse(body)) as Body;
        cost.requests++;
        const answer = await (kind === 'vllm' ? replay.vllm(path, asked) : replay.llamaServer(path, asked));
        cost.tokens = replay.evaluated;
        response.writeHead(answer === undefined ? 404 : 200).end(JSON.stringify(answer ?? {}));
      },
      (server) => use({ ...server, cost }),
    );
  } finally {
    await context.dispose();
  }
}

interface Body {
  readonly content?: string;
  readonly parse_special?: boolean;
  readonly add_special?: boolean;
  readonly add_special_tokens?: boolean;
  readonly tokens?: number[];
  readonly prompt?: string | number[];
  readonly n_predict?: number;
  readonly n_probs?: number;
  readonly max_tokens?: number;
  readonly logprobs?: number;
  readonly prompt_logprobs?: number;
}

class Replay {
  evaluated = 0;
  readonly #model: LlamaModel;
  readonly #sequence: LlamaContextSequence;
  readonly #contextSize: number;
  /** One request after the other. */
  #turn: Promise<unknown> = Promise.resolve();
  readonly #names: readonly string[];

  constructor(model: LlamaModel, sequence: LlamaContextSequence, contextSize: number) {
    this.#model = model;
    this.#sequence = sequence;
    this.#contextSize = contextSize;
    this.#names = (model.fileInfo.metadata as Metadata).tokenizer.ggml.tokens;
  }

  llamaServer(path: string, body: Body): Promise<unknown> {
    return this.#alone(async () => {
      if (path === '/props')
        return {
          default_generation_settings: { n_ctx: this.#contextSize },
          eos_token: this.#model.tokens.eosString ?? '',
        };
      if (path === '/tokenize') {
        const ids = this.#tokens(body.content ?? '', body.parse_special ?? true, body.add_special ?? false);
        return { tokens: ids.map((id) => ({ id, piece: pieceOf(this.#bytes(id)) })) };
      }
      if (path !== '/completion') return undefined;
      const entry = ([id, logprob]: Top[number]) => ({ id, logprob, token: '', bytes: [...this.#bytes(id)] });
      const steps = await this.#write(body.prompt as number[], body.n_predict ?? 1, body.n_probs ?? 1, true);
      return { completion_probabilities: steps.map((top) => ({ ...entry(top[0]!), top_logprobs: top.map(entry) })) };
    });
  }

  vllm(path: string, body: Body): Promise<unknown> {
    return this.#alone(async () => {
      if (path === '/tokenize') {
        // As Hugging Face's tokenizers do: special tokens are read in any text.
        const tokens = this.#tokens(body.prompt as string, true, body.add_special_tokens ?? true);
        const token_strs = tokens.map((id) => this.#name(id));
        return { count: tokens.length, max_model_len: this.#contextSize, tokens, token_strs };
      }
      if (path === '/detokenize')
        return { prompt: Buffer.concat((body.tokens ?? []).map((id) => this.#bytes(id))).toString() };
      if (path !== '/v1/completions') return undefined;
      const prompt = body.prompt as number[];
      const wanted = body.prompt_logprobs;
      const prompt_logprobs = wanted === undefined ? null : await this.#read(prompt, wanted);
      const steps = await this.#write(prompt, body.max_tokens ?? 16, body.logprobs ?? 1, false);
      const name = (id: number) => `token_id:${id}`;
      const logprobs = {
        tokens: steps.map((top) => name(top[0]![0])),
        top_logprobs: steps.map((top) => Object.fromEntries(top.map(([id, p]) => [name(id), p]))),
      };
      return { choices: [{ text: '', logprobs, finish_reason: 'length', prompt_logprobs }] };
    });
  }

  /** Of each token of a prompt: the most probable ones, and its own. */
  async #read(prompt: readonly number[], count: number): Promise<unknown[]> {
    const from = Math.max(1, prompt.length - READ);
    await this.#feed(prompt.slice(0, from), 0);
    const result: unknown[] = new Array(from).fill(null);
    // What comes before is not looked at; it would only take time here.
    for (let i = from; i < prompt.length; i++) result[i] = null;
    const tops = await this.#feed(prompt, count, from - 1);
    for (let i = from; i < prompt.length; i++) {
      const { top, all } = tops[i - from]!;
      const own = [prompt[i]!, Math.log(all.get(prompt[i] as Token) ?? 0)] as const;
      const entries = [...top, own].map(([id, logprob]) => [
        id,
        { logprob: Math.max(-9_999, logprob), rank: 1, decoded_token: '' },
      ]);
      result[i] = Object.fromEntries(entries as [number, unknown][]);
    }
    return result;
  }

  async #write(prompt: readonly number[], tokens: number, count: number, stops: boolean): Promise<Top[]> {
    const steps: Top[] = [];
    const all = [...prompt];
    while (steps.length < tokens) {
      const [last] = (await this.#feed(all, count, all.length - 1)).slice(-1);
      const { top } = last!;
      steps.push(top);
      const [next] = top[0]!;
      if (stops && this.#model.isEogToken(next as Token)) break;
      all.push(next);
    }
    return steps;
  }

  /** Makes the cache these tokens; what follows each from the index `asked` on. */
  async #feed(tokens: readonly number[], count: number, asked = Infinity) {
    const sequence = this.#sequence;
    const known = sequence.contextTokens;
    let same = 0;
    while (same < known.length && same < tokens.length && known[same] === tokens[same]) same++;
    same = Math.min(same, asked, tokens.length - 1);
    if (sequence.nextTokenIndex > same)
      await sequence.eraseContextTokenRanges([{ start: same, end: sequence.nextTokenIndex }]);
    const items = tokens
      .slice(same)
      .map((token, i) =>
        same + i < asked
          ? (token as Token)
          : ([token as Token, { generateNext: { probabilities: true, options: { temperature: 0 } } }] as [
              Token,
              object,
            ]),
      );
    this.evaluated += items.length;
    const results = await sequence.controlledEvaluate(items);
    return results.slice(Math.max(0, asked - same)).flatMap((result) => {
      const all = (result as { next?: { probabilities?: Map<Token, number> } } | undefined)?.next?.probabilities;
      if (all === undefined) return [];
      const top: [number, number][] = [];
      for (const [token, probability] of all) {
        if (top.length >= Math.max(1, count)) break;
        top.push([token, Math.log(probability)]);
      }
      return [{ top: top, all }];
    });
  }

  #tokens(text: string, special: boolean, add: boolean): number[] {
    const { bos, shouldPrependBosToken } = this.#model.tokens;
    const begin = add && shouldPrependBosToken && bos !== null ? [bos as number] : [];
    return [...begin, ...this.#model.tokenize(text, special)];
  }

  #name(id: number): string {
    const name = this.#names[id];
    if (name === undefined) throw new Error(`No token ${id}.`);
    return name;
  }

  /** A special token's name is its text. */
  #bytes(id: number): Uint8Array {
    const name = this.#name(id);
    return bytesOf(name) ?? Buffer.from(name);
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}

/** Last tokens of a prompt whose probabilities are told. */
const READ = 1_200;

/** A string where it is one, else its bytes. */
const pieceOf = (bytes: Uint8Array): string | number[] => {
  const text = Buffer.from(bytes).toString();
  return text.includes('\uFFFD') ? [...bytes] : text;
};
