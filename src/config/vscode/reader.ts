/** Reads the settings out of VS Code, with the environment's values before them. */
import { workspace } from 'vscode';
import type { Log } from '../../base/core/log.ts';
import { environmentValue } from '../core/environment.ts';
import { checkSetting, SETTINGS_PREFIX, type Settings, type SettingsReader } from '../core/settings.ts';

export class VscodeSettings implements SettingsReader {
  readonly #environment: Readonly<Record<string, string | undefined>>;
  readonly #log: Log;
  readonly #told = new Set<string>();

  constructor(environment: Readonly<Record<string, string | undefined>>, log: Log) {
    this.#environment = environment;
    this.#log = log;
  }

  get<K extends keyof Settings>(key: K): Settings[K] {
    const raw: unknown =
      environmentValue(key, this.#environment) ?? workspace.getConfiguration(SETTINGS_PREFIX).get<unknown>(key);
    const { value, problem } = checkSetting(key, raw);
    if (problem !== undefined && !this.#told.has(problem)) {
      this.#told.add(problem);
      this.#log.warn(problem);
    }
    return value;
  }

  onDidChange(listener: (changed: (key: keyof Settings) => boolean) => void): { dispose(): void } {
    return workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration(SETTINGS_PREFIX)) return;
      listener((key) => event.affectsConfiguration(`${SETTINGS_PREFIX}.${key}`));
    });
  }
}
