/** llama.cpp's own server as a peer: started on the loopback, driven by its completion endpoint. */
import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import getPort from 'get-port';
import { running, ScriptError, type Running } from '../../../scripts/lib/run.ts';
import type { ThreadChoice } from '../../../src/engine/worker/llama/threads.ts';

export interface ServerOptions {
  readonly program: string;
  readonly model: string;
  readonly contextSize: number;
  readonly threads: ThreadChoice;
  /** Further arguments, such as how to speculate. */
  readonly extra: readonly string[];
}

export interface Completion {
  readonly text: string;
  readonly tokens: number;
  /** Tokens of the prompt that were in its cache already. */
  readonly cached: number;
}

const START_MS = 60_000;
/** The server would keep the prompts of earlier rounds in memory, and not read them again. (An older one does not.) */
const ENVIRONMENT = { LLAMA_ARG_CACHE_RAM: '0' };
/** Begins like no prompt that is measured. */
const FOREIGN = '.';

export class LlamaServer {
  readonly #process: Running;
  readonly url: string;

  private constructor(process: Running, url: string) {
    this.#process = process;
    this.url = url;
  }

  /** Starts it and waits until it is ready. Rejects with ScriptError when it never is. */
  static async start({ program, model, contextSize, threads, extra }: ServerOptions): Promise<LlamaServer> {
    const port = await getPort({ host: '127.0.0.1' });
    const args = [
      ...['--model', model, '--host', '127.0.0.1', '--port', String(port), '--ctx-size', String(contextSize)],
      ...['--threads', String(threads.single), '--threads-batch', String(threads.batch), '--parallel', '1'],
      ...['--flash-attn', 'on', '--no-webui', ...extra],
    ];
    const env = { ...process.env, ...ENVIRONMENT };
    const child = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2_000)));
    const started = running(child, program);
    const server = new LlamaServer(started, `http://127.0.0.1:${port}`);
    const until = Date.now() + START_MS;
    while (Date.now() < until && child.exitCode === null) {
      if (await server.#healthy()) return server;
      await wait(100);
    }
    await started.stop();
    throw new ScriptError(`${program} did not become ready.\n${said}`);
  }

  /** Forgets what it has read, by reading something else. */
  async empty(): Promise<void> {
    await this.complete(FOREIGN, 1);
  }

  /** Writes exactly so many tokens after the prompt. */
  async complete(prompt: string, tokens: number): Promise<Completion> {
    const response = await fetch(`${this.url}/completion`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ prompt, n_predict: tokens, temperature: 0, ignore_eos: true, cache_prompt: true }),
    });
    const body = (await response.json()) as Body;
    if (body.content === undefined) throw new Error(`llama-server: ${JSON.stringify(body)}`);
    return { text: body.content, tokens: body.tokens_predicted ?? 0, cached: body.timings?.cache_n ?? 0 };
  }

  stop(): Promise<void> {
    return this.#process.stop();
  }

  async #healthy(): Promise<boolean> {
    const response = await fetch(`${this.url}/health`).catch(() => undefined);
    return response?.ok === true;
  }
}

interface Body {
  readonly content?: string;
  readonly tokens_predicted?: number;
  readonly timings?: { readonly cache_n?: number };
}
