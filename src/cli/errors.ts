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
  noSqlite: (version: string) =>
    new AlignerError({
      code: 'cli.node',
      message: `aligner export needs Node 22.13 or later, for its SQLite; this is ${version}.`,
      next: 'Run it with a newer Node.',
    }),
  proxy: (version: string) =>
    new AlignerError({
      code: 'cli.proxy',
      message: `Node ${version} cannot use the proxy that HTTPS_PROXY or HTTP_PROXY names.`,
      next: 'Run it with Node 24.14 or later, or set NODE_USE_ENV_PROXY=1 with Node 22.21 or later.',
    }),
  noJournal: () =>
    new AlignerError({
      code: 'cli.journal',
      message: 'No journal was found in the folders of VS Code and its relatives.',
      next: 'Decide about a correction in VS Code first, or name the file with --journal.',
    }),
  manyJournals: (files: readonly string[]) =>
    new AlignerError({
      code: 'cli.journal',
      message: `There are several journals: ${files.join(', ')}.`,
      next: 'Name one with --journal.',
    }),
  unwritable: (path: string, why: string) =>
    new AlignerError({
      code: 'cli.out',
      message: `Cannot write ${path}: ${why}.`,
      next: 'Name another file; one that is there already is not overwritten.',
    }),
  badLine: (line: number, why: string) =>
    new AlignerError({
      code: 'cli.jsonl',
      message: `Line ${line} is not {"id", "question", "answer"}: ${why}.`,
      next: 'Correct that line; the lines before it were answered.',
    }),
};

/** What `read` makes of the command's flags; what it throws becomes `cli.usage`. */
export function orUsage<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw cliErrors.usage(error instanceof Error ? error.message : String(error));
  }
}
