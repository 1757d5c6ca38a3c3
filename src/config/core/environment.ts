/** Every environment variable that the product reads, once. */
export const ENVIRONMENT = {
  ALIGNER_MODEL: 'A GGUF file to use instead of the bundled model.',
  ALIGNER_GPU: 'auto, metal, cuda, vulkan or off: the accelerator, as the setting aligner.engine.gpu.',
  ALIGNER_THREADS: 'CPU threads, as the setting aligner.engine.threads.',
} as const;

export type EnvironmentName = keyof typeof ENVIRONMENT;
