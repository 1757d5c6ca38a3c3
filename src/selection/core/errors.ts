/** What Align Selection cannot work with, as the user sees it. */
import { AlignerError } from '../../base/core/errors.ts';

export const selectionErrors = {
  nothing: () =>
    new AlignerError({
      code: 'selection.nothing',
      message: 'There is nothing to align: no text is selected, and the clipboard is empty.',
      next: 'Select an answer, or copy one, and run Align Selection again.',
    }),
  blank: () =>
    new AlignerError({
      code: 'selection.blank',
      message: 'The selection holds nothing but spaces.',
      next: 'Select an answer and run Align Selection again.',
    }),
  tooLong: (kibibytes: number, limit: number) =>
    new AlignerError({
      code: 'selection.too-long',
      message: `The text is ${kibibytes} KiB long; at most ${limit} KiB can be aligned at once.`,
      next: 'Select a part of it.',
    }),
  binary: () =>
    new AlignerError({
      code: 'selection.binary',
      message: 'The text holds NUL characters: it is not a text that can be corrected.',
      next: 'Select text without them.',
    }),
  paused: () =>
    new AlignerError({
      code: 'selection.paused',
      message: 'Aligner is paused.',
      next: 'Run "Aligner: Pause or Resume" and try again.',
    }),
};
