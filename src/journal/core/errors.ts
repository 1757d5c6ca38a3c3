/** What can go wrong with the journal, as the user sees it. In each the decision is not made and the review stays as it was. */
import { AlignerError } from '../../base/core/errors.ts';

const undecided = 'Nothing was decided; the review stays pending.';

export const journalErrors = {
  full: () =>
    new AlignerError({
      code: 'journal.full',
      message: `The disk is full, so the journal could not be written. ${undecided}`,
      next: 'Free some space, then decide again.',
    }),
  io: (why: string) =>
    new AlignerError({
      code: 'journal.io',
      message: `The journal could not be read or written (${why}). ${undecided}`,
      next: 'Check the disk and the rights of the folder, then decide again.',
    }),
  busy: () =>
    new AlignerError({
      code: 'journal.busy',
      message: `Another window kept the journal busy for too long. ${undecided}`,
      next: 'Decide again.',
    }),
  newer: () =>
    new AlignerError({
      code: 'journal.newer',
      message: 'The journal was written by a newer version of Aligner, so this one leaves it alone.',
      next: 'Update Aligner.',
    }),
  older: () =>
    new AlignerError({
      code: 'journal.older',
      message: 'This is no journal, or one of an older version of Aligner.',
      next: 'Open VS Code once with this version, or name another file.',
    }),
  exportTooLarge: () =>
    new AlignerError({
      code: 'journal.export-too-large',
      message: 'The export is too large for a preview. Nothing was written.',
      next: 'Run `aligner export` in a terminal; it can also take part of it with --since.',
    }),
  stopped: () =>
    new AlignerError({
      code: 'journal.stopped',
      message: `The journal stopped before it answered. ${undecided}`,
      next: 'Decide again; the journal starts anew.',
    }),
  /** A notice rather than a failure: a new journal has begun. */
  damaged: (file: string) =>
    new AlignerError({
      code: 'journal.damaged',
      message: `The journal was damaged. It was moved to ${file}, and a new one has begun.`,
      next: 'Past decisions are in that file; corrections work as before.',
    }),
  /** A notice: reviews live in memory only. */
  missing: () =>
    new AlignerError({
      code: 'journal.missing',
      message: 'This VS Code has no SQLite, so reviews and decisions are kept only until the window closes.',
      next: 'Update VS Code to keep them.',
    }),
};
