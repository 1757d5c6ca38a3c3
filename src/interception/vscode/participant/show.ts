/** How an aligned answer ends: what was changed, and what the user can do about it. */
import { l10n, type ChatResponseStream, type ChatResult } from 'vscode';
import type { Alignment, Hunk } from '../../../align/core/types.ts';
import type { CommandId } from '../../../config/core/commands.ts';
import { details, headline } from '../../../review/core/describe.ts';
import { toTell } from '../../../review/core/findings.ts';
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

/**
 * What was changed, by category and one by one, or that nothing was and what was not looked at; what was found and not
 * corrected; and the buttons of the review.
 */
export function showOutcome(
  stream: ChatResponseStream,
  { segments, findings }: Pick<Alignment, 'segments' | 'findings'>,
  hunks: readonly Hunk[],
  review: string | undefined,
): void {
  const rest = unchecked(segments);
  const nothing = `*${l10n.t('Aligner changed nothing')}${rest === '' ? '' : `; ${rest}`}.*`;
  const changed = hunks.map((hunk) => `- ${escapeMarkdown(headline(hunk))} *(${details(hunk)})*`);
  const parts = [hunks.length === 0 ? nothing : [`**Aligner: ${countChanges(hunks)}**`, ...changed].join('\n')];
  const found = toTell(findings).map(({ tag, reason }) => `- ${escapeMarkdown(headline({ tags: [tag], reason }))}`);
  if (found.length > 0) parts.push([`**${l10n.t('Not corrected')}**`, ...found].join('\n'));
  stream.markdown(`\n\n---\n${parts.join('\n\n')}\n`);
  if (review === undefined) return;
  const offered = hunks.length > 0 ? buttons() : buttons().slice(0, 1);
  for (const [title, command] of offered) stream.button({ command, title, arguments: [review] });
}

/** A note instead of a correction: the answer above is as the model gave it. */
export function showNote(stream: ChatResponseStream, note: string): void {
  stream.markdown(`\n\n---\n*${escapeMarkdown(note)}*`);
}

export function resultOf(answer: string, hunks: readonly Hunk[]): ChatResult {
  const metadata: TurnMetadata = { answer, changes: hunks.map((h) => changeOf(h, headline(h), details(h))) };
  return { metadata };
}
