/** What can be wrong with a model file, as the user sees it. */
import * as l10n from '@vscode/l10n';
import { failure } from '../../base/core/errors.ts';

export const modelErrors = {
  none: () =>
    failure(
      'model.none',
      l10n.t('This build has no bundled model.'),
      l10n.t('Set aligner.model.path (on the command line, ALIGNER_MODEL) to the GGUF file of an Aligner model.'),
    ),
  missing: (path: string) =>
    failure(
      'model.missing',
      l10n.t('There is no model file at {0}.', path),
      l10n.t('Correct aligner.model.path (or ALIGNER_MODEL), or leave it empty to use the bundled model.'),
    ),
  notGguf: (path: string, why: string) =>
    failure(
      'model.not-gguf',
      l10n.t('{0} is not a sound GGUF model file: {1}.', path, why),
      l10n.t('Choose a .gguf file made for llama.cpp.'),
    ),
  wrongHash: (path: string) =>
    failure(
      'model.hash',
      l10n.t('The model file {0} is not the published one: its SHA-256 differs.', path),
      l10n.t('Reinstall the extension, or set aligner.model.path to a file that you trust.'),
    ),
  unreadable: (path: string, why: string) =>
    failure(
      'model.unreadable',
      l10n.t('The model file {0} cannot be read: {1}', path, why),
      l10n.t('Check its permissions, or set aligner.model.path to another file.'),
    ),
};
