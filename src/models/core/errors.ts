/** What can be wrong with a model file, as the user sees it. */
import { AlignerError } from '../../base/core/errors.ts';

export const modelErrors = {
  none: () =>
    new AlignerError({
      code: 'model.none',
      message: 'This build has no bundled model.',
      next: 'Set aligner.model.path (or ALIGNER_MODEL for the command line) to a GGUF file of an Aligner model.',
    }),
  missing: (path: string) =>
    new AlignerError({
      code: 'model.missing',
      message: `There is no model file at ${path}.`,
      next: 'Correct aligner.model.path (or ALIGNER_MODEL), or leave it empty to use the bundled model.',
    }),
  notGguf: (path: string) =>
    new AlignerError({
      code: 'model.not-gguf',
      message: `${path} is not a GGUF model file.`,
      next: 'Choose a file that ends in .gguf and was made for llama.cpp.',
    }),
  wrongHash: (path: string) =>
    new AlignerError({
      code: 'model.hash',
      message: `The model file ${path} is not the one that was published: its SHA-256 differs.`,
      next: 'Reinstall the extension, or set aligner.model.path to a file that you trust.',
    }),
  unreadable: (path: string, why: string) =>
    new AlignerError({
      code: 'model.unreadable',
      message: `The model file ${path} cannot be read: ${why}`,
      next: 'Check its permissions, or set aligner.model.path to another file.',
    }),
};
