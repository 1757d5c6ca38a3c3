/** What can go wrong with the settings, as the user sees it. */
import * as l10n from '@vscode/l10n';
import { failure } from '../../base/core/errors.ts';

export const settingsErrors = {
  write: (name: string, reason: string) =>
    failure(
      'settings.write',
      l10n.t('VS Code did not save the setting {0}: {1}', name, reason),
      l10n.t('Check your settings file, then try again.'),
    ),
};
