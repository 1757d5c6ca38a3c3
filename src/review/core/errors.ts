/** What can go wrong in a review, as the user sees it. In each the text stays as it is and the review stays pending. */
import * as l10n from '@vscode/l10n';
import { failure } from '../../base/core/errors.ts';

export const reviewErrors = {
  hunks: () =>
    failure(
      'review.hunks',
      l10n.t('The correction does not fit the text that was sent, so it is not shown.'),
      l10n.t('Run Align Selection again; if it happens again, report it with the log.'),
    ),
  readOnly: (name: string) =>
    failure(
      'review.read-only',
      l10n.t('{0} is read-only. Nothing was written; the correction stays pending.', name),
      l10n.t('Make the file writable and accept again, or reject the correction.'),
    ),
  closed: (name: string) =>
    failure(
      'review.closed',
      l10n.t('{0} is not open any more and cannot be opened. Nothing was written; the correction stays pending.', name),
      l10n.t('Open it again and accept, or reject the correction.'),
    ),
  refused: (name: string) =>
    failure(
      'review.refused',
      l10n.t('The editor did not take the edit in {0}. Nothing was written; the correction stays pending.', name),
      l10n.t('Accept again.'),
    ),
  diverged: (name: string) =>
    failure(
      'review.diverged',
      l10n.t('The corrected text in {0} has since been edited, so it was not undone. Nothing was written.', name),
      l10n.t('Change the text by hand; the review shows what was there before.'),
    ),
  clipboard: () =>
    failure(
      'review.clipboard',
      l10n.t('The clipboard no longer holds the corrected text, so nothing was undone. The changes stay accepted.'),
      l10n.t('Replace the text by hand where you pasted it.'),
    ),
  inChat: () =>
    failure(
      'review.in-chat',
      l10n.t('The corrected text is in the chat, where it cannot be taken back. The changes stay accepted.'),
      l10n.t('Delete it from the input of the chat if you have not sent it.'),
    ),
  outOfReach: () =>
    failure(
      'review.out-of-reach',
      l10n.t('Where the corrected text went is no longer known, so nothing was undone. The changes stay accepted.'),
      l10n.t('Replace the text by hand where you put it.'),
    ),
  readBack: (name: string) =>
    failure(
      'review.read-back',
      l10n.t('The edit in {0} was made, but the text there now differs from the correction.', name),
      l10n.t('Look at the text; undo restores what was there before.'),
    ),
};
