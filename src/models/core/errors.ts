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
  unknown: (name: string) =>
    failure(
      'model.unknown',
      l10n.t('There is no model called {0}.', name),
      l10n.t('"aligner models" lists those that there are. A model of your own is named by the path of its file.'),
    ),
  notPulled: (name: string) =>
    failure(
      'model.not-pulled',
      l10n.t('The model {0} is not on this machine.', name),
      l10n.t('Get it with "aligner models pull {0}".', name),
    ),
  badName: (name: string) =>
    failure(
      'model.name',
      l10n.t('{0} is no name for a model.', JSON.stringify(name)),
      l10n.t('Use small letters, digits, dots, hyphens and underscores, 100 at most, and no name of a device.'),
    ),
  taken: (name: string) =>
    failure(
      'model.taken',
      l10n.t('There is another model called {0}.', name),
      l10n.t('Give a name with --name, or remove that model first.'),
    ),
  address: (address: string) =>
    failure(
      'model.address',
      l10n.t('A model cannot be had from {0}.', address),
      l10n.t('Give an https address (http only of this machine), without a user name or password, or a folder.'),
    ),
  redirect: (host: string, target: string) =>
    failure(
      'model.redirect',
      l10n.t('{0} sends the download on to {1}, which is not safe to follow.', host, target),
      l10n.t('Nothing was fetched from there. Try another source.'),
    ),
  network: (host: string, why: string) =>
    failure(
      'model.network',
      l10n.t('The transfer from {0} broke off: {1}.', host, why),
      l10n.t('Do the same again: it resumes where it stopped. Behind a proxy, set HTTPS_PROXY.'),
    ),
  server: (host: string, why: string) =>
    failure(
      'model.server',
      l10n.t('{0} did not send the model: {1}.', host, why),
      l10n.t('Check the address, or try another source. What had arrived before is kept.'),
    ),
  wrongBytes: (name: string, expected: string, got: string) =>
    failure(
      'model.wrong-bytes',
      l10n.t('What arrived is not {0}: its SHA-256 is {2}, not {1}. It was deleted.', name, expected, got),
      l10n.t('Try another source. Do not use the file elsewhere.'),
    ),
  full: (folder: string, bytes: number) =>
    failure(
      'model.disk-full',
      l10n.t('There is no room for the model in {0}: it needs {1} MB more.', folder, Math.ceil(bytes / 1e6)),
      l10n.t('Free some space, or let ALIGNER_MODELS_FOLDER name another folder, and do the same again: it resumes.'),
    ),
  place: (path: string, why: string) =>
    failure(
      'model.place',
      l10n.t('The model cannot be kept at {0}: {1}.', path, why),
      l10n.t('Remove what is there, or let ALIGNER_MODELS_FOLDER name another folder.'),
    ),
  adapter: (path: string, why: string) =>
    failure(
      'model.adapter',
      l10n.t('The adapter {0} does not fit the model: {1}.', path, why),
      l10n.t('Use it with the model that it was trained on, or leave aligner.model.adapter (ALIGNER_ADAPTER) empty.'),
    ),
  noProfile: (name: string, known: readonly string[]) =>
    failure(
      'model.profile',
      l10n.t('Nothing says how to talk to {0}: no profile is made for it, and its file has no chat template.', name),
      l10n.t(
        'Let aligner.model.profile (on the command line, ALIGNER_PROFILE) name one of {0}, or a JSON file: see docs/models.md.',
        known.join(', '),
      ),
    ),
  unknownProfile: (name: string, known: readonly string[]) =>
    failure(
      'model.unknown-profile',
      l10n.t('There is no profile called {0}, and no such file.', name),
      l10n.t('Use one of {0}, or the path of a JSON file: see docs/models.md.', known.join(', ')),
    ),
  profileFile: (path: string, why: string) =>
    failure(
      'model.profile-file',
      l10n.t('{0} is no profile: {1}.', path, why),
      l10n.t('Correct it: docs/models.md says what a profile holds.'),
    ),
};
