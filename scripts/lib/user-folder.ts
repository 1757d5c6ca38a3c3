/** The `User` folder of a throwaway VS Code: quiet and private settings, and files that a run needs there. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** No telemetry, updates, gallery look-ups or tips; an empty workbench whose pictures look the same everywhere. */
const SETTINGS: Readonly<Record<string, unknown>> = {
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'workbench.enableExperiments': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.colorTheme': 'Default Dark Modern',
  'security.workspace.trust.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'editor.minimap.enabled': false,
  // As on a desktop: in a browser it would be on, and write between two steps of a suite.
  'files.autoSave': 'off',
};

/** Writes it below `data`. `settings` come on top of the quiet ones; `files` are JSON values by name. */
export async function writeUserFolder(
  data: string,
  settings: Readonly<Record<string, unknown>> = {},
  files: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const folder = join(data, 'user', 'User');
  await mkdir(folder, { recursive: true });
  const all = { ...files, 'settings.json': { ...SETTINGS, ...settings } };
  for (const [name, value] of Object.entries(all)) await writeFile(join(folder, name), JSON.stringify(value, null, 2));
}
