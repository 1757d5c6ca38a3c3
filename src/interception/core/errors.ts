/** What can go wrong on the way of an answer, as the user sees it. The answer itself is never lost. */
import { AlignerError } from '../../base/core/errors.ts';

export const interceptionErrors = {
  paused: () =>
    new AlignerError({
      code: 'interception.paused',
      message: 'Aligner is paused.',
      next: 'Run "Aligner: Pause or Resume" and try again.',
    }),
  input: (problem: string) =>
    new AlignerError({
      code: 'interception.input',
      message: `The input of the tool is not what its schema says. ${problem}`,
      next: 'Call it with {text, question?, language?}.',
    }),
  nothingToFix: () =>
    new AlignerError({
      code: 'interception.nothing-to-fix',
      message: 'There is no text to correct.',
      next: 'Paste it behind /fix, or attach #selection or #file.',
    }),
  noLastAnswer: () =>
    new AlignerError({
      code: 'interception.no-last-answer',
      message: "There is no finished answer in this workspace's chats yet.",
      next: 'Ask something in the chat first; answers of @aligner itself do not count.',
    }),
  noChange: () =>
    new AlignerError({
      code: 'interception.no-change',
      message: 'There is no change to explain: the last answer of @aligner in this chat was not changed.',
      next: 'Ask /why after an answer that was corrected.',
    }),
  noFolder: () =>
    new AlignerError({
      code: 'interception.no-folder',
      message: 'This window has no workspace whose chats could be read.',
      next: 'Open a folder.',
    }),
  unreadable: (name: string) =>
    new AlignerError({
      code: 'interception.unreadable',
      message: `${name} cannot be read.`,
      next: 'Attach a text that is open or on disk.',
    }),
};
