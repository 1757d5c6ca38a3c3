/** What the command line reads: whole texts and JSON lines, as UTF-8 or not at all. */
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import * as v from 'valibot';
import { CancelledError } from '../base/core/errors.ts';
import { LinePieces } from '../text/core/line-pieces.ts';
import { cliErrors } from './errors.ts';

/** A line of `--jsonl`. */
const LineSchema = v.object({
  id: v.union([v.string(), v.number()]),
  question: v.string(),
  answer: v.string(),
  language: v.optional(v.string()),
});

export interface Line extends Omit<v.InferOutput<typeof LineSchema>, 'id'> {
  /** As it stands in the line: a number of JSON may have more digits than one of JavaScript. */
  readonly id: string;
}

/** A file, or standard input for `-`. Rejects with `cli.file`, `cli.not-text`, or CancelledError. */
export async function readText(path: string, signal: AbortSignal): Promise<string> {
  let text = '';
  for await (const piece of pieces(path, signal)) text += piece;
  return text;
}

/** The lines of a file, split at line feeds alone: U+2028 may stand inside JSON. Rejects as readText does. */
export async function* readLines(path: string, signal: AbortSignal): AsyncGenerator<string> {
  const lines = new LinePieces();
  let isFirst = true;
  for await (const piece of pieces(path, signal))
    for (const line of lines.append(piece)) {
      yield isFirst ? withoutMark(line) : line;
      isFirst = false;
    }
  const line = lines.end();
  yield isFirst ? withoutMark(line) : line;
}

/** Throws `cli.jsonl`, which names the line by its number. */
export function parseLine(line: string, number: number): Line {
  let json: unknown;
  const ids = new Map<unknown, string>();
  try {
    json = JSON.parse(line, function (this: unknown, key: string, value: unknown, context?: { source?: string }) {
      if (key === 'id' && (typeof value === 'number' || typeof value === 'string'))
        ids.set(this, context?.source ?? sourceOf(value, number));
      return value;
    });
  } catch (error) {
    throw error instanceof SyntaxError ? cliErrors.badLine(number, error.message) : error;
  }
  const parsed = v.safeParse(LineSchema, json);
  if (!parsed.success) throw cliErrors.badLine(number, parsed.issues[0].message);
  return { ...parsed.output, id: ids.get(json)! };
}

/** For a Node that does not tell how a value was written: a number that it may have changed is refused. */
function sourceOf(value: string | number, line: number): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw cliErrors.badLine(line, 'its id is a number that this Node cannot keep; write it in quotes');
  return JSON.stringify(value);
}

const withoutMark = (line: string) => (line.startsWith('\u{FEFF}') ? line.slice(1) : line);

async function* pieces(path: string, signal: AbortSignal): AsyncGenerator<string> {
  const isCancelled = () => signal.aborted;
  if (isCancelled()) throw new CancelledError();
  const stream: Readable = path === '-' ? process.stdin : createReadStream(path);
  const stop = () => stream.destroy(new CancelledError());
  signal.addEventListener('abort', stop, { once: true });
  // ignoreBOM keeps a byte order mark in the text: it belongs to the user.
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const decode = (bytes?: Buffer) => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch {
      throw cliErrors.notText(path === '-' ? 'Standard input' : path);
    }
  };
  try {
    for await (const chunk of stream) yield decode(chunk as Buffer);
    yield decode();
  } catch (error) {
    if (isCancelled()) throw new CancelledError();
    const { code } = error as NodeJS.ErrnoException;
    throw code?.startsWith('E') === true ? cliErrors.unreadable(path, code) : error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
