/** Every environment variable that the product reads, once. */
import type { Settings } from './settings.ts';

export const ENVIRONMENT = {
  ALIGNER_MODEL: 'A model to use instead of the chosen one: its name, or a GGUF file.',
  ALIGNER_ADAPTER: 'A GGUF LoRA file to load beside the model.',
  ALIGNER_WRITER: 'A model that writes the corrections: its name, or a GGUF file.',
  ALIGNER_PROFILE: 'How to talk to it: the name of a profile, or a JSON file with one.',
  ALIGNER_GPU: 'auto, metal, cuda, vulkan or off: the accelerator, as the setting aligner.engine.gpu.',
  ALIGNER_THREADS: 'CPU threads, as the setting aligner.engine.threads.',
  ALIGNER_ENGINE_SHARED: 'true or false: whether to use the shared engine, as the setting aligner.engine.shared.',
  ALIGNER_ENGINE_FOLDER: "Folder of the shared engine's socket; else `engine` in Aligner's cache folder.",
  ALIGNER_REMOTE_URL:
    'A server that evaluates the model, as the setting aligner.engine.remote.url. Questions and parts of answers are sent there.',
  ALIGNER_REMOTE_KIND: 'llama-server, vllm or openai, as the setting aligner.engine.remote.kind.',
  ALIGNER_REMOTE_MODEL: 'The name of the model there, as the setting aligner.engine.remote.model.',
  ALIGNER_REMOTE_TIMEOUT: 'Seconds to wait for an answer, as the setting aligner.engine.remote.timeoutSeconds.',
  ALIGNER_REMOTE_KEY: 'The key for that server. In VS Code: the command "Set Key of the Remote Engine".',
  ALIGNER_MODELS_FOLDER: "Folder of the models that were pulled and imported; else `models` in Aligner's data folder.",
} as const;

export type EnvironmentName = keyof typeof ENVIRONMENT;

const OVERRIDES: { readonly [K in keyof Settings]?: EnvironmentName } = {
  'model.path': 'ALIGNER_MODEL',
  'model.profile': 'ALIGNER_PROFILE',
  'model.adapter': 'ALIGNER_ADAPTER',
  'model.writer': 'ALIGNER_WRITER',
  'engine.gpu': 'ALIGNER_GPU',
  'engine.threads': 'ALIGNER_THREADS',
  'engine.shared': 'ALIGNER_ENGINE_SHARED',
  'engine.remote.url': 'ALIGNER_REMOTE_URL',
  'engine.remote.kind': 'ALIGNER_REMOTE_KIND',
  'engine.remote.model': 'ALIGNER_REMOTE_MODEL',
  'engine.remote.timeoutSeconds': 'ALIGNER_REMOTE_TIMEOUT',
};

/** The raw value that the environment gives to a setting, to be checked like one from a file; undefined when it gives none. */
export function environmentValue(
  key: keyof Settings,
  environment: Readonly<Record<string, string | undefined>>,
): string | number | boolean | undefined {
  const name = OVERRIDES[key];
  const raw = name === undefined ? undefined : environment[name];
  if (raw === undefined || raw === '') return undefined;
  if (key === 'engine.threads' || key === 'engine.remote.timeoutSeconds') return Number(raw);
  return key === 'engine.shared' && (raw === 'true' || raw === 'false') ? raw === 'true' : raw;
}
