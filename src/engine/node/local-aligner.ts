/**
 * The engine on this machine: gets a process when it is first needed (a child, or a shared engine), loads the model, and
 * keeps its promises when it dies.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { AlignRequest, Alignment } from '../../align/core/types.ts';
import { AlignerError, CancelledError, toErrorData } from '../../base/core/errors.ts';
import type { Log } from '../../base/core/log.ts';
import type { Aligner, AlignOptions, EngineState, OpenAlignment } from '../core/aligner.ts';
import { engineErrors } from '../core/errors.ts';
import {
  identityOf,
  type EngineStatus,
  type GpuChoice,
  type LoadParams,
  type LoadResult,
  type ModelSpec,
} from '../core/protocol.ts';
import { afterCrash, FRESH_POLICY } from '../core/restart-policy.ts';
import { startEngineProcess, type EngineExit, type EngineProcess } from './engine-process.ts';

export interface EngineConfig {
  readonly gpu: GpuChoice;
  readonly threads: number;
  /** After this long without work the model leaves memory; 0 never. */
  readonly idleMs: number;
}

export interface LocalAlignerDeps {
  readonly config: () => EngineConfig;
  /** The verified model to use now; rejects with AlignerError. */
  readonly model: () => Promise<ModelSpec>;
  readonly log: Log;
  /** Outgoing connections of this process, to be added to the child's. */
  readonly hostRequests: () => number;
  /** A process for this model. The signal fires when it is not wanted any more; then it may reject. */
  readonly start: (params: LoadParams, signal: AbortSignal) => EngineProcess | Promise<EngineProcess>;
  /** Where others share the engine: ends its process for all of them. */
  readonly restartShared?: (() => Promise<void>) | undefined;
  /** Called when the process ended by itself, with what callers are told; `loading` while it had no text yet. */
  readonly onCrash?: ((told: AlignerError, exit: EngineExit, loading: boolean) => void) | undefined;
  /** Silence from the child while it has work, after which it counts as hung. */
  readonly hungMs?: () => number;
  readonly now?: () => number;
}

/** How a text is opened: a shared engine also says whose it is. */
export interface EngineOptions extends AlignOptions {
  readonly client?: number | undefined;
}

interface Loaded {
  readonly process: EngineProcess;
  /** Of the model without its adapter, and of all that was loaded. */
  readonly base: string;
  readonly key: string;
  readonly model: ModelSpec;
  readonly result: LoadResult;
}

/** A text that is open: who listens to it, and how to stop listening to its caller's signal. */
interface Work {
  readonly options: AlignOptions;
  unlink(): void;
}

const HUNG_MS = 120_000;
const IGNORE = () => undefined;

/** Makes an engine with a child of its own, which runs `worker` (the bundled dist/worker.js). */
export function createLocalAligner(worker: string, deps: Omit<LocalAlignerDeps, 'start'>): LocalAligner {
  return new LocalAligner({ ...deps, start: () => startEngineProcess(worker, deps.log) });
}

export class LocalAligner implements Aligner {
  readonly #deps: LocalAlignerDeps;
  readonly #listeners = new Set<(state: EngineState) => void>();
  readonly #active = new Map<number, Work>();
  #state: EngineState = { kind: 'idle' };
  #process: EngineProcess | undefined;
  /** Fires when the process that is being started is not wanted any more. */
  #starting: AbortController | undefined;
  #loading: Promise<Loaded> | undefined;
  #loaded: Loaded | undefined;
  #policy = FRESH_POLICY;
  /** After a crash no child starts before this time. */
  #notBefore = 0;
  /** Set when the accelerator took the child down while loading: `auto` then means the CPU until the next restart. */
  #gpuFailed = false;
  #nextId = 1;
  #idleTimer: NodeJS.Timeout | undefined;
  #watchdog: NodeJS.Timeout | undefined;
  #disposed = false;

  constructor(deps: LocalAlignerDeps) {
    this.#deps = deps;
  }

  get state(): EngineState {
    return this.#state;
  }

