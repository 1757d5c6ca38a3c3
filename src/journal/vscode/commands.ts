/** The journal's commands: history, counts, export, clear. */
import { l10n, window } from 'vscode';
import type { CommandId } from '../../config/core/commands.ts';
import { exportWithPreview } from './export.ts';
import { showCounts, showHistory, type HistoryDeps } from './history.ts';

export interface JournalCommandDeps extends HistoryDeps {
  /** Private folders that an export leaves out. */
  readonly folders: readonly string[];
  /** Called after the journal was cleared. */
  readonly onCleared: () => Promise<void>;
}

export function journalCommands(deps: JournalCommandDeps) {
  return {
    /** `{text}` fills the search. */
    'aligner.history': (argument?: unknown) => showHistory(deps, { text: textIn(argument) }),
    'aligner.corrections': () => showCounts(deps),
    'aligner.exportDecisions': () => exportWithPreview(deps),
    'aligner.clearJournal': () => clear(deps),
  } satisfies Partial<Record<CommandId, unknown>>;
}

function textIn(argument: unknown): string {
  const given = typeof argument === 'object' && argument !== null && 'text' in argument ? argument.text : undefined;
  return typeof given === 'string' ? given : '';
}

async function clear({ journal, presenter, onCleared }: JournalCommandDeps): Promise<void> {
  const decided = l10n.t('Delete Decided');
  const everything = l10n.t('Delete Everything');
  const detail = l10n.t(
    'Deletes past answers and decisions from this computer, for all windows. Your documents are not touched. "Delete Everything" also deletes corrections that still wait for a decision.',
  );
  const choice = await window.showWarningMessage(
    l10n.t('Clear the journal?'),
    { modal: true, detail },
    decided,
    everything,
  );
  if (choice === undefined) return;
  try {
    const gone = await journal.clear(choice === everything ? 'everything' : 'decided');
    await onCleared();
    presenter.note(`$(trash) ${l10n.t('Aligner: answers deleted: {0}', gone)}`);
  } catch (error) {
    presenter.show(error);
  }
}
