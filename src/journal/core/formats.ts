/**
 * The formats of an export: what TRL's trainers read (https://huggingface.co/docs/trl/dataset_formats, conversational),
 * triples as the Aligner's paper has them, and segments for the project's own training recipe.
 */
import * as l10n from '@vscode/l10n';
import { present } from '../../align/core/present.ts';
import type { SegmentFrame } from '../../align/core/types.ts';
import { outcomeOf, type Outcome } from './outcome.ts';
import type { HunkRecord, JournalEntry } from './records.ts';

export type ExportFormat = 'dpo' | 'kto' | 'sft' | 'triples' | 'segments';

interface Message {
  readonly role: 'user' | 'assistant';
  readonly content: string;
}
type Dialogue = readonly Message[];

export type ExportRow =
  | { readonly prompt: Dialogue; readonly chosen: Dialogue; readonly rejected: Dialogue }
  | { readonly prompt: Dialogue; readonly completion: Dialogue; readonly label: boolean }
  | { readonly prompt: Dialogue; readonly completion: Dialogue }
  | {
      readonly question: string;
      readonly answer: string;
      readonly correction: string;
      readonly language: string;
      readonly tags: readonly string[];
    };

interface Format {
  /** In the user's language. */
  readonly description: () => string;
  readonly rows: (entry: JournalEntry) => ExportRow[];
}

const user = (content: string): Dialogue => [{ role: 'user', content }];
const assistant = (content: string): Dialogue => [{ role: 'assistant', content }];

/** Rows out of the outcome of a whole answer; none when nothing was decided. */
const ofAnswer =
  (rows: (outcome: Outcome, entry: JournalEntry) => ExportRow[]) =>
  (entry: JournalEntry): ExportRow[] => {
    const outcome = outcomeOf(entry.answer.original, entry.hunks);
    return outcome === undefined ? [] : rows(outcome, entry);
  };

export const FORMATS: Readonly<Record<ExportFormat, Format>> = {
  dpo: {
    description: () => l10n.t('Preference pairs for TRL: prompt, chosen, rejected'),
    rows: ofAnswer(({ original, chosen, refused }, { answer }) => {
      const prompt = user(answer.question);
      const pair = (rejected: string) => ({ prompt, chosen: assistant(chosen), rejected: assistant(rejected) });
      return [...(chosen === original ? [] : [pair(original)]), ...(differs(refused, chosen) ? [pair(refused)] : [])];
    }),
  },
  kto: {
    description: () => l10n.t('Single judgements for TRL: prompt, completion, label'),
    rows: ofAnswer(({ original, chosen, refused }, { answer }) => {
      const row = (text: string, label: boolean) => ({
        prompt: user(answer.question),
        completion: assistant(text),
        label,
      });
      return [
        row(chosen, true),
        ...(chosen === original ? [] : [row(original, false)]),
        ...(differs(refused, chosen) ? [row(refused, false)] : []),
      ];
    }),
  },
  sft: {
    description: () => l10n.t('Corrected answers for TRL: prompt, completion'),
    rows: ofAnswer(({ original, chosen }, { answer }) =>
      chosen === original ? [] : [{ prompt: user(answer.question), completion: assistant(chosen) }],
    ),
  },
  triples: {
    description: () => l10n.t('Question, answer and correction: the triples that an Aligner is trained on'),
    rows: ofAnswer(({ original, chosen, tags }, { answer }) => [
      { question: answer.question, answer: original, correction: chosen, language: answer.language, tags },
    ]),
  },
  segments: {
    description: () => l10n.t('The same by segment, for the training recipe of this project'),
    rows: segmentRows,
  },
};

const differs = (text: string | undefined, from: string): text is string => text !== undefined && text !== from;

/** One row for each segment that has a decision: as the model read it, with a correction that equals it when it stands. */
function segmentRows({ answer, hunks }: JournalEntry): ExportRow[] {
  return (answer.segments ?? []).flatMap((part) => {
    const inside = hunks.filter((h) => h.start >= part.start && h.end <= part.end);
    const text = answer.original.slice(part.start, part.end);
    const outcome = outcomeOf(
      text,
      inside.map((h) => within(h, part)),
    );
    if (outcome === undefined) return [];
    const read = (bare: string) => present({ text: bare, wrap: part.wrap }).text;
    return [
      {
        question: answer.question,
        answer: read(text),
        correction: read(outcome.chosen),
        language: part.language ?? answer.language,
        tags: outcome.tags,
      },
    ];
  });
}

const within = (hunk: HunkRecord, { start }: SegmentFrame): HunkRecord => ({
  ...hunk,
  start: hunk.start - start,
  end: hunk.end - start,
});
