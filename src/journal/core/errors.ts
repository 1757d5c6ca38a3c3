/** What can go wrong with the journal, as the user sees it. In each the decision is not made and the review stays as it was. */
import * as l10n from '@vscode/l10n';
import { failure } from '../../base/core/errors.ts';

export const journalErrors = {
  full: () =>
    failure(
      'journal.full',
      l10n.t(
        'The disk is full, so the journal could not be written. Nothing was decided; the review is still pending.',
      ),
      l10n.t('Free some space, then decide again.'),
    ),
  io: (why: string) =>
    failure(
      'journal.io',
      l10n.t('The journal could not be read or written ({0}). Nothing was decided; the review is still pending.', why),
      l10n.t('Check the disk and the permissions of the folder, then decide again.'),
    ),
  busy: () =>
    failure(
      'journal.busy',
      l10n.t('Another window kept the journal busy for too long. Nothing was decided; the review is still pending.'),
      l10n.t('Decide again.'),
    ),
  newer: () =>
    failure(
      'journal.newer',
      l10n.t('The journal was written by a newer version of Aligner, so this version leaves it alone.'),
      l10n.t('Update Aligner.'),
    ),
  older: () =>
    failure(
      'journal.older',
      l10n.t('This is not a journal, or it was written by an older version of Aligner.'),
      l10n.t('Open VS Code once with this version, or name another file.'),
    ),
  exportTooLarge: () =>
    failure(
      'journal.export-too-large',
      l10n.t('The export is too large to preview. Nothing was written.'),
      l10n.t('Run `aligner export` in a terminal; --since limits it to recent decisions.'),
    ),
  stopped: () =>
    failure(
      'journal.stopped',
      l10n.t('The journal stopped before it answered. Nothing was decided; the review is still pending.'),
      l10n.t('Decide again; the journal restarts by itself.'),
    ),
  /** A notice rather than a failure: a new journal has been started. */
  damaged: (file: string) =>
    failure(
      'journal.damaged',
      l10n.t('The journal was damaged. It was moved to {0}, and a new one was started.', file),
      l10n.t('Past decisions are in that file; corrections work as before.'),
    ),
  /** A notice: reviews live in memory only. */
  missing: () =>
    failure(
      'journal.missing',
      l10n.t('This VS Code has no SQLite, so reviews and decisions are kept only until the window closes.'),
      l10n.t('Update VS Code to keep them.'),
    ),
};
