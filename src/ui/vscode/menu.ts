/** The status item's menu, and the small commands in it. */
import { commands, ConfigurationTarget, window, workspace, type LogOutputChannel, type QuickPickItem } from 'vscode';
import { SENSITIVITIES, type Sensitivity } from '../../align/core/types.ts';
import type { CommandId } from '../../config/core/commands.ts';
import { SETTINGS, SETTINGS_PREFIX, type SettingsReader } from '../../config/core/settings.ts';
import type { Aligner } from '../../engine/core/aligner.ts';
import { engineReport, reportLine, showReport, type EngineFacts, type EngineReport } from './engine-status.ts';
import type { Pause } from './pause.ts';
import type { Presenter } from './presenter.ts';

export interface MenuDeps {
  readonly aligner: Aligner;
  readonly facts: EngineFacts;
  readonly settings: SettingsReader;
  readonly pause: Pause;
  readonly presenter: Presenter;
  readonly reviews: { readonly count: number };
  readonly channel: LogOutputChannel;
}

/** The commands that this file answers for. */
export function menuCommands(deps: MenuDeps) {
  const { aligner, pause, presenter, channel } = deps;
  return {
    'aligner.menu': () => showMenu(deps),
    'aligner.setSensitivity': (value?: unknown) => setSensitivity(deps.settings, value),
    'aligner.pause': () => {
      presenter.note(pause.toggle() ? '$(debug-pause) Aligner is paused' : '$(sparkle) Aligner goes on');
      return pause.paused;
    },
    /** `{show: false}` gives the report without the dialog. */
    'aligner.engineStatus': async (argument?: unknown): Promise<EngineReport> => {
      const report = await engineReport(aligner, deps.facts);
      const quiet = typeof argument === 'object' && argument !== null && 'show' in argument && argument.show === false;
      if (!quiet) showReport(report);
      return report;
    },
    'aligner.restartEngine': async () => {
      await aligner.restart();
      presenter.note('$(sparkle) Aligner: the engine starts anew with the next correction');
    },
    'aligner.showLog': () => channel.show(),
  } satisfies Partial<Record<CommandId, unknown>>;
}

interface MenuItem extends QuickPickItem {
  readonly command: CommandId;
}

async function showMenu(deps: MenuDeps): Promise<void> {
  const choice = await window.showQuickPick(menuItems(deps), { title: 'Aligner' });
  if (choice !== undefined) await commands.executeCommand(choice.command);
}

async function menuItems({ reviews, settings, pause, aligner, facts }: MenuDeps): Promise<MenuItem[]> {
  const { state } = aligner;
  const device = 'device' in state ? state.device : '';
  const detail = reportLine(await engineReport(aligner, facts));
  return [
    { label: '$(diff) Review', description: `${reviews.count} pending`, command: 'aligner.review.open' },
    { label: '$(history) History', command: 'aligner.history' },
    { label: '$(settings) Sensitivity', description: settings.get('sensitivity'), command: 'aligner.setSensitivity' },
    { label: pause.paused ? '$(debug-start) Resume' : '$(debug-pause) Pause', command: 'aligner.pause' },
    { label: '$(pulse) Engine Status', description: device, detail, command: 'aligner.engineStatus' },
    { label: '$(plug) Routes', description: 'how answers reach Aligner', command: 'aligner.routes' },
    { label: '$(output) Log', command: 'aligner.showLog' },
    { label: '$(debug-restart) Restart Engine', command: 'aligner.restartEngine' },
  ];
}

/** Sets the value given, or asks; returns what holds then. */
async function setSensitivity(settings: SettingsReader, value: unknown): Promise<Sensitivity> {
  const { values, descriptions } = SETTINGS.sensitivity;
  const given = SENSITIVITIES.find((s) => s === value);
  const current = settings.get('sensitivity');
  const items = values.map((label, i) => ({
    label,
    detail: descriptions[i]!,
    description: label === current ? 'now' : '',
  }));
  const chosen = given ?? (await window.showQuickPick(items, { title: 'Sensitivity' }))?.label;
  if (chosen === undefined) return current;
  // Where a workspace sets it already, a change for the user alone would do nothing.
  const configuration = workspace.getConfiguration(SETTINGS_PREFIX);
  const inWorkspace = configuration.inspect('sensitivity')?.workspaceValue !== undefined;
  await configuration.update(
    'sensitivity',
    chosen,
    inWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global,
  );
  return settings.get('sensitivity');
}
