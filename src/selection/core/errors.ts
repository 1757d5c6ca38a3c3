/** Texts that cannot be aligned, as the user sees it; `text.…` also on the command line. */
import * as l10n from '@vscode/l10n';
import { failure } from '../../base/core/errors.ts';

export const selectionErrors = {
  nothing: () =>
    failure(
      'selection.nothing',
      l10n.t('There is nothing to align: no text is selected, and the clipboard is empty.'),
      l10n.t('Select an answer, or copy one, and run Align Selection again.'),
    ),
  blank: () =>
    failure(
      'selection.blank',
      l10n.t('The selection contains only white space.'),
      l10n.t('Select an answer and run Align Selection again.'),
    ),
  tooLong: (kibibytes: number, limit: number) =>
    failure(
      'text.too-long',
      l10n.t('The text is {0} KiB long; at most {1} KiB can be aligned at once.', kibibytes, limit),
      l10n.t('Align a part of it.'),
    ),
  binary: () =>
    failure(
      'text.binary',
      l10n.t('The text contains NUL characters, so it looks like binary data.'),
      l10n.t('Align a part without them.'),
    ),
  paused: () =>
    failure('selection.paused', l10n.t('Aligner is paused.'), l10n.t('Run "Aligner: Pause or Resume" and try again.')),
};
