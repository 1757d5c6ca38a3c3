/** What can go wrong with a remote engine, as the user sees it. None of these holds a key, a text, or what the server said. */
import * as l10n from '@vscode/l10n';
import { failure } from '../../../base/core/errors.ts';

const settings = () => l10n.t('Check aligner.engine.remote.url, or clear it to use the local model.');

export const remoteErrors = {
  address: (shown: string) =>
    failure(
      'remote.address',
      l10n.t('{0} is not an address that texts may be sent to.', shown),
      l10n.t('Give an https address, or http of this machine, without a password or a query in it.'),
    ),
  declined: (origin: string) =>
    failure(
      'remote.declined',
      l10n.t('Nothing was sent to {0}, because you did not allow it. Your text is unchanged.', origin),
      l10n.t('Reload the window to be asked again, or clear aligner.engine.remote.url to use the local model.'),
    ),
  unreachable: (origin: string, why: string) =>
    failure(
      'remote.unreachable',
      l10n.t('The remote engine at {0} could not be reached ({1}). Your text is unchanged.', origin, why),
      settings(),
    ),
  timeout: (origin: string, seconds: number) =>
    failure(
      'remote.timeout',
      l10n.t('The remote engine at {0} did not answer within {1} seconds. Your text is unchanged.', origin, seconds),
      l10n.t('Try again later, or raise aligner.engine.remote.timeoutSeconds.'),
    ),
  key: (origin: string, status: number) =>
    failure(
      'remote.key',
      l10n.t('The remote engine at {0} refused the key (status {1}). Your text is unchanged.', origin, status),
      l10n.t('Run "Aligner: Set Key of the Remote Engine", or set ALIGNER_REMOTE_KEY on the command line.'),
    ),
  busy: (origin: string) =>
    failure(
      'remote.busy',
      l10n.t('The remote engine at {0} is too busy. Your text is unchanged.', origin),
      l10n.t('Try again later.'),
    ),
  status: (origin: string, status: number) =>
    failure(
      'remote.status',
      l10n.t('The remote engine at {0} answered with status {1}. Your text is unchanged.', origin, status),
      l10n.t('Check aligner.engine.remote.url, .kind and .model; the log of the server says more.'),
    ),
  redirect: (origin: string) =>
    failure(
      'remote.redirect',
      l10n.t('The remote engine at {0} sends Aligner to another address. Your text is unchanged.', origin),
      l10n.t('Aligner follows no redirect. Set aligner.engine.remote.url to the final address, if you trust it.'),
    ),
  tooLarge: (origin: string) =>
    failure(
      'remote.large',
      l10n.t('The remote engine at {0} answered with more than Aligner reads. Your text is unchanged.', origin),
      settings(),
    ),
  answer: (origin: string, what: string) =>
    failure(
      'remote.answer',
      l10n.t(
        'The remote engine at {0} gave an answer that makes no sense ({1}). Your text is unchanged.',
        origin,
        what,
      ),
      l10n.t('Check aligner.engine.remote.kind and the version of the server.'),
    ),
  model: (origin: string, why: string) =>
    failure(
      'remote.model',
      l10n.t('The model at {0} does not know the prompt format of Aligner ({1}).', origin, why),
      l10n.t('Serve a model that was trained for Aligner, or set aligner.engine.remote.kind to openai.'),
    ),
};
