/** All routes, and the commands that belong to them. */
import { l10n, window, type QuickPickItem } from 'vscode';
import { isQuiet, type CommandId } from '../../config/core/commands.ts';
import type { JournalEntry } from '../../journal/core/records.ts';
import type { NamedHealth } from '../core/route.ts';
import { startRoutes } from '../core/route.ts';
import { ChatHistory, type ChatSource } from '../core/chat-history.ts';
import { AlignTool } from './align-tool.ts';
import { AlignedModels } from './aligned-models.ts';
import type { InterceptionContext } from './context.ts';
import { manageModels } from './manage-models.ts';
import { OpenChat } from './open-chat.ts';
import { Participant } from './participant/participant.ts';
import { SessionWatch } from './session-watch.ts';
import { ShownAnswers } from './shown-answers.ts';

/**
 * `logs`: the logs of this workspace's chats; undefined without a workspace. `agents`: the transcripts of it that the named
 * coding agents keep.
 */
export function startInterception(
  context: InterceptionContext,
  logs: ChatSource | undefined,
  agents: (names: readonly string[]) => readonly ChatSource[],
) {
  const openChat = logs && new OpenChat(context.log);
  const history = openChat && new ChatHistory([openChat, logs]);
  const shown = new ShownAnswers(context);
  const routes = startRoutes(
    [
      { id: 'participant', title: '@aligner', start: () => new Participant(context, history) },
      { id: 'aligned-models', title: l10n.t('Aligned models'), start: () => new AlignedModels(context, shown) },
      { id: 'align-tool', title: '#align', start: () => new AlignTool(context) },
      { id: 'session-watch', title: l10n.t('Session watch'), start: () => new SessionWatch(context, history, agents) },
    ],
    (id, error) =>
      context.log.error(`Route ${id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
  );
  return {
    health: () => routes.health(),
    /** Opens an answer that was shown corrected, as the journal has it, beside its original. */
    compare: (entry: JournalEntry) => shown.compare(entry),
    forget: () => shown.forget(),
    commands: () =>
      ({
        ...context.desk.commands(),
        'aligner.models.manage': () => manageModels(context.settings),
        'aligner.models.showOriginal': () => shown.open(),
        'aligner.routes': async (argument?: unknown) => {
          if (!isQuiet(argument)) await window.showQuickPick(routes.health().map(item), { title: l10n.t('Routes') });
          return routes.health();
        },
      }) satisfies Partial<Record<CommandId, unknown>>,
    dispose() {
      routes.dispose();
      openChat?.dispose();
      shown.dispose();
    },
  };
}

const ICONS = { on: '$(check)', off: '$(circle-slash)', failed: '$(warning)' } as const;

function item({ title, state, detail, answers, skipped }: NamedHealth): QuickPickItem {
  const counts = [l10n.t('Answers: {0}', answers), ...(skipped > 0 ? [l10n.t('left alone: {0}', skipped)] : [])].join(
    ', ',
  );
  return { label: `${ICONS[state]} ${title}`, description: state === 'on' ? counts : state, detail };
}
