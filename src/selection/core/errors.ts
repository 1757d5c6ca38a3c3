/** Why nothing was picked, as the user sees it. */
import * as l10n from '@vscode/l10n';
import { failure } from '../../base/core/errors.ts';

export const selectionErrors = {
  nothing: () =>
    failure(
      'selection.nothing',
      l10n.t('There is nothing to align: no text is selected, and the clipboard is empty.'),
      l10n.t('Select an answer, or copy one, and run Align Selection again.'),
    ),
  paused: () =>
    failure('selection.paused', l10n.t('Aligner is paused.'), l10n.t('Run "Aligner: Pause or Resume" and try again.')),
};
