/** The command behind the gear of "Aligned" in VS Code's list of models: which vendors are wrapped, and how faults show. */
import { commands, l10n, lm, window, type QuickPickItem } from 'vscode';
import { MODEL_PROVIDER } from '../../config/core/chat.ts';
import { SETTINGS, type SettingsReader } from '../../config/core/settings.ts';
import { writeSetting } from '../../config/vscode/write.ts';

interface VendorItem extends QuickPickItem {
  readonly vendor: string;
}

/** Asks, and writes the user's settings. Resolves to the vendors that are wrapped then. */
export async function manageModels(settings: SettingsReader): Promise<readonly string[]> {
  const wrapped = settings.get('models.vendors');
  const models = await lm.selectChatModels({});
  const found = new Map<string, string[]>();
  for (const { vendor, name } of models)
    if (vendor !== MODEL_PROVIDER.vendor) found.set(vendor, [...(found.get(vendor) ?? []), name]);
  if (found.size === 0) {
    const add = l10n.t('Manage Language Models');
    const message = l10n.t('There is no chat model to align yet. Add one of your own.');
    if ((await window.showInformationMessage(message, add)) === add)
      await commands.executeCommand('workbench.action.chat.manage');
    return wrapped;
  }
  const items: VendorItem[] = [...found].map(([vendor, names]) => ({
    vendor,
    label: vendor,
    description: l10n.t('Models: {0}', names.length),
    detail: names.slice(0, 5).join(', '),
    picked: wrapped.includes(vendor),
  }));
  const title = l10n.t('Whose models should also be offered as "Aligned · NAME"?');
  const chosen = await window.showQuickPick(items, { title, canPickMany: true });
  if (chosen === undefined) return wrapped;
  // Vendors that are not there now keep what the user said about them.
  const vendors = [...wrapped.filter((v) => !found.has(v)), ...chosen.map((c) => c.vendor)];
  await writeSetting('models.vendors', vendors);
  const { values } = SETTINGS['models.policy'];
  const current = settings.get('models.policy');
  const policies = values.map((label) => ({
    label,
    description: label === current ? l10n.t('current') : '',
    detail:
      label === 'auto'
        ? l10n.t('Show the corrected answer, each part at most 2 seconds later; the original is one click away.')
        : l10n.t('Show the answer as it arrives, and offer a correction for review.'),
  }));
  const policy = await window.showQuickPick(policies, {
    title: l10n.t('What should happen when an answer has a fault?'),
  });
  if (policy !== undefined && policy.label !== current) await writeSetting('models.policy', policy.label);
  return vendors;
}
