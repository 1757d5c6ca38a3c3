/** What can be wrong with a call of the command line. */
import { AlignerError } from '../base/core/errors.ts';

const seeHelp = 'See `aligner --help`.';

export const cliErrors = {
  usage: (message: string) => new AlignerError({ code: 'cli.usage', message, next: seeHelp }),
  environment: (message: string) =>
    new AlignerError({ code: 'cli.environment', message, next: 'Correct or unset the ALIGNER_… variable.' }),
  unreadable: (path: string, why: string) =>
    new AlignerError({
      code: 'cli.file',
      message: `Cannot read ${path}: ${why}.`,
      next: 'Give a text file, or - for standard input.',
    }),
  notText: (path: string) =>
    new AlignerError({
      code: 'cli.not-text',
      message: `${path} is not UTF-8 text.`,
      next: 'Give the answer as UTF-8 text; nothing was changed.',
    }),
  badLine: (line: number, why: string) =>
    new AlignerError({
      code: 'cli.jsonl',
      message: `Line ${line} is not {"id", "question", "answer"}: ${why}.`,
      next: 'Correct that line; the lines before it were answered.',
    }),
};
