/** A window of desktop VS Code, downloaded by @vscode/test-electron or named in ALIGNER_VSCODE_PROGRAM. */
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import getPort from 'get-port';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath } from '@vscode/test-electron';
import { chromium, type Browser, type Page } from 'playwright-core';
import { hostFolder, which } from './paths.ts';
import { PINS } from './pins.ts';
import { run, running, ScriptError, type Running } from './run.ts';
import { writeUserFolder } from './user-folder.ts';
import type { Window, WindowOptions } from './window.ts';
import { createWorkbench } from './workbench.ts';

const LOAD_MS = 90_000;
const LOADED = '.monaco-workbench .part.statusbar';
/** In a container there is no sandbox to be had. */
const NO_SANDBOX = ['--no-sandbox', '--disable-gpu-sandbox'];

/** The program of desktop VS Code, downloaded on first use. Rejects with ScriptError when it cannot be. */
export async function provisionDesktop(): Promise<string> {
  const named = process.env['ALIGNER_VSCODE_PROGRAM'];
  if (named !== undefined) return named;
  try {
    return await downloadAndUnzipVSCode({ version: PINS.desktop, cachePath: join(hostFolder(), 'desktop') });
  } catch (error) {
    throw new ScriptError(
      `Desktop VS Code ${PINS.desktop} could not be downloaded: ${error instanceof Error ? error.message : String(error)}. ` +
        'Name an installed one in ALIGNER_VSCODE_PROGRAM, or leave ALIGNER_VSCODE unset to use the VS Code server.',
    );
  }
}

/** The program behind the `code` of the user's PATH; undefined when there is none, or it belongs to a VS Code elsewhere. */
export function installedDesktop(): string | undefined {
  // In a remote terminal and in WSL, `code` speaks to a VS Code on another system.
  if (process.env['VSCODE_IPC_HOOK_CLI'] !== undefined || process.env['WSL_DISTRO_NAME'] !== undefined)
    return undefined;
  const code = which('code');
  if (code === undefined) return undefined;
  // The command lies in a folder `bin`: beside the program, or (on a Mac) in its resources.
  const bin = dirname(realpathSync(code));
  const places = [
    join(bin, '..', 'Code.exe'),
    join(bin, '..', 'code'),
    join(bin, '..', '..', '..', 'MacOS', 'Electron'),
    join(bin, '..', '..', '..', 'MacOS', 'Code'),
  ];
  return places.find((file) => existsSync(file));
}

export async function installDesktopVsix(program: string, folders: { data: string; extensions: string }, vsix: string) {
  const [cli, ...args] = resolveCliArgsFromVSCodeExecutablePath(program, { reuseMachineInstall: true });
  if (cli === undefined) throw new ScriptError(`${program} has no command line beside it.`);
  await run(cli, [...args, ...folderArguments(folders), '--install-extension', vsix, '--force']);
}

const folderArguments = ({ data, extensions }: { data: string; extensions: string }) => [
  `--user-data-dir=${join(data, 'user')}`,
  `--extensions-dir=${extensions}`,
];

type Launched = Pick<WindowOptions, 'data' | 'extensions' | 'workspace' | 'file'>;

function launchArguments(options: Launched): string[] {
  return [
    ...folderArguments(options),
    ...['--disable-telemetry', '--disable-updates', '--skip-welcome', '--skip-release-notes'],
    // VS Code refuses to run as root with a sandbox.
    ...(process.getuid?.() === 0 ? NO_SANDBOX : []),
    options.workspace,
    ...(options.file === undefined ? [] : [join(options.workspace, options.file)]),
  ];
}

function launch(program: string, args: readonly string[], added: WindowOptions['env']): Running {
  // A desktop VS Code started from another's terminal would talk to that one instead of starting.
  const env = Object.fromEntries(Object.entries(process.env).filter(([k]) => !/^(VSCODE_|ELECTRON_|npm_)/.test(k)));
  const child = spawn(program, args, { env: { ...env, ...added }, stdio: 'ignore', cwd: dirname(program) });
  return running(child, 'desktop VS Code');
}

/** Opens a window for a person, with folders of its own, so that it ends with the script and leaves their VS Code alone. */
export const launchDesktop = (program: string, options: Launched, env: Readonly<Record<string, string>>): Running =>
  launch(program, launchArguments(options), env);

/** Starts it with a debugging port on the loopback, through which the same verbs work as in the browser. */
export async function openDesktopWindow(program: string, options: WindowOptions): Promise<Window> {
  await writeUserFolder(options.data, options.settings, options.userFiles);
  const port = await getPort({ host: '127.0.0.1' });
  const args = [
    ...launchArguments(options),
    ...[`--remote-debugging-port=${port}`, '--remote-debugging-address=127.0.0.1', '--disable-workspace-trust'],
    ...(process.platform === 'linux' ? NO_SANDBOX : []),
  ];
  const process_ = launch(program, args, options.env);
  const broken = process_.stopped.then(() => {
    throw new Error('desktop VS Code ended');
  });
  broken.catch(() => undefined);
  let browser: Browser | undefined;
  const close = async () => {
    await browser?.close();
    await process_.stop();
  };
  try {
    browser = await connect(port);
    const page = await workbenchPage(browser);
    const reload = async () => {
      await page.reload({ timeout: LOAD_MS });
      await page.waitForSelector(LOADED, { timeout: LOAD_MS });
    };
    return {
      ui: createWorkbench(page, { print: options.print, openWindow: oneWindow, closeWindow: oneWindow }),
      broken,
      reload,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Two windows of a desktop VS Code share one process, which this script does not tell apart. */
const oneWindow = () => Promise.reject(new Error('A second window is driven in the server host alone.'));

async function connect(port: number): Promise<Browser> {
  const until = Date.now() + LOAD_MS;
  for (;;)
    try {
      return await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
}

async function workbenchPage(browser: Browser): Promise<Page> {
  const until = Date.now() + LOAD_MS;
  for (;;) {
    const page = browser
      .contexts()
      .flatMap((c) => c.pages())
      .find((p) => p.url().includes('workbench'));
    if (page !== undefined) {
      await page.waitForSelector(LOADED, { timeout: LOAD_MS });
      return page;
    }
    if (Date.now() > until) throw new ScriptError('Desktop VS Code opened no window.');
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}
