/** What can go wrong in a review, as the user sees it. In each the text stays as it is and the review stays pending. */
import { AlignerError } from '../../base/core/errors.ts';

export const reviewErrors = {
  hunks: () =>
    new AlignerError({
      code: 'review.hunks',
      message: 'The correction does not fit the text that was sent, so it is not shown.',
      next: 'Run Align Selection again; if it happens again, report it with the log.',
    }),
  readOnly: (name: string) =>
    new AlignerError({
      code: 'review.read-only',
      message: `${name} is read-only. Nothing was written; the correction stays pending.`,
      next: 'Make the file writable and accept again, or reject the correction.',
    }),
  closed: (name: string) =>
    new AlignerError({
      code: 'review.closed',
      message: `${name} is not open any more and cannot be opened. Nothing was written; the correction stays pending.`,
      next: 'Open it again and accept, or reject the correction.',
    }),
  refused: (name: string) =>
    new AlignerError({
      code: 'review.refused',
      message: `The editor did not take the edit in ${name}. Nothing was written; the correction stays pending.`,
      next: 'Accept again.',
    }),
  diverged: (name: string) =>
    new AlignerError({
      code: 'review.diverged',
      message: `The corrected text in ${name} has since been edited, so it was not undone. Nothing was written.`,
      next: 'Change the text by hand; the review shows what was there before.',
    }),
  away: (where: string) =>
    new AlignerError({
      code: 'review.away',
      message: `The corrected text was ${where}, where it cannot be taken back, so nothing was undone. The changes stay accepted.`,
      next: 'Remove it there by hand; the review shows what was there before.',
    }),
  readBack: (name: string) =>
    new AlignerError({
      code: 'review.read-back',
      message: `The edit in ${name} was made, but the text there now differs from the correction.`,
      next: 'Look at the text; undo restores what was there before.',
    }),
};
