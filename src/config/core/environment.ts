/** Every environment variable that the product reads, once. */
import type { Settings } from './settings.ts';

export const ENVIRONMENT = {
  ALIGNER_MODEL: 'A model to use instead of the chosen one: its name, or a GGUF file.',
  ALIGNER_PROFILE: 'How to talk to it: the name of a profile, or a JSON file with one.',
  ALIGNER_GPU: 'auto, metal, cuda, vulkan or off: the accelerator, as the setting aligner.engine.gpu.',
  ALIGNER_THREADS: 'CPU threads, as the setting aligner.engine.threads.',
  ALIGNER_ENGINE_SHARED: 'true or false: whether to use the shared engine, as the setting aligner.engine.shared.',
  ALIGNER_ENGINE_FOLDER: "Folder of the shared engine's socket; else `engine` in Aligner's cache folder.",
  ALIGNER_MODELS_FOLDER: "Folder of the models that were pulled and imported; else `models` in Aligner's data folder.",
} as const;

export type EnvironmentName = keyof typeof ENVIRONMENT;

const OVERRIDES: { readonly [K in keyof Settings]?: EnvironmentName } = {
  'model.path': 'ALIGNER_MODEL',
  'model.profile': 'ALIGNER_PROFILE',
  'engine.gpu': 'ALIGNER_GPU',
  'engine.threads': 'ALIGNER_THREADS',
  'engine.shared': 'ALIGNER_ENGINE_SHARED',
};

/** The raw value that the environment gives to a setting, to be checked like one from a file; undefined when it gives none. */
export function environmentValue(
  key: keyof Settings,
  environment: Readonly<Record<string, string | undefined>>,
): string | number | boolean | undefined {
  const name = OVERRIDES[key];
  const raw = name === undefined ? undefined : environment[name];
  if (raw === undefined || raw === '') return undefined;
  if (key === 'engine.threads') return Number(raw);
  return key === 'engine.shared' && (raw === 'true' || raw === 'false') ? raw === 'true' : raw;
}
