/** What only the real child shows: streams with reading ahead, memory, and how free its host's event loop stays. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { silentLog } from '../../src/base/core/log.ts';
import { median } from '../../src/base/core/median.ts';
import type { LoadResult, ModelSpec } from '../../src/engine/core/protocol.ts';
import { startEngineProcess, type EngineProcess } from '../../src/engine/node/engine-process.ts';
import { QUESTION, type Answer } from './answers.ts';

/** Tokens a second of the upstream, and how many at a time. */
const UPSTREAM = { rate: 30, piece: 3 };
const SAMPLE_MS = 50;

export interface ChildFigures {
  readonly streaming: { readonly fullMs: number; readonly afterLastTokenMs: number };
  readonly memory: { readonly modelBytes: number; readonly peakRssBytes: number; readonly idleRssBytes: number };
  /** Of this process's event loop while the child works: median, 99th percentile and maximum, in milliseconds. */
  readonly loopDelay: { readonly median: number; readonly p99: number; readonly max: number };
  /** From a cancel to its effect, the slowest of so many, and the child's memory before and after them. */
  readonly cancels: {
    readonly count: number;
    readonly slowestMs: number;
    readonly rssBefore: number;
    readonly rssAfter: number;
  };
  readonly load: LoadResult;
}

export interface ChildOptions {
  readonly worker: string;
  readonly model: ModelSpec;
  /** Nothing is changed in it: every segment is taken to stand. */
  readonly answer: Answer;
  readonly repeats: number;
  readonly cancels: number;
}

/** Starts a child of its own, measures, and ends it. */
export async function measureChild({ worker, model, answer, repeats, cancels }: ChildOptions): Promise<ChildFigures> {
  const child = startEngineProcess(worker, silentLog);
  try {
    const stands = { threshold: -100, margin: 0 };
    const profile = { ...model.profile, sensitivity: { low: stands, normal: stands, high: stands } };
    const load = await child.request('load', { model: { ...model, profile }, gpu: 'auto', threads: 0 });
    const session = new Session(child);
    await session.align('Warm up.');
    const memory = session.watchMemory();
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const full: number[] = [];
    const after: number[] = [];
    for (let i = 0; i < repeats; i++) {
      full.push(await session.align(answer.text));
      after.push(await session.stream(answer.text));
    }
    delay.disable();
    const cancelled = await session.cancel(answer.text, cancels);
    const peakRssBytes = await memory.stop();
    await child.request('unload', null);
    await wait(500);
    return {
      streaming: { fullMs: median(full), afterLastTokenMs: median(after) },
      memory: { modelBytes: model.bytes, peakRssBytes, idleRssBytes: await session.rss() },
      loopDelay: { median: delay.percentile(50) / 1e6, p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 },
      cancels: cancelled,
      load,
    };
  } finally {
    await child.stop();
  }
}

/** Texts sent to the child, each with a question of its own, so that no verdict is remembered and no prompt shared. */
class Session {
  readonly #child: EngineProcess;
  #id = 0;

  constructor(child: EngineProcess) {
    this.#child = child;
  }

  async rss(): Promise<number> {
    return (await this.#child.request('status', null)).rssBytes;
  }

  /** Milliseconds from the whole text to its verdict. */
  async align(text: string): Promise<number> {
    const id = await this.#open();
    const start = performance.now();
    await this.#child.request('append', { id, text });
    await this.#child.request('finish', { id });
    return performance.now() - start;
  }

  /** Milliseconds from the last piece of a text that streams in to the verdict. */
  async stream(text: string): Promise<number> {
    const id = await this.#open();
    const words = text.split(/(?<=\s)/);
    const pieceMs = (1000 * UPSTREAM.piece) / UPSTREAM.rate;
    const wordsAtOnce = Math.max(1, Math.round(UPSTREAM.piece / 1.4));
    const start = performance.now();
    let sent = 0;
    for (let at = 0; at < words.length; at += wordsAtOnce) {
      await wait(Math.max(0, start + sent * pieceMs - performance.now()));
      await this.#child.request('append', { id, text: words.slice(at, at + wordsAtOnce).join('') });
      sent++;
    }
    const last = performance.now();
    await this.#child.request('finish', { id });
    return performance.now() - last;
  }

  /** Cancels one text after the other at all stages of the work; the next one shows when the model is free again. */
  async cancel(text: string, count: number): Promise<ChildFigures['cancels']> {
    const fullMs = await this.align(text);
    const rssBefore = await this.rss();
    const short = await this.align('Fine.');
    let slowestMs = 0;
    for (let i = 0; i < count; i++) {
      const id = await this.#open();
      await this.#child.request('append', { id, text });
      const finished = this.#child.request('finish', { id }).catch(() => undefined);
      await wait((fullMs * i) / count);
      await this.#child.request('cancel', { id });
      slowestMs = Math.max(slowestMs, (await this.align('Fine.')) - short);
      await finished;
    }
    return { count, slowestMs, rssBefore, rssAfter: await this.rss() };
  }

  /** Asks for the memory in use again and again; stop() tells the most that was seen. */
  watchMemory(): { stop(): Promise<number> } {
    let most = 0;
    const end = new AbortController();
    const watching = (async () => {
      while (!end.signal.aborted) {
        most = Math.max(most, await this.rss());
        await wait(SAMPLE_MS);
      }
    })();
    return {
      stop: async () => {
        end.abort();
        await watching;
        return most;
      },
    };
  }

  async #open(): Promise<number> {
    const id = ++this.#id;
    const question = `${QUESTION} (${id})`;
    await this.#child.request('open', {
      id,
      question,
      source: { kind: 'markdown' },
      sensitivity: 'normal',
      priority: 'interactive',
    });
    return id;
  }
}
