/** The hooks on this machine: their files in the user's home, and the launcher that all of them call. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Policy } from '../../config/core/settings.ts';
import type { HookClient } from '../core/hook-event.ts';
import { HOMES, HOOK_TARGETS, hookFiles, launcherText, type HookTarget, type Program } from '../core/hook-files.ts';
import type { HookStatus, Hooks } from '../core/hooks.ts';
import { HookInstaller, refreshProgram, type NewFile } from './hook-installer.ts';
import type { HookStore } from './hook-store.ts';

export interface InstalledHooksDeps {
  /** A folder of our own that outlives updates. */
  readonly folder: string;
  /** What the launcher starts now. */
  readonly program: () => Program;
  readonly version: string;
  readonly store: HookStore;
  readonly env: NodeJS.ProcessEnv;
}

const LAUNCHER = 'launcher';
/** Copilot's hooks call one program, whichever of the two clients runs them. */
const CLIENTS: Readonly<Record<HookTarget, readonly HookClient[]>> = {
  copilot: ['copilot', 'copilot-cli'],
  claude: ['claude'],
  codex: ['codex'],
};

export class InstalledHooks implements Hooks {
  readonly #deps: InstalledHooksDeps;
  readonly #installer: HookInstaller;
  readonly #isWindows = process.platform === 'win32';

  constructor(deps: InstalledHooksDeps) {
    this.#deps = deps;
    this.#installer = new HookInstaller(join(deps.folder, 'hooks.json'));
  }

  get #launcher(): NewFile {
    const path = join(this.#deps.folder, 'bin', this.#isWindows ? 'aligner.cmd' : 'aligner');
    return { path, text: launcherText(this.#deps.program(), this.#isWindows), isProgram: true };
  }

  /** After an update, or with other settings, the launcher must say so. Never rejects. */
  async refresh(): Promise<void> {
    await refreshProgram(this.#launcher);
  }

  status(): Promise<HookStatus[]> {
    return Promise.all(HOOK_TARGETS.map((target) => this.#status(target)));
  }

  files(target: HookTarget, policy: Policy): NewFile[] {
    const { version, env } = this.#deps;
    const { folder, variable } = HOMES[target];
    const moved = env[variable];
    const home = moved === undefined || moved === '' ? join(homedir(), folder) : moved;
    const setup = { policy, launcher: this.#launcher.path, isWindows: this.#isWindows, version };
    return hookFiles(target, setup).map(({ path, text }) => ({ path: join(home, ...path), text }));
  }

  async install(target: HookTarget, policy: Policy): Promise<void> {
    await this.installLauncher();
    await this.#installer.install(target, this.files(target, policy));
  }

  async installLauncher(): Promise<void> {
    const state = await this.#installer.state(LAUNCHER, [this.#launcher]);
    if (state.kind === 'absent') await this.#installer.install(LAUNCHER, [this.#launcher]);
    else await this.refresh();
  }

  async remove(target: HookTarget): Promise<string[]> {
    const kept = await this.#installer.remove(target);
    // Its text changes with every update: it goes with the last hook, whatever is in it.
    const left = await this.#installer.installed();
    if (left.every((id) => id === LAUNCHER) && left.length > 0) await this.#installer.removeAll(LAUNCHER);
    return kept;
  }

  async #status(target: HookTarget): Promise<HookStatus> {
    const files = this.files(target, 'suggest');
    const state = await this.#installer.state(target, files);
    const paths = 'paths' in state ? state.paths : 'path' in state ? [state.path] : files.map(({ path }) => path);
    const times = await Promise.all(CLIENTS[target].map((client) => this.#deps.store.fired(client)));
    const fired = Math.max(...times.map((time) => time ?? 0));
    const since = 'at' in state ? state.at : 0;
    return { target, kind: state.kind, paths, fired: fired > since ? fired : undefined };
  }
}
