/** What leaves the machine, and only when the user says so: decided answers as JSON lines, redacted unless that is refused. */
import * as l10n from '@vscode/l10n';
import type { Journal } from './journal.ts';
import { FORMATS, type ExportFormat, type ExportRow } from './formats.ts';
import { redact, type RedactionKind } from './redact.ts';
import type { JournalEntry } from './records.ts';

export interface ExportOptions {
  readonly format: ExportFormat;
  readonly redact: boolean;
  /** Private folders, such as the user's own; the workspaces' are found by themselves. */
  readonly folders: readonly string[];
  /** Answers from this time on, in milliseconds since 1970. */
  readonly since?: number | undefined;
  readonly language?: string | undefined;
}

/** What an export holds, in numbers. */
export interface ExportSummary {
  readonly answers: number;
  readonly rows: number;
  readonly redacted: Readonly<Record<RedactionKind, number>>;
}

export interface Exported {
  /** One JSON object. */
  readonly line: string;
  /** The export up to this line. */
  readonly summary: ExportSummary;
}

const KINDS: readonly RedactionKind[] = ['secret', 'path', 'email'];
const NOTHING = { secret: 0, path: 0, email: 0 };
const PAGE = 100;

/** The lines of an export, oldest answer first. */
export async function* exportLines(
  journal: { entriesAfter(...args: Parameters<Journal['entriesAfter']>): ReturnType<Journal['entriesAfter']> },
  options: ExportOptions,
): AsyncGenerator<Exported> {
  const redacted = { ...NOTHING };
  let answers = 0;
  let rows = 0;
  for (let after = 0; ;) {
    const page = await journal.entriesAfter(after, PAGE);
    if (page.length === 0) return;
    after = page.at(-1)!.number;
    for (const entry of page.filter((e) => isWanted(e, options))) {
      const made = rowsOf(entry, options, redacted);
      if (made.length > 0) answers++;
      for (const row of made)
        yield { line: JSON.stringify(row), summary: { answers, rows: ++rows, redacted: { ...redacted } } };
    }
  }
}

function isWanted({ answer }: JournalEntry, { since, language }: ExportOptions): boolean {
  return (since === undefined || answer.time >= since) && (language === undefined || answer.language === language);
}

/** The rows of an entry. All its texts are redacted together, so that what differed still differs. */
function rowsOf(
  entry: JournalEntry,
  { format, redact: redacting, folders }: ExportOptions,
  counts: Record<RedactionKind, number>,
): ExportRow[] {
  const rows = FORMATS[format].rows(entry);
  const texts = rows.flatMap((row) => textsOf(row));
  const { texts: clean, counts: found } = redacting
    ? redact(texts, [...folders, ...foldersOf(entry.answer.workspace)])
    : { texts, counts: NOTHING };
  for (const kind of KINDS) counts[kind] += found[kind];
  let next = 0;
  // Half a surrogate pair cannot be written as UTF-8, and stops those who read it.
  const made = rows.map((row) => withTexts(row, () => clean[next++]!.toWellFormed()));
  return made.filter((row) => !('chosen' in row) || row.chosen[0]?.content !== row.rejected[0]?.content);
}

/** A workspace's folder, as it stands in paths and in URIs. */
function foldersOf(workspace: string): string[] {
  if (!workspace.startsWith('file://')) return [];
  const path = workspace.slice('file://'.length).replace(/\/[^/]*\.code-workspace$/u, '');
  const plain = decode(path);
  return [...new Set([path, plain, plain.replace(/^\/([A-Za-z]:)/u, '$1').replaceAll('/', '\\')])];
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The texts of a row that come from the user or the assistant, in the order in which `withTexts` puts them back. */
function textsOf(row: ExportRow): string[] {
  const texts: string[] = [];
  withTexts(row, (text) => {
    texts.push(text);
    return text;
  });
  return texts;
}

function withTexts(row: ExportRow, change: (text: string) => string): ExportRow {
  if ('question' in row)
    return {
      ...row,
      question: change(row.question),
      answer: change(row.answer),
      correction: change(row.correction),
    };
  const all = (dialogue: (typeof row)['prompt']) => dialogue.map((m) => ({ ...m, content: change(m.content) }));
  if ('chosen' in row) return { prompt: all(row.prompt), chosen: all(row.chosen), rejected: all(row.rejected) };
  return { ...row, prompt: all(row.prompt), completion: all(row.completion) };
}

/** One line: `rows: 42, answers: 30; removed: secrets 12, private paths 3, e-mail addresses 0`. */
export function describeExport({ rows, answers, redacted }: ExportSummary, redacting: boolean): string {
  const { secret, path, email } = redacted;
  const size = l10n.t('rows: {0}, answers: {1}', rows, answers);
  const out = redacting
    ? l10n.t('removed: secrets {0}, private paths {1}, e-mail addresses {2}', secret, path, email)
    : l10n.t('not redacted');
  return `${size}; ${out}`;
}

export const EMPTY_SUMMARY: ExportSummary = { answers: 0, rows: 0, redacted: NOTHING };
