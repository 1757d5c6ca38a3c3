/** The command behind the gear of "Aligned" in VS Code's list of models: which vendors are wrapped, and how faults show. */
import { commands, ConfigurationTarget, lm, window, workspace, type QuickPickItem } from 'vscode';
import { MODEL_PROVIDER } from '../../config/core/chat.ts';
import { SETTINGS, SETTINGS_PREFIX, type SettingsReader } from '../../config/core/settings.ts';

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
    const add = 'Manage Language Models';
    const message = 'There is no chat model to align yet: add one of your own.';
    if ((await window.showInformationMessage(message, add)) === add)
      await commands.executeCommand('workbench.action.chat.manage');
    return wrapped;
  }
  const items: VendorItem[] = [...found].map(([vendor, names]) => ({
    vendor,
    label: vendor,
    description: `${names.length} ${names.length === 1 ? 'model' : 'models'}`,
    detail: names.slice(0, 5).join(', '),
    picked: wrapped.includes(vendor),
  }));
  const title = 'Whose models appear again as "Aligned · NAME"?';
  const chosen = await window.showQuickPick(items, { title, canPickMany: true });
  if (chosen === undefined) return wrapped;
  // Vendors that are not there now keep what the user said about them.
  const vendors = [...wrapped.filter((v) => !found.has(v)), ...chosen.map((c) => c.vendor)];
  await write('models.vendors', vendors);
  const { values, descriptions } = SETTINGS['models.policy'];
  const current = settings.get('models.policy');
  const policies = values.map((label, i) => ({
    label,
    description: label === current ? 'now' : '',
    detail: descriptions[i]!,
  }));
  const policy = await window.showQuickPick(policies, { title: 'What happens with a fault?' });
  if (policy !== undefined && policy.label !== current) await write('models.policy', policy.label);
  return vendors;
}

async function write(key: 'models.vendors' | 'models.policy', value: unknown): Promise<void> {
  await workspace.getConfiguration(SETTINGS_PREFIX).update(key, value, ConfigurationTarget.Global);
}
