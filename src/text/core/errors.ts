/** Texts that cannot be aligned, as the user sees it, in the editor and on the command line. */
import * as l10n from '@vscode/l10n';
import { failure } from '../../base/core/errors.ts';

export const textErrors = {
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
};
