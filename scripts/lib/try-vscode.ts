/** A VS Code to try the extension in: the package installed, the sample chat open, everything in dist/try of the checkout. */
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchDesktop } from './desktop-window.ts';
import { DIST } from './paths.ts';
import type { Running } from './run.ts';
import { SAMPLE, TRANSCRIPT } from './sample.ts';
import { startServer } from './server.ts';
import { writeUserFolder } from './user-folder.ts';
import type { Vscode } from './vscode.ts';
import { packageStamp, packageVsix } from './vsix.ts';
import type { Window } from './window.ts';

const FOLDER = join(DIST, 'try');
const DATA = join(FOLDER, 'data');
const EXTENSIONS = join(FOLDER, 'extensions');
const INSTALLED = join(FOLDER, 'installed');
const WORKSPACE = join(FOLDER, 'sample');

/** Packages the extension and installs it, unless what is installed was made from the same sources. */
export async function installExtension(vscode: Vscode): Promise<void> {
  const wanted = `${vscode.name} ${await packageStamp()}`;
  if (existsSync(INSTALLED) && (await readFile(INSTALLED, 'utf8')) === wanted) {
    console.log('The extension is installed, and up to date.');
    return;
  }
  console.log('Packaging the extension, and installing it:');
  const vsix = await packageVsix();
  await rm(EXTENSIONS, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  await vscode.install({ data: DATA, extensions: EXTENSIONS }, vsix);
  await writeFile(INSTALLED, wanted);
}

/** Starts it for a person, and says where it is. Their settings stay from start to start; the sample is a fresh copy. */
export async function openToTry(vscode: Vscode, model: string, port: number): Promise<Running> {
  await cp(SAMPLE, WORKSPACE, { recursive: true, force: true });
  if (!existsSync(join(DATA, 'user', 'User', 'settings.json'))) await writeUserFolder(DATA);
  const folders = { data: DATA, extensions: EXTENSIONS };
  if ('desktop' in vscode.start) {
    const opened = { ...folders, workspace: WORKSPACE, file: TRANSCRIPT };
    return launchDesktop(vscode.start.desktop, opened, environment(model));
  }
  const server = await startServer(vscode.start.server, { folders, port, env: environment(model) });
  console.log(`\nOpen this address in your browser:\n\n  ${server.url(WORKSPACE, TRANSCRIPT)}\n`);
  return server;
}

/** Opens a window for a script, as a fresh user; closing it takes its folder along. */
export async function openToCheck(vscode: Vscode, model: string): Promise<Window> {
  const folder = await mkdtemp(join(tmpdir(), 'aligner-check-'));
  const workspace = join(folder, 'sample');
  await cp(SAMPLE, workspace, { recursive: true });
  const window = await vscode.open({
    workspace,
    file: TRANSCRIPT,
    data: join(folder, 'data'),
    extensions: EXTENSIONS,
    env: environment(model),
    print: console.log,
  });
  return {
    ...window,
    async close() {
      await window.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** A bundled model is in the package already; the extension finds any other by its name. */
const environment = (model: string): Record<string, string> =>
  process.env['ALIGNER_MODEL'] === undefined ? {} : { ALIGNER_MODEL: model };
