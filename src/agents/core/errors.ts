/** What can go wrong with agents' hooks, as the user sees it. */
import * as l10n from '@vscode/l10n';
import { failure } from '../../base/core/errors.ts';

export const agentErrors = {
  notWritten: (path: string, why: string) =>
    failure(
      'agents.not-written',
      l10n.t('{0} could not be written: {1}. Nothing was installed.', path, why),
      l10n.t('Check the folder, and run "Aligner: Set Up Hooks…" again.'),
    ),
};
