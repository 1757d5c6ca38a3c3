/** The status item's menu, and the small commands in it. */
import { commands, l10n, window, type LogOutputChannel, type QuickPickItem } from 'vscode';
import { SENSITIVITIES, type Sensitivity } from '../../align/core/types.ts';
import { isQuiet, type CommandId } from '../../config/core/commands.ts';
import { SETTINGS, type SettingsReader } from '../../config/core/settings.ts';
import { writeSetting } from '../../config/vscode/write.ts';
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
      presenter.note(
        pause.toggle() ? `$(debug-pause) ${l10n.t('Aligner is paused')}` : `$(sparkle) ${l10n.t('Aligner resumed')}`,
      );
      return pause.paused;
    },
    /** `{show: false}` gives the report without the dialog. */
    'aligner.engineStatus': async (argument?: unknown): Promise<EngineReport> => {
      const report = await engineReport(aligner, deps.facts);
      if (!isQuiet(argument)) showReport(report);
      return report;
    },
    'aligner.restartEngine': async () => {
      await aligner.restart();
      presenter.note(`$(sparkle) ${l10n.t('Aligner: the engine restarts with the next correction')}`);
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
    {
      label: `$(diff) ${l10n.t('Review')}`,
      description: l10n.t('{0} pending', reviews.count),
      command: 'aligner.review.open',
    },
    {
      label: `$(git-compare) ${l10n.t('Align Changes')}`,
      description: l10n.t('everything that is not committed'),
      command: 'aligner.alignChanges',
    },
    { label: `$(history) ${l10n.t('History')}`, command: 'aligner.history' },
    {
      label: `$(settings) ${l10n.t('Sensitivity')}`,
      description: settings.get('sensitivity'),
      command: 'aligner.setSensitivity',
    },
    {
      label: pause.paused ? `$(debug-start) ${l10n.t('Resume')}` : `$(debug-pause) ${l10n.t('Pause')}`,
      command: 'aligner.pause',
    },
    { label: `$(pulse) ${l10n.t('Engine Status')}`, description: device, detail, command: 'aligner.engineStatus' },
    {
      label: `$(plug) ${l10n.t('Routes')}`,
      description: l10n.t('how answers reach Aligner'),
      command: 'aligner.routes',
    },
    { label: `$(output) ${l10n.t('Log')}`, command: 'aligner.showLog' },
    { label: `$(debug-restart) ${l10n.t('Restart Engine')}`, command: 'aligner.restartEngine' },
  ];
}

/** Sets the value given, or asks; returns what holds then. */
async function setSensitivity(settings: SettingsReader, value: unknown): Promise<Sensitivity> {
  const { values } = SETTINGS.sensitivity;
  const given = SENSITIVITIES.find((s) => s === value);
  const current = settings.get('sensitivity');
  const items = values.map((label) => ({
    label,
    detail: sensitivityDetail(label),
    description: label === current ? l10n.t('current') : '',
  }));
  const chosen = given ?? (await window.showQuickPick(items, { title: l10n.t('Sensitivity') }))?.label;
  if (chosen === undefined) return current;
  await writeSetting('sensitivity', chosen);
  return settings.get('sensitivity');
}

function sensitivityDetail(sensitivity: string): string {
  switch (sensitivity) {
    case 'low':
      return l10n.t('Speaks up only when it is very sure.');
    case 'high':
      return l10n.t('Speaks up more often, and is wrong more often.');
    default:
      return l10n.t('Leaves at least 99 of 100 good segments alone.');
  }
}
