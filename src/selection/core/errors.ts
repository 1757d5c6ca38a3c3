/** Texts that cannot be aligned, as the user sees it; `text.…` also on the command line. */
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
      code: 'text.too-long',
      message: `The text is ${kibibytes} KiB long; at most ${limit} KiB can be aligned at once.`,
      next: 'Align a part of it.',
    }),
  binary: () =>
    new AlignerError({
      code: 'text.binary',
      message: 'The text holds NUL characters: it is not a text that can be corrected.',
      next: 'Align a part without them.',
    }),
  paused: () =>
    new AlignerError({
      code: 'selection.paused',
      message: 'Aligner is paused.',
      next: 'Run "Aligner: Pause or Resume" and try again.',
    }),
};
