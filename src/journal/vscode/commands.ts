/** The journal's commands: history, counts, export, clear. */
import { window } from 'vscode';
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
  const decided = 'Delete Decided';
  const everything = 'Delete Everything';
  const detail =
    'Deletes past answers and decisions from this computer, for all windows. Documents stay as they are. "Delete Everything" drops the corrections that wait for a decision, too.';
  const choice = await window.showWarningMessage('Clear the journal?', { modal: true, detail }, decided, everything);
  if (choice === undefined) return;
  try {
    const gone = await journal.clear(choice === everything ? 'everything' : 'decided');
    await onCleared();
    presenter.note(`$(trash) Aligner: ${gone} ${gone === 1 ? 'answer' : 'answers'} deleted`);
  } catch (error) {
    presenter.show(error);
  }
}
