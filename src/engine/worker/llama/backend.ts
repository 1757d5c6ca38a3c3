/** Chooses where llama.cpp runs, and says why. */
import { getLlama, LlamaLogLevel, NoBinaryFoundError, type Llama, type LlamaModel } from 'node-llama-cpp';
import type { Backend } from '../../../align/core/types.ts';
import type { Log } from '../../../base/core/log.ts';
import type { GpuChoice } from '../../core/protocol.ts';

type Gpu = Backend['gpu'];

export interface StartedLlama {
  readonly llama: Llama;
  /** Why this choice, and what would change it. */
  readonly why: string;
}

const NAMES = { metal: 'Metal', cuda: 'CUDA', vulkan: 'Vulkan' } as const;
const ADVICE = 'A GPU is used once its driver with Vulkan or CUDA (on a Mac: Metal) works.';
const noDevice = (platform: string) => (platform === 'darwin' ? 'no Metal device' : 'no CUDA and no Vulkan device');
const UNUSABLE = 'llama.cpp cannot start with it: its driver is missing or too old';
const absent = (choice: GpuChoice) =>
  choice === 'cuda'
    ? "llama.cpp's files for CUDA are not here: Get the CUDA Backend (a command of Aligner) gets them"
    : "llama.cpp's files for it are not part of this package";
/** Drivers that imitate a GPU on the CPU are slower than llama.cpp's own CPU code: used only when asked for. */
const SOFTWARE = /llvmpipe|lavapipe|swiftshader|software/i;

/** Starts llama.cpp. Only prebuilt binaries are used; nothing is ever built or downloaded. Rejects when none works at all. */
export async function startLlama(choice: GpuChoice, log: Log): Promise<StartedLlama> {
  const start = (gpu: Gpu | 'auto') =>
    getLlama({
      gpu,
      build: 'never',
      skipDownload: true,
      progressLogs: false,
      logLevel: LlamaLogLevel.warn,
      logger: (level, message) => {
        log[level === LlamaLogLevel.warn ? 'warn' : 'error'](`llama.cpp: ${message.trim()}`);
      },
    });
  const onCpu = async (why: string): Promise<StartedLlama> => ({
    llama: await start(false),
    why: `${why}; using the CPU. ${ADVICE}`,
  });

  if (choice === 'off') return { llama: await start(false), why: 'The setting asks for the CPU.' };
  const found = choice === 'auto' ? 'No GPU found' : `The setting asks for ${NAMES[choice]}`;
  let llama: Llama;
  try {
    llama = await start(choice);
  } catch (error) {
    log.warn(`${choice}: ${error instanceof Error ? error.message : String(error)}`);
    return onCpu(`${found}, but ${error instanceof NoBinaryFoundError ? absent(choice) : UNUSABLE}`);
  }
  if (llama.gpu === false) return { llama, why: `${found}: ${noDevice(process.platform)}; using the CPU. ${ADVICE}` };
  const name = NAMES[llama.gpu];
  const devices = await llama.getGpuDeviceNames();
  if (devices.length === 0 || (choice === 'auto' && devices.every((device) => SOFTWARE.test(device)))) {
    await llama.dispose();
    return onCpu(`${found}: ${devices.length === 0 ? `no ${name} device` : `${devices.join(', ')} is none`}`);
  }
  return { llama, why: choice === 'auto' ? `${name} works on this machine.` : `The setting asks for ${name}.` };
}

/** What the user is told about a loaded model's place. */
export async function describeBackend(
  { llama, why }: StartedLlama,
  model: LlamaModel,
  threads: number,
): Promise<Backend> {
  const { totalLayers } = model.fileInsights;
  const layers = llama.gpu === false ? 0 : Math.min(model.gpuLayers, totalLayers);
  const names = llama.gpu === false ? [] : await llama.getGpuDeviceNames();
  const short = llama.gpu !== false && layers < totalLayers;
  return {
    gpu: llama.gpu,
    device: names.length > 0 ? names.join(', ') : 'CPU',
    layers,
    totalLayers,
    threads,
    why: short ? `${why} Its memory holds ${layers} of ${totalLayers} layers; the CPU does the rest.` : why,
  };
}
