/** Opens a model file with llama.cpp: the accelerator, the model, a context, the threads. */
import { resolve } from 'node:path';
import type { Llama, LlamaContext, LlamaModel, Token } from 'node-llama-cpp';
import type { Backend } from '../../../align/core/types.ts';
import type { Log } from '../../../base/core/log.ts';
import type { Tokenizer } from '../../core/decode/tokens.ts';
import { engineErrors, isSafeRelease } from '../../core/errors.ts';
import type { LoadParams, ModelSpec } from '../../core/protocol.ts';
import { describeBackend, startLlama, type StartedLlama } from './backend.ts';
import { LlamaEvaluator } from './evaluator.ts';
import { obtainableMemory } from './obtainable-memory.ts';
import { settleThreads, threadKey, type ThreadChoice, type ThreadMemory } from './threads.ts';

export interface OpenModel {
  readonly backend: Backend;
  readonly evaluator: LlamaEvaluator;
  readonly tokenizer: Tokenizer;
  /** The model itself, for a benchmark's other ways of decoding. */
  readonly model: LlamaModel;
  /** As the model's file has it. */
  readonly chatTemplate: string | undefined;
  /** Tokens of one evaluation. */
  readonly batchSize: number;
  /** Tokens that the evaluator's cache can hold. */
  readonly capacity: number;
  readonly threads: ThreadChoice;
  /** llama.cpp's release, as its binding names it. */
  readonly release: string;
  /** Frees the context's memory. No work may be under way. */
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly log: Log;
  readonly threads?: ThreadMemory | undefined;
  /** Gets 0 to 1. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/**
 * Tokens of one evaluation. On a CPU twice as many read at most 3 % faster, and a cancel waits twice as long, as does a text
 * that the user waits for while another is corrected in the background.
 */
const CPU_BATCH = 128;
const GPU_BATCH = 512;

/** A model in memory, on which one context at a time is opened. */
export interface OpenBase {
  /** Whether a context for these can be opened on it: only adapter and profile may be others. */
  serves(params: LoadParams): boolean;
  /** Rejects with llama.cpp's own error; then the base is as before. */
  open(params: LoadParams): Promise<OpenModel>;
  /** Frees all memory. No context may be open. */
  close(): Promise<void>;
}

/** Rejects with llama.cpp's own error; then nothing stays in memory. */
export async function openBase(
  params: LoadParams,
  { log, threads: memory, onProgress }: OpenOptions,
): Promise<OpenBase> {
  const parts: { dispose(): Promise<void> }[] = [];
  const close = async () => {
    for (const part of parts.splice(0).toReversed()) await part.dispose();
  };
  try {
    const started = await startLlama(params.gpu, log);
    const { llama } = started;
    parts.push(llama);
    // Before it reads a file: it is the reader that had the holes.
    const { release } = llama.llamaCppRelease;
    if (!isSafeRelease(release)) throw engineErrors.outdated(release);
    if (llama.gpu === false) checkMemory(params.model);
    const { contextSize } = params.model.profile;
    const model = await llama.loadModel({
      modelPath: resolve(params.model.path),
      gpuLayers: { fitContext: { contextSize } },
      ...(onProgress === undefined ? {} : { onLoadProgress: onProgress }),
    });
    parts.push(model);
    const key = keyOf(params);
    return {
      serves: (other) => keyOf(other) === key,
      open: (wanted) => openContext(started, model, wanted, memory),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

const keyOf = ({ model, gpu, threads }: LoadParams): string =>
  JSON.stringify([model.path, model.sha256, model.profile.contextSize, gpu, threads]);

async function openContext(
  started: StartedLlama,
  model: LlamaModel,
  params: LoadParams,
  memory: ThreadMemory | undefined,
): Promise<OpenModel> {
  const { llama } = started;
  const context = await createContext(llama, model, params.model);
  try {
    const evaluator = new LlamaEvaluator(llama, context.getSequence(), all(llama.cpuMathCores));
    const threads = await chooseThreads(llama, evaluator, params, memory);
    evaluator.threads = threads;
    return {
      backend: await describeBackend(started, model, Math.max(threads.batch, threads.single)),
      evaluator,
      tokenizer: createTokenizer(model),
      model,
      chatTemplate: model.fileInfo.metadata.tokenizer.chat_template,
      batchSize: context.batchSize,
      // The binding always keeps one place free.
      capacity: context.contextSize - 1,
      threads,
      release: llama.llamaCppRelease.release,
      close: () => context.dispose(),
    };
  } catch (error) {
    await context.dispose();
    throw error;
  }
}

/**
 * Without a GPU the model takes memory of the system. Where it is too little, the system would end this process or another
 * one, or come to a halt. macOS counts what it could free at once as used, so there is nothing to compare with.
 */
function checkMemory({ memory }: ModelSpec): void {
  if (memory === undefined || process.platform === 'darwin') return;
  const free = obtainableMemory();
  // What this process has already is part of the need.
  const needed = memory.needed - process.memoryUsage.rss();
  if (needed > free) throw engineErrors.memory(needed, free, memory.smaller);
}

const all = (cores: number): ThreadChoice => ({ batch: cores, single: cores });

/** Flash attention reads a third faster here and needs less memory; every mode uses it, so it does not touch exactness. */
function createContext(llama: Llama, model: LlamaModel, { profile, adapter }: ModelSpec): Promise<LlamaContext> {
  return model.createContext({
    contextSize: Math.min(profile.contextSize, model.trainContextSize),
    batchSize: llama.gpu === false ? CPU_BATCH : GPU_BATCH,
    // The most that may be used; each evaluation sets its own.
    threads: llama.cpuMathCores,
    flashAttention: true,
    ...(adapter === undefined ? {} : { lora: resolve(adapter.path) }),
  });
}

async function chooseThreads(
  llama: Llama,
  evaluator: LlamaEvaluator,
  { threads, model }: LoadParams,
  memory: ThreadMemory | undefined,
): Promise<ThreadChoice> {
  const cores = llama.cpuMathCores;
  if (threads > 0) return all(Math.min(threads, cores));
  // With the layers on a GPU the CPU only feeds it.
  if (llama.gpu !== false) return all(cores);
  const key = threadKey(model.sha256, llama.gpu, llama.llamaCppRelease.release);
  const use = (n: number) => {
    evaluator.threads = all(n);
  };
  return settleThreads(evaluator, use, cores, key, memory);
}

function createTokenizer(model: LlamaModel): Tokenizer {
  const { bos, eos, eot, shouldPrependBosToken } = model.tokens;
  return {
    begin: shouldPrependBosToken && bos !== null ? bos : undefined,
    ends: [eot, eos].filter((token) => token !== null),
    tokenize: (text, special) => model.tokenize(text, special),
    detokenize: (tokens) => model.detokenize(tokens as readonly Token[]),
  };
}
