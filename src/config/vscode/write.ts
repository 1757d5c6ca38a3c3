/** Writes settings into VS Code. */
import { ConfigurationTarget, workspace } from 'vscode';
import { settingsErrors } from '../core/errors.ts';
import { SETTINGS_PREFIX, type Settings } from '../core/settings.ts';

/**
 * VS Code refuses while its settings file has unsaved changes, and it has for a moment whenever another part of VS Code is
 * writing to it.
 */
const TRIES = 15;
const PAUSE_MS = 200;

/**
 * Writes a setting of Aligner where it counts: into the workspace's settings when they set it already, as they hide the
 * user's, else into the user's. `undefined` takes it out. Throws `settings.write` when VS Code goes on refusing.
 */
export async function writeSetting<K extends keyof Settings>(key: K, value: Settings[K] | undefined): Promise<void> {
  const name = `${SETTINGS_PREFIX}.${key}`;
  const inWorkspace = workspace.getConfiguration().inspect(name)?.workspaceValue !== undefined;
  await writeAny(name, value, inWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global);
}

/** The same for any setting of VS Code, by its full name. */
export async function writeAny(
  name: string,
  value: unknown,
  target: ConfigurationTarget = ConfigurationTarget.Global,
): Promise<void> {
  for (let tried = 1; ; tried++)
    try {
      await workspace.getConfiguration().update(name, value, target);
      return;
    } catch (error) {
      if (tried === TRIES) throw settingsErrors.write(name, error instanceof Error ? error.message : String(error));
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
}
