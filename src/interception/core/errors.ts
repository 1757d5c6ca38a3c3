/** What can go wrong with an answer on its way, as the user sees it. The answer itself is never lost. */
import * as l10n from '@vscode/l10n';
import { failure } from '../../base/core/errors.ts';

export const interceptionErrors = {
  paused: () =>
    failure(
      'interception.paused',
      l10n.t('Aligner is paused.'),
      l10n.t('Run "Aligner: Pause or Resume" and try again.'),
    ),
  input: (problem: string) =>
    failure(
      'interception.input',
      l10n.t('The tool input does not match its schema. {0}', problem),
      l10n.t('Call it with {text, question?, language?}.'),
    ),
  nothingToFix: () =>
    failure(
      'interception.nothing-to-fix',
      l10n.t('There is no text to correct.'),
      l10n.t('Paste it after /fix, or attach #selection or #file.'),
    ),
  noLastAnswer: () =>
    failure(
      'interception.no-last-answer',
      l10n.t("This workspace's chats have no finished answer yet."),
      l10n.t("Ask something in the chat first. @aligner's own answers do not count."),
    ),
  noChange: () =>
    failure(
      'interception.no-change',
      l10n.t("There is no change to explain: @aligner's last answer in this chat was not changed."),
      l10n.t('Use /why after an answer that was corrected.'),
    ),
  noFolder: () =>
    failure(
      'interception.no-folder',
      l10n.t('This window has no workspace whose chats could be read.'),
      l10n.t('Open a folder.'),
    ),
  unreadable: (name: string) =>
    failure(
      'interception.unreadable',
      l10n.t('{0} cannot be read.', name),
      l10n.t('Attach a text that is open or on disk.'),
    ),
};
