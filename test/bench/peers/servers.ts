/** The servers to compare with: plain, and speculating with n-grams of the prompt, as it comes and tuned for copying. */
import { LlamaServer, type ServerOptions } from './llama-server.ts';
import type { Answer } from '../answers.ts';
import type { OurEngine } from '../ours.ts';

const PLAIN: readonly string[] = [];
const SIMPLE = ['--spec-type', 'ngram-simple'];
/** The best that was found for copying short segments. */
const TUNED = [...SIMPLE, '--spec-ngram-simple-size-n', '3', '--spec-ngram-simple-size-m', '48'];

export interface ServerTimes {
  readonly plainMs: number;
  /** The better of the two ways to speculate. */
  readonly specMs: number;
}

export class Servers {
  /** Segments whose text came out unchanged, of those asked for: speculation gains only where the model copies. */
  copied = 0;
  asked = 0;
  readonly #servers: readonly LlamaServer[];
  readonly #ours: OurEngine;

  private constructor(servers: readonly LlamaServer[], ours: OurEngine) {
    this.#servers = servers;
    this.#ours = ours;
  }

  static async start(options: Omit<ServerOptions, 'extra'>, ours: OurEngine): Promise<Servers> {
    const servers: LlamaServer[] = [];
    try {
      for (const extra of [PLAIN, SIMPLE, TUNED]) servers.push(await LlamaServer.start({ ...options, extra }));
    } catch (error) {
      for (const server of servers) await server.stop();
      throw error;
    }
    return new Servers(servers, ours);
  }

  /** One after the other, each from an empty cache, as ours; each copies every segment, token for token. */
  async time(answer: Answer): Promise<ServerTimes> {
    const times: number[] = [];
    for (const server of this.#servers) times.push(await this.#copy(server, answer));
    const [plainMs = 0, ...specs] = times;
    return { plainMs, specMs: Math.min(...specs) };
  }

  async stop(): Promise<void> {
    for (const server of this.#servers) await server.stop();
  }

  async #copy(server: LlamaServer, answer: Answer): Promise<number> {
    await server.empty();
    const start = performance.now();
    for (const [i, piece] of answer.pieces.entries()) {
      const length = this.#ours.countTokens(piece.text) + 1;
      const { text, cached } = await server.complete(this.#ours.promptText(piece), length);
      if (i === 0 && cached > 0) throw new Error(`The server had ${cached} tokens of the prompt from before.`);
      this.asked++;
      if (text.startsWith(piece.text)) this.copied++;
    }
    return performance.now() - start;
  }
}
