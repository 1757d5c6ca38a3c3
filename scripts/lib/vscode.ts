/** The VS Code of a run: the server host driven in Chromium, or a desktop one. */
import { installDesktopVsix, installedDesktop, openDesktopWindow, provisionDesktop } from './desktop-window.ts';
import { provisionHost, type Host } from './host.ts';
import { installVsix } from './server.ts';
import { openServerWindow } from './server-window.ts';
import { ensureSystemPackages } from './system-packages.ts';
import type { Window, WindowOptions } from './window.ts';

export interface Vscode {
  readonly name: string;
  /** Opens a window that a script drives. */
  readonly open: (options: WindowOptions) => Promise<Window>;
  readonly install: (folders: { readonly data: string; readonly extensions: string }, vsix: string) => Promise<void>;
  /** What starts it for a person. */
  readonly start: { readonly desktop: string } | { readonly server: Host };
}

/** ALIGNER_VSCODE: `desktop`, `server`, or unset. */
const wanted = () => process.env['ALIGNER_VSCODE'];

/** For the suites: the server host, unless ALIGNER_VSCODE=desktop. Rejects with ScriptError when it cannot be had. */
export async function findVscode(copilot: boolean): Promise<Vscode> {
  if (wanted() === 'desktop') return desktop(await provisionDesktop());
  await ensureSystemPackages(['chromium']);
  return server(await provisionHost({ copilot }));
}

/** To try the extension: the user's desktop VS Code, else the server host; ALIGNER_VSCODE=server takes that anyway. */
export async function findVscodeToTry(): Promise<Vscode> {
  const program = wanted() === 'server' ? undefined : installedDesktop();
  if (program !== undefined) return desktop(program);
  return wanted() === 'desktop' ? desktop(await provisionDesktop()) : server(await provisionHost());
}

const desktop = (program: string): Vscode => ({
  name: `desktop VS Code, ${program}`,
  open: (options) => openDesktopWindow(program, options),
  install: (folders, vsix) => installDesktopVsix(program, folders, vsix),
  start: { desktop: program },
});

const server = (host: Host): Vscode => ({
  name: `the VS Code server of code-server ${host.version}`,
  async open(options) {
    await ensureSystemPackages(['chromium']);
    return openServerWindow(host, options);
  },
  install: (folders, vsix) => installVsix(host, folders, vsix),
  start: { server: host },
});
