/** Chooses where llama.cpp runs, and says in one sentence why. */
import { getLlama, LlamaLogLevel, type Llama, type LlamaModel } from 'node-llama-cpp';
import type { Backend } from '../../../align/core/types.ts';
import type { GpuChoice } from '../../core/protocol.ts';

export type WorkerLog = (level: 'info' | 'warn' | 'error', message: string) => void;
type Gpu = Backend['gpu'];

export interface StartedLlama {
  readonly llama: Llama;
  /** The sentence about the choice, without its end for GPUs, which depends on the layers. */
  readonly why: string;
}

const NAMES = { metal: 'Metal', cuda: 'CUDA', vulkan: 'Vulkan' } as const;
/** Drivers that imitate a GPU on the CPU: slower than llama.cpp's own CPU code. */
const SOFTWARE = /llvmpipe|lavapipe|swiftshader|software/i;

/** Starts llama.cpp. Only prebuilt binaries are used; nothing is ever built or downloaded. Rejects when none works at all. */
export async function startLlama(choice: GpuChoice, log: WorkerLog): Promise<StartedLlama> {
  const start = (gpu: Gpu | 'auto') =>
    getLlama({
      gpu,
      build: 'never',
      skipDownload: true,
      progressLogs: false,
      logLevel: LlamaLogLevel.warn,
      logger: (level, message) => log(level === LlamaLogLevel.warn ? 'warn' : 'error', `llama.cpp: ${message.trim()}`),
    });
  const onCpu = async (why: string): Promise<StartedLlama> => ({ llama: await start(false), why });

  if (choice === 'off') return onCpu('The accelerator is switched off by the setting; using the CPU.');
  const attempt = await start(choice).catch((error: unknown) => {
    if (choice === 'auto') throw error;
    log('warn', `${NAMES[choice]}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  });
  if (attempt === undefined || choice === 'auto') {
    if (attempt === undefined)
      return onCpu(
        `${NAMES[choice as keyof typeof NAMES]} was asked for but does not work on this machine; using the CPU.`,
      );
    if (attempt.gpu === false)
      return { llama: attempt, why: `No GPU found: ${triedOn(process.platform)}; using the CPU.` };
  }
  const devices = await attempt.getGpuDeviceNames();
  if (attempt.gpu !== false && (devices.length === 0 || devices.every((d) => SOFTWARE.test(d)))) {
    const what = devices.length === 0 ? 'no device' : `only ${devices.join(', ')}, which is no GPU`;
    const name = NAMES[attempt.gpu];
    await attempt.dispose();
    return onCpu(`${name} has ${what}; using the CPU.`);
  }
  const name = attempt.gpu === false ? 'CPU' : NAMES[attempt.gpu];
  return {
    llama: attempt,
    why: choice === 'auto' ? `${name} works on this machine.` : `${name} is chosen by the setting.`,
  };
}

const triedOn = (platform: string) =>
  platform === 'darwin' ? 'no Metal device' : 'no CUDA device and no Vulkan device';

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
