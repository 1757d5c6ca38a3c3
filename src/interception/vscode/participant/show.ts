/** How an aligned answer ends: what was changed, and what the user can do about it. */
import { l10n, type ChatResponseStream, type ChatResult } from 'vscode';
import type { Alignment, Hunk } from '../../../align/core/types.ts';
import type { CommandId } from '../../../config/core/commands.ts';
import { details, headline } from '../../../review/core/describe.ts';
import { escapeMarkdown } from '../../../text/core/markdown.ts';
import { countChanges, unchecked } from '../../core/counts.ts';
import { changeOf, type TurnMetadata } from './turn.ts';

const buttons = () =>
  [
    [l10n.t('Review Diff'), 'aligner.answer.open'],
    [l10n.t('Accept'), 'aligner.answer.accept'],
    [l10n.t('Reject'), 'aligner.answer.reject'],
    [l10n.t('Undo'), 'aligner.answer.undo'],
  ] as const satisfies readonly (readonly [string, CommandId])[];

/** The line that says that nothing was changed, and what was not looked at. */
export function showUnchanged(stream: ChatResponseStream, { segments }: Pick<Alignment, 'segments'>): void {
  const rest = unchecked(segments);
  const said = l10n.t('Aligner changed nothing');
  stream.markdown(`\n\n---\n*${said}${rest === '' ? '' : `; ${rest}`}.*`);
}

/** The count by category, a line for each change, and the buttons of the review. */
export function showChanges(stream: ChatResponseStream, hunks: readonly Hunk[], review: string | undefined): void {
  const lines = hunks.map((hunk) => `- ${escapeMarkdown(headline(hunk))} *(${details(hunk)})*`);
  stream.markdown(`\n\n---\n**Aligner: ${countChanges(hunks)}**\n${lines.join('\n')}\n`);
  if (review !== undefined)
    for (const [title, command] of buttons()) stream.button({ command, title, arguments: [review] });
}

/** A note instead of a correction: the answer above is as the model gave it. */
export function showNote(stream: ChatResponseStream, note: string): void {
  stream.markdown(`\n\n---\n*${escapeMarkdown(note)}*`);
}

export function resultOf(answer: string, hunks: readonly Hunk[]): ChatResult {
  const metadata: TurnMetadata = { answer, changes: hunks.map((h) => changeOf(h, headline(h), details(h))) };
  return { metadata };
}
