/**
 * The child's side of the protocol: which texts are open, in which order the one model works on them, and what each
 * message does. It knows neither JSON-RPC nor llama.cpp, so that tests drive it with a scripted model.
 */
import { openPipeline, type Pipeline, type PipelineOptions } from '../../align/core/pipeline.ts';
import type { Alignment } from '../../align/core/types.ts';
import { AlignerError, CancelledError, toErrorData } from '../../base/core/errors.ts';
import type { Corrector } from '../../align/core/corrector.ts';
import { engineErrors, isSafeRelease } from '../core/errors.ts';
import { PriorityLock } from '../core/priority-lock.ts';
import type { Turn } from '../core/turns.ts';
import {
  identityOf,
  type EngineNotifications,
  type EngineRequests,
  type JudgeParams,
  type EngineStatus,
  type LoadParams,
  type LoadResult,
  type ModelSpec,
  type OpenParams,
} from '../core/protocol.ts';

/** A loaded model and the way to let go of it. */
export interface LoadedModel {
  readonly result: LoadResult;
  readonly corrector: Corrector;
  /** Of llama.cpp; undefined where it does not run here. */
  readonly release: string | undefined;
  /** With `next` what that one can use stays in memory: the base of another adapter. */
  dispose(next?: LoadParams): Promise<void>;
}

export interface ServerDeps {
  /** `onProgress` gets 0 to 1. */
  loadModel(params: LoadParams, onProgress: (fraction: number) => void): Promise<LoadedModel>;
  /** What every pipeline shares: the catalogue, the grammars, the analysers, the cache of verdicts, a clock. */
  readonly shared: Pick<PipelineOptions, 'catalogue' | 'parser' | 'evidence' | 'cache' | 'clock'>;
  notify<N extends keyof EngineNotifications>(name: N, params: EngineNotifications[N]): void;
  rssBytes(): number;
  networkRequests(): number;
}

interface Session {
  readonly client: number;
  readonly pipeline: Pipeline;
  readonly cancel: AbortController;
}

/** Texts of one client that may be open at once; one more is refused with `engine.busy`. */
const OPEN_LIMIT = 64;

export class EngineServer {
  readonly #deps: ServerDeps;
  readonly #sessions = new Map<number, Session>();
  readonly #lock = new PriorityLock();
  #loaded: { readonly spec: ModelSpec; readonly model: LoadedModel } | undefined;
  /** Load and unload one after the other, in the order they came. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(deps: ServerDeps) {
    this.#deps = deps;
  }

  load(params: LoadParams): Promise<LoadResult> {
    return this.#inTurn(async () => {
      await this.#unload(params);
      const onProgress = (fraction: number) => this.#deps.notify('loading', { fraction });
      const model = await this.#deps.loadModel(params, onProgress).catch((error: unknown) => {
        if (error instanceof AlignerError) throw error;
        throw engineErrors.loadFailed(toErrorData(error).message);
      });
      if (model.release !== undefined && !isSafeRelease(model.release)) {
        await model.dispose();
        throw engineErrors.outdated(model.release);
      }
      this.#loaded = { spec: params.model, model };
      return model.result;
    });
  }

  unload(): Promise<null> {
    return this.#inTurn(async () => {
      await this.#unload();
      return null;
    });
  }

  status(): EngineStatus {
    return {
      loaded: this.#loaded !== undefined,
      backend: this.#loaded?.model.result.backend ?? null,
      queued: this.#sessions.size,
      rssBytes: this.#deps.rssBytes(),
      llamaCppRelease: this.#loaded?.model.release ?? '',
      networkRequests: this.#deps.networkRequests(),
    };
  }

  open(params: OpenParams): null {
    if (this.#loaded === undefined) throw engineErrors.notLoaded();
    const { spec, model } = this.#loaded;
    const { id, priority, client = 0 } = params;
    const open = [...this.#sessions.values()].filter((session) => session.client === client);
    if (open.length >= OPEN_LIMIT) throw engineErrors.busy(OPEN_LIMIT);
    const cancel = new AbortController();
    const corrector = this.#inQueue(model.corrector, { priority, client }, cancel.signal);
    const pipeline = openPipeline(params, corrector, {
      ...this.#deps.shared,
      profile: spec.profile,
      modelHash: identityOf(spec),
      signal: cancel.signal,
      onSegment: (done) => this.#deps.notify('segment', { id, ...done }),
      onProgress: (fraction) => this.#deps.notify('progress', { id, fraction }),
      onError: (error, { start, end }) =>
        this.#deps.notify('log', {
          level: 'error',
          message: `Segment ${start}-${end} was left alone: ${error.message}`,
        }),
    });
    this.#sessions.set(id, { client, pipeline, cancel });
    return null;
  }

  append(id: number, text: string): null {
    this.#session(id).pipeline.append(text);
    return null;
  }

  /** Rejects with CancelledError when the text was cancelled. */
  async finish(id: number): Promise<Alignment> {
    const { pipeline, cancel } = this.#session(id);
    const loaded = this.#loaded;
    if (loaded === undefined) throw engineErrors.notLoaded();
    try {
      const result = await pipeline.finish();
      if (cancel.signal.aborted) throw new CancelledError();
      const { spec, model } = loaded;
      const timing = { ...result.timing, loadMs: model.result.loadMs };
      return {
        ...result,
        timing,
        model: { id: spec.id, sha256: spec.sha256 },
        backend: model.result.backend,
        network: { requests: this.#deps.networkRequests() },
      };
    } finally {
      this.#sessions.delete(id);
    }
  }

  /** Cancelling what is already done, or was never there, is no error. */
  cancel(id: number): null {
    this.#sessions.get(id)?.cancel.abort();
    this.#sessions.delete(id);
    return null;
  }

  async judge({ question, segment, threshold, margin }: JudgeParams): Promise<EngineRequests['judge']['result']> {
    if (this.#loaded === undefined) throw engineErrors.notLoaded();
    const { signal } = new AbortController();
    const corrector = this.#inQueue(this.#loaded.model.corrector, { priority: 'background', client: 0 }, signal);
    const { score, text, written, skipped } = await corrector.correct(
      { question, segment },
      { threshold, margin, signal },
    );
    return { score, text, written, skipped };
  }

  #session(id: number): Session {
    const session = this.#sessions.get(id);
    // A text is only unknown when its cancel came first.
    if (session === undefined) throw new CancelledError();
    return session;
  }

  /** The one model, used by many texts in turn: segment by segment, interactive first, each client in turn. */
  #inQueue(corrector: Corrector, turn: Turn, signal: AbortSignal): Corrector {
    return {
      correct: (input, options) => this.#lock.run(turn, signal, () => corrector.correct(input, options)),
      verdictOf: (input, s) => this.#lock.run(turn, signal, () => corrector.verdictOf(input, s)),
      readAhead: (input, s) => this.#lock.run(turn, signal, () => corrector.readAhead(input, s)),
      countTokens: (text) => corrector.countTokens(text),
    };
  }

  async #unload(next?: LoadParams): Promise<void> {
    const loaded = this.#loaded;
    if (loaded === undefined) return;
    this.#loaded = undefined;
    for (const { cancel } of this.#sessions.values()) cancel.abort();
    this.#sessions.clear();
    // Whoever still holds the model ends within one batch; only then may it go.
    await this.#lock.run({ priority: 'interactive', client: 0 }, new AbortController().signal, () =>
      loaded.model.dispose(next),
    );
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}
