/**
 * The engine's protocol, the one file that both sides share. It runs as JSON-RPC over the channel of a forked child, and
 * is narrow enough for a remote engine to implement: open a text, append to it while it still streams, finish it, cancel.
 */
import type { ErrorData } from '../../base/core/errors.ts';
import type { Correction } from '../../align/core/corrector.ts';
import type { AlignRequest, Alignment, Backend, ModelLimits, SegmentDone } from '../../align/core/types.ts';
import type { RemoteSpec } from './remote/spec.ts';

/** Which accelerator to use: `auto` picks the best that works, `off` is the CPU. */
export type GpuChoice = 'auto' | 'metal' | 'cuda' | 'vulkan' | 'off';
export const GPU_CHOICES: readonly GpuChoice[] = ['auto', 'metal', 'cuda', 'vulkan', 'off'];

/** How to talk to one model. The manifest holds these as data. */
export interface Profile extends ModelLimits {
  /** The prompt is a user's turn: the model's own chat template is put around it when it is loaded. */
  readonly chat?: boolean | undefined;
  /** Texts around question and answer; special tokens are read in these alone. */
  readonly prompt: { readonly beforeQuestion: string; readonly beforeAnswer: string; readonly afterAnswer: string };
  /**
   * For models that were not taught tags: stands after the answer in place of `afterAnswer` where the fault is known, with
   * what the catalogue says of it for `{fault}`. The correction follows at once.
   */
  readonly told?: string | undefined;
  /**
   * The verdict: the text that says "stands", and what separates tags from the correction; null for models without one.
   * Without a separator the model names the fault in its own words, and `told` asks for the correction.
   */
  readonly verdict: { readonly ok: string; readonly separator?: string | undefined } | null;
  /** What ends the output, besides what the model itself takes as an end. */
  readonly stop: readonly string[];
  /** Tokens of context to allocate. */
  readonly contextSize: number;
}

/** A verified model file, with the profile that it was trained for; or a model that a server evaluates. */
export interface ModelSpec {
  readonly id: string;
  /** '' for a remote one. */
  readonly path: string;
  /** Of its bytes; of a remote one, of all that tells it from others. */
  readonly sha256: string;
  readonly bytes: number;
  readonly profile: Profile;
  /** Set where a server evaluates it: then nothing is loaded here, and texts are sent there. */
  readonly remote?: RemoteSpec | undefined;
  /** A verified LoRA file that fits it. */
  readonly adapter?: { readonly path: string; readonly sha256: string } | undefined;
  /** Writes in its place: then this one says where a fault is, and which. */
  readonly writer?: ModelSpec | undefined;
  /** Bytes that it has resident on a CPU, about, and cannot do without; the name of a smaller model that is here. */
  readonly memory?:
    { readonly resident: number; readonly needed: number; readonly smaller?: string | undefined } | undefined;
}

/** All that decides what a model says, but for where its files lie. */
export const identityOf = ({ sha256, adapter, writer }: ModelSpec): string =>
  [
    sha256,
    ...(adapter === undefined ? [] : [adapter.sha256]),
    ...(writer === undefined ? [] : ['+', identityOf(writer)]),
  ].join(' ');

export interface LoadParams {
  readonly model: ModelSpec;
  readonly gpu: GpuChoice;
  /** Threads for reading in batches and for single tokens; 0 measures at first load. */
  readonly threads: number;
}

export interface LoadResult {
  readonly backend: Backend;
  readonly loadMs: number;
}

export interface OpenParams extends Omit<AlignRequest, 'text'> {
  readonly id: number;
  /** Whose text it is, where several share the engine: each has its turn, and a limit of its own. 0 unless given. */
  readonly client?: number | undefined;
}

export interface EngineStatus {
  readonly loaded: boolean;
  readonly backend: Backend | null;
  readonly queued: number;
  readonly rssBytes: number;
  /** '' where nothing is loaded, or a server evaluates the model. */
  readonly llamaCppRelease: string;
  /** Requests that the child made to the network, counted and not assumed: 0 unless the model is a remote one. */
  readonly networkRequests: number;
  /** Who uses it, where it is shared. */
  readonly users?: readonly EngineUser[] | undefined;
}

/** A client of a shared engine, as it names itself. */
export interface EngineUser {
  /** `window "folder"`, `aligner align`, … */
  readonly name: string;
  readonly pid: number;
  /** Texts that it has open. */
  readonly texts: number;
}

export interface JudgeParams {
  readonly question: string;
  readonly segment: string;
  /** Nothing is written where the score is at or above this. */
  readonly threshold: number;
  readonly margin: number;
}

/** Requests: the host asks, the child answers. */
export interface EngineRequests {
  load: { params: LoadParams; result: LoadResult };
  unload: { params: null; result: null };
  status: { params: null; result: EngineStatus };
  /** Queues a text; rejected with `engine.busy` when the queue is full. */
  open: { params: OpenParams; result: null };
  append: { params: { readonly id: number; readonly text: string }; result: null };
  /** No more text: resolves with the alignment of the whole; its `network` counts the child alone. */
  finish: { params: { readonly id: number }; result: Alignment };
  cancel: { params: { readonly id: number }; result: null };
  /** What the model alone says of one segment and makes of it, without analysers and guards: to calibrate it. Not shared. */
  judge: { params: JudgeParams; result: Pick<Correction, 'score' | 'text' | 'written' | 'skipped'> };
}

/** Notifications: the child tells. */
export interface EngineNotifications {
  /** How much of the model is in memory, 0 to 1. */
  loading: { readonly fraction: number };
  segment: SegmentDone & { readonly id: number };
  progress: { readonly id: number; readonly fraction: number };
  /** Nothing new, but it lives: sent now and then by a shared engine while a client waits for its turn. */
  alive: null;
  log: { readonly level: 'info' | 'warn' | 'error'; readonly message: string };
}

/** An AlignerError on the wire: JSON-RPC's `data` field. */
export interface WireError {
  readonly aligner: ErrorData;
}
