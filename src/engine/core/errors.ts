/** The engine's failures, as the user sees them. In each the original answer stays as it is. */
import * as l10n from '@vscode/l10n';
import { failure } from '../../base/core/errors.ts';

export const engineErrors = {
  crashed: (how: string) =>
    failure(
      'engine.crashed',
      l10n.t('The correction engine stopped unexpectedly ({0}). Your text is unchanged.', how),
      l10n.t('Try again; the engine restarts by itself. If it keeps happening, set aligner.engine.gpu to off.'),
    ),
  crashBudget: () =>
    failure(
      'engine.crash-budget',
      l10n.t(
        'The correction engine crashed five times within three minutes and will not restart. Your text is unchanged.',
      ),
      l10n.t('Run "Aligner: Restart Engine" to try again, or set aligner.engine.gpu to off. The log has details.'),
    ),
  hung: (seconds: number) =>
    failure(
      'engine.hung',
      l10n.t('The correction engine did not respond for {0} seconds and was stopped. Your text is unchanged.', seconds),
      l10n.t('Try again with a shorter text, or set aligner.engine.gpu to off.'),
    ),
  startFailed: (why: string) =>
    failure(
      'engine.start',
      l10n.t('The correction engine could not start: {0}', why),
      l10n.t('Run "Aligner: Restart Engine". If that fails too, reinstall the extension for this platform.'),
    ),
  loadFailed: (why: string) =>
    failure(
      'engine.load',
      l10n.t('The model could not be loaded: {0}', why),
      l10n.t('Check aligner.model.path and the free memory, or set aligner.engine.gpu to off.'),
    ),
  memory: (needed: number, free: number, smaller: string | undefined) =>
    failure(
      'engine.memory',
      l10n.t(
        'The model needs about {0} MB of memory, and {1} MB are free. Your text is unchanged.',
        Math.ceil(needed / 1e6),
        Math.floor(free / 1e6),
      ),
      smaller === undefined
        ? l10n.t('Close other programs and try again.')
        : l10n.t(
            'Close other programs, or set aligner.model.path (on the command line, ALIGNER_MODEL) to {0}.',
            smaller,
          ),
    ),
  template: (why: string) =>
    failure(
      'engine.template',
      l10n.t("The model's chat template cannot be used: {0}.", why),
      l10n.t('Name another profile with aligner.model.profile (on the command line, ALIGNER_PROFILE).'),
    ),
  outdated: (release: string) =>
    failure(
      'engine.outdated',
      l10n.t(
        'This build of llama.cpp ({0}) is older than b8146, which fixed security bugs in its model loader.',
        release,
      ),
      l10n.t('Update the extension.'),
    ),
  busy: (limit: number) =>
    failure(
      'engine.busy',
      l10n.t('{0} texts are already waiting to be corrected.', limit),
      l10n.t('Wait for some of them to finish, or cancel one.'),
    ),
  notLoaded: () =>
    failure('engine.not-loaded', l10n.t('No model is loaded.'), l10n.t('Run "Aligner: Restart Engine".')),
  reload: () =>
    failure(
      'engine.reload',
      l10n.t('Aligner was updated: the engine that runs now is newer than this window. Your text is unchanged.'),
      l10n.t('Reload the window. On the command line, run the newer aligner.'),
    ),
  crowded: (limit: number) =>
    failure(
      'engine.crowded',
      l10n.t('{0} programs already use the shared engine.', limit),
      l10n.t('Close some of them. "aligner engine" lists them.'),
    ),
  folder: (path: string, why: string) =>
    failure(
      'engine.folder',
      l10n.t('The folder of the shared engine is not safe to use ({1}): {0}', path, why),
      l10n.t('Delete that folder; Aligner makes it again. Until then each window has an engine of its own.'),
    ),
  foreign: (path: string) =>
    failure(
      'engine.foreign',
      l10n.t('Something other than the engine of Aligner answers at {0}.', path),
      l10n.t('Delete that file. Until then each window has an engine of its own.'),
    ),
  noAnswer: (seconds: number) =>
    failure(
      'engine.no-answer',
      l10n.t('The shared engine did not answer for {0} seconds.', seconds),
      l10n.t('Run "aligner engine stop". Until then each window has an engine of its own.'),
    ),
  disposed: () =>
    failure(
      'engine.stopped',
      l10n.t('The correction engine was stopped. Your text is unchanged.'),
      l10n.t('Try again.'),
    ),
};

/** The first llama.cpp build with the fixes for CVE-2026-27940 and its kin in the GGUF reader. */
const MINIMUM_LLAMA_CPP = 8146;

/** True when a release name is new enough: `b9012`, or `v0.5.0` (versions began at build 10335). Other names are refused. */
export function isSafeRelease(release: string): boolean {
  if (/^v\d+\.\d+\.\d+$/.test(release)) return true;
  const build = /^b(\d+)$/.exec(release)?.[1];
  return build !== undefined && Number(build) >= MINIMUM_LLAMA_CPP;
}
