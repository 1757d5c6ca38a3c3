/** `aligner export`: the user's decisions as JSON lines. Nothing is sent anywhere. */
import { createWriteStream, existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { AlignerError } from '../base/core/errors.ts';
import { describeExport, EMPTY_SUMMARY, exportLines, type ExportOptions } from '../journal/core/export.ts';
import { FORMATS, type ExportFormat } from '../journal/core/formats.ts';
import { readJournal } from '../journal/node/read.ts';
import { findSqlite } from '../base/node/sqlite.ts';
import { cliErrors, orUsage } from './errors.ts';
import { findJournal } from './journal-file.ts';

/** Runs the command; resolves with the exit code. Rejects with AlignerError. */
export async function exportDecisions(argv: readonly string[]): Promise<number> {
  if (quietly(findSqlite) === undefined) throw cliErrors.noSqlite(process.version);
  const { values } = parse(argv);
  const options = readOptions(values);
  const file = values.journal ?? findJournal();
  if (!existsSync(file)) throw cliErrors.unreadable(file, 'there is no such file');
  const journal = readJournal(file);
  try {
    let summary = EMPTY_SUMMARY;
    const lines = async function* () {
      for await (const exported of exportLines(journal, options)) {
        summary = exported.summary;
        yield `${exported.line}\n`;
      }
    };
    await writeAll(lines(), values.out);
    process.stderr.write(`${describeExport(summary, options.redact)}\n`);
    return 0;
  } finally {
    journal.close();
  }
}

/** To a new file that only the user can read, or to standard output. */
async function writeAll(lines: AsyncIterable<string>, out: string | undefined): Promise<void> {
  const toFile = out !== undefined && out !== '-';
  const target = toFile ? createWriteStream(out, { flags: 'wx', mode: 0o600 }) : process.stdout;
  try {
    await pipeline(Readable.from(lines), target, { end: toFile });
  } catch (error) {
    if (error instanceof AlignerError) throw error;
    throw cliErrors.unwritable(out ?? 'standard output', (error as NodeJS.ErrnoException).code ?? String(error));
  }
}

/** Node 22 warns that its SQLite is experimental; what this program prints is for its user. */
function quietly<T>(load: () => T): T {
  const warn = process.emitWarning.bind(process);
  process.emitWarning = () => undefined;
  try {
    return load();
  } finally {
    process.emitWarning = warn;
  }
}

function parse(argv: readonly string[]) {
  return orUsage(() =>
    parseArgs({
      args: [...argv],
      allowNegative: true,
      options: {
        format: { type: 'string' },
        out: { type: 'string' },
        redact: { type: 'boolean', default: true },
        since: { type: 'string' },
        language: { type: 'string' },
        journal: { type: 'string' },
      },
    }),
  );
}

type Values = ReturnType<typeof parse>['values'];

function readOptions({ format, redact, since, language }: Values): ExportOptions {
  if (format === undefined || !(format in FORMATS))
    throw cliErrors.usage(`--format is one of ${Object.keys(FORMATS).join(', ')}.`);
  const time = since === undefined ? undefined : Date.parse(since);
  if (Number.isNaN(time)) throw cliErrors.usage('--since is a day, such as 2026-01-31.');
  return { format: format as ExportFormat, redact, folders: [homedir()], since: time, language };
}
