/** Names of models: they become names of files, on every system. */

const NAME = /^[a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9])?$/;
/** Names that Windows keeps for devices, whatever follows the first dot. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/;

export const isModelName = (text: string): boolean => NAME.test(text) && !DEVICE.test(text);

/** The name that a file's own name suggests, or undefined when it suggests none. */
export function nameOfFile(file: string): string | undefined {
  const name = file.toLowerCase().replace(/\.gguf$/, '');
  return isModelName(name) ? name : undefined;
}