  /** Id of the process with the model, when one runs: for diagnosis. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  onDidChangeState(listener: (state: EngineState) => void): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  async align(request: AlignRequest, options: EngineOptions = {}): Promise<Alignment> {
    const { text, ...rest } = request;
    const opened = this.open(rest, options);
    opened.append(text);
    return opened.finish();
  }

  open(request: Omit<AlignRequest, 'text'>, options: EngineOptions = {}): OpenAlignment {
    const id = this.#nextId++;
    const { signal, client } = options;
    const cancelled = new AbortController();
    const cancel = () => cancelled.abort();
    signal?.addEventListener('abort', cancel, { once: true });
    if (signal?.aborted === true) cancel();
    this.#active.set(id, { options, unlink: () => signal?.removeEventListener('abort', cancel) });
    clearTimeout(this.#idleTimer);
    if (this.#process !== undefined) this.#watch();

    const opened = this.#load().then(async (loaded) => {
      if (cancelled.signal.aborted) throw new CancelledError();
      // Messages arrive in order, so that a cancel may follow at once.
      const tell = () => void loaded.process.request('cancel', { id }).catch(IGNORE);
      cancelled.signal.addEventListener('abort', tell, { once: true });
      this.#watch();
      await loaded.process.request('open', { id, ...request, client });
      if (this.#active.has(id)) this.#setState(loaded, 'working');
      return loaded;
    });
    opened.catch(() => {
      this.#done(id);
    });
    // Appends keep their order by hanging on one chain; an error in one surfaces in finish.
    let chain = opened;
    let finished: Promise<Alignment> | undefined;
    return {
      append: (text) => {
        chain = chain.then(async (loaded) => {
          await loaded.process.request('append', { id, text });
          return loaded;
        });
        chain.catch(IGNORE);
      },
      finish: () => (finished ??= this.#finish(id, chain, cancelled.signal)),
      cancel: () => {
        cancel();
        if (finished === undefined) this.#done(id);
      },
    };
  }

  /** Loads the model now, as the next text would. Rejects with AlignerError. */
  async load(): Promise<LoadResult> {
    const id = this.#nextId++;
    // Like a text: a child that hangs while it loads is found out.
    this.#active.set(id, { options: {}, unlink: IGNORE });
    clearTimeout(this.#idleTimer);
    if (this.#process !== undefined) this.#watch();
    try {
      return (await this.#load()).result;
    } catch (error) {
      throw this.#explain(error);
    } finally {
      this.#done(id);
    }
  }

  async status(): Promise<EngineStatus | null> {
    return (await this.#process?.request('status', null)) ?? null;
  }

  async restart(): Promise<void> {
    this.#policy = FRESH_POLICY;
    this.#notBefore = 0;
    this.#gpuFailed = false;
    await this.#deps.restartShared?.();
    await this.#stop();
    this.#setState(undefined, 'idle');
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    await this.#stop();
    this.#listeners.clear();
  }

  async #finish(id: number, chain: Promise<Loaded>, signal: AbortSignal): Promise<Alignment> {
    const work = async () => {
      const { process } = await chain;
      const result = await process.request('finish', { id });
      return { ...result, network: { requests: this.#deps.hostRequests() + result.network.requests } };
    };
    try {
      return await unlessAborted(signal, work());
    } catch (error) {
      // Whatever else broke, a cancelled request is cancelled: nobody wants to hear more about it.
      throw signal.aborted ? new CancelledError() : this.#explain(error);
    } finally {
      this.#done(id);
    }
  }

  /** The crash that used up the budget is told as that: trying again would not help. */
  #explain(error: unknown): unknown {
    const crashed = error instanceof AlignerError && error.code === 'engine.crashed';
    return crashed && this.#isOverBudget() ? engineErrors.crashBudget() : error;
  }

  /** The loaded engine for the settings of now. Concurrent callers share one load; a changed setting loads anew. */
  #load(): Promise<Loaded> {
    this.#loading ??= this.#loadNow().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  async #loadNow(): Promise<Loaded> {
    try {
      const { gpu, threads } = this.#deps.config();
      const model = await this.#deps.model();
      const base = JSON.stringify([model.sha256, model.path, gpu, threads, model.remote]);
      const key = JSON.stringify([base, identityOf(model), model.profile, model.writer?.profile]);
      if (this.#loaded?.key === key) return this.#loaded;
      // Another accelerator or model wants a clean process: drivers do not always let go of what they held.
      const swaps = this.#loaded?.base === base && !this.#loaded.process.shared;
      if (this.#loaded !== undefined && !swaps) await this.#stop();
      this.#changeState({ kind: 'loading', model: model.id });
      const loaded = { ...(await this.#loadInto(model, gpu, threads)), base, key };
      this.#loaded = loaded;
      this.#setState(loaded, 'ready');
      return loaded;
    } catch (error) {
      // Who stopped it has said what holds since.
      if (!hasCode(error, 'engine.stopped'))
        this.#changeState({ kind: 'failed', ...toErrorData(this.#explain(error)) });
      throw error;
    }
  }

  async #loadInto(model: ModelSpec, gpu: GpuChoice, threads: number): Promise<Omit<Loaded, 'base' | 'key'>> {
    const choice = gpu === 'auto' && this.#gpuFailed ? 'off' : gpu;
    const params = { model, gpu: choice, threads };
    const process = await this.#start(params);
    try {
      this.#watch();
      const result = await process.request('load', params);
      const { device, why } = result.backend;
      this.#deps.log.info(`Loaded ${model.id} on ${device} in ${Math.round(result.loadMs)} ms: ${why}`);
      return { process, model, result };
    } catch (error) {
      // A shared engine has tried the CPU by itself.
      if (choice !== 'auto' || process.shared || !hasCode(error, 'engine.crashed')) throw error;
      this.#deps.log.warn('The engine ended while it loaded the model, perhaps by the accelerator; using the CPU.');
      this.#gpuFailed = true;
      return this.#loadInto(model, gpu, threads);
    }
  }

  /** The process that runs, or a new one; after a crash not at once, and not when the budget is used up. */
  async #start(params: LoadParams): Promise<EngineProcess> {
    if (this.#process !== undefined) return this.#process;
    if (this.#isOverBudget()) throw engineErrors.crashBudget();
    const early = this.#notBefore - this.#now();
    if (early > 0) await wait(early);
    if (this.#disposed) throw engineErrors.disposed();
    const starting = new AbortController();
    this.#starting = starting;
    const process = await this.#deps.start(params, starting.signal);
    if (starting.signal.aborted) {
      await process.stop();
      throw engineErrors.disposed();
    }
    this.#process = process;
    process.on('segment', ({ id, ...done }) => {
      this.#watch();
      this.#active.get(id)?.options.onSegment?.(done);
    });
    process.on('progress', ({ id, fraction }) => {
      this.#watch();
      this.#active.get(id)?.options.onProgress?.(fraction);
    });
    process.on('loading', () => this.#watch());
    process.on('alive', () => this.#watch());
    process.on('log', ({ level, message }) => this.#deps.log[level](message));
    void process.stopped.then((exit) => this.#ended(process, exit));
    return process;
  }

  #ended(process: EngineProcess, exit: EngineExit): void {
    if (this.#process === process) this.#process = undefined;
    if (this.#loaded?.process === process) this.#loaded = undefined;
    clearTimeout(this.#watchdog);
    if (exit.wanted) return;
    const { error } = exit;
    if (error.code === 'engine.stopped') {
      // Someone else ended a shared engine on purpose.
      this.#changeState({ kind: 'idle' });
      return;
    }
    this.#deps.log.error(`${error.message} ${exit.stderr}`.trimEnd());
    const told = exit.counted === true ? error : this.#count(error);
    this.#deps.onCrash?.(told, exit, this.#loading !== undefined);
    this.#changeState({ kind: 'failed', ...told.toData() });
  }

  /** Counts a crash; what its callers are told. */
  #count(error: AlignerError): AlignerError {
    const { policy, decision } = afterCrash(this.#policy, this.#now());
    this.#policy = policy;
    if (decision.kind === 'restart') this.#notBefore = this.#now() + decision.delayMs;
    return decision.kind === 'stop' ? engineErrors.crashBudget() : error;
  }

  #isOverBudget(): boolean {
    const { crashes, windowMs, budget } = this.#policy;
    const now = this.#now();
    return crashes.filter((t) => now - t < windowMs).length >= budget;
  }

  #now(): number {
    return this.#deps.now?.() ?? Date.now();
  }

  /** (Re)arms the watchdog: a child that stays silent with work in hand is killed, and its callers get `engine.hung`. */
  #watch(): void {
    clearTimeout(this.#watchdog);
    if (this.#active.size === 0) return;
    const ms = this.#deps.hungMs?.() ?? HUNG_MS;
    this.#watchdog = setTimeout(() => this.#process?.kill(engineErrors.hung(ms / 1_000)), ms);
    this.#watchdog.unref();
  }

  #done(id: number): void {
    const work = this.#active.get(id);
    if (work === undefined) return;
    work.unlink();
    this.#active.delete(id);
    if (this.#active.size > 0) return;
    clearTimeout(this.#watchdog);
    if (this.#loaded !== undefined) this.#setState(this.#loaded, 'ready');
    const { idleMs } = this.#deps.config();
    clearTimeout(this.#idleTimer);
    if (idleMs > 0) this.#idleTimer = setTimeout(() => void this.unload(), idleMs).unref();
  }

  /** Frees the model's memory, unless a text is open. */
  async unload(): Promise<void> {
    const loaded = this.#loaded;
    if (loaded === undefined || this.#active.size > 0) return;
    this.#loaded = undefined;
    this.#setState(undefined, 'idle');
    try {
      await loaded.process.request('unload', null);
      this.#deps.log.info('Idle: the model left memory.');
    } catch (error) {
      this.#deps.log.warn(`Unloading: ${String(error)}`);
    }
  }

  async #stop(): Promise<void> {
    clearTimeout(this.#idleTimer);
    clearTimeout(this.#watchdog);
    this.#starting?.abort();
    const process = this.#process;
    this.#process = undefined;
    this.#loaded = undefined;
    await process?.stop();
  }

  #setState(loaded: Loaded | undefined, kind: 'idle' | 'ready' | 'working'): void {
    if (kind === 'idle' || loaded === undefined) this.#changeState({ kind: 'idle' });
    else {
      const { device, why } = loaded.result.backend;
      this.#changeState({ kind, model: loaded.model.id, device, why });
    }
  }

  #changeState(state: EngineState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }
}

const hasCode = (error: unknown, code: string) => error instanceof AlignerError && error.code === code;

/** What `work` gives, or CancelledError as soon as the signal fires: nobody waits for a child that hangs. */
function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = () => reject(new CancelledError());
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel, { once: true });
    work.then(resolve, reject);
  });
}
