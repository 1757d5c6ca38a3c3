/** A window of VS Code's server in Chromium. */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import type { Ui } from '../../test/support/ui.ts';
import type { Host } from './host.ts';
import { startServer, type Server } from './server.ts';
import { writeUserFolder } from './user-folder.ts';
import type { Window, WindowOptions } from './window.ts';
import { createWorkbench, VIEWPORT, type Around } from './workbench.ts';

const LOAD_MS = 90_000;
const LOADED = '.monaco-workbench .part.statusbar';

/** Starts a server and a browser of its own and opens the folder. Rejects when the workbench does not come up. */
export async function openServerWindow(host: Host, options: WindowOptions): Promise<Window> {
  const { data, extensions, env } = options;
  await writeUserFolder(data, options.settings, options.userFiles);
  const server = await startServer(host, {
    folders: { data, extensions },
    ...(env === undefined ? {} : { env }),
  });
  let browser: Browser | undefined;
  const close = async () => {
    await browser?.close();
    await server.stop();
  };
  try {
    browser = await launchChromium();
    // DevTools' own settings aside, a fresh context is a fresh user: no storage, no service worker.
    const context = await browser.newContext({
      viewport: VIEWPORT,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    // What VS Code's page sets itself where a language pack is installed; extensions are told the same.
    if (options.language !== undefined)
      await context.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(options.language)}`);
    const open = async (folder: string, file?: string): Promise<Page> => {
      const opened = await context.newPage();
      opened.on('console', (m) => appendFileSync(join(data, 'browser.log'), `${m.type()} ${m.text()}\n`));
      await opened.goto(server.url(folder, file), { timeout: LOAD_MS });
      await opened.waitForSelector(LOADED, { timeout: LOAD_MS });
      return opened;
    };
    const page = await open(options.workspace, options.file);
    const broken = watch(page, server);
    let second: { readonly page: Page; readonly ui: Ui } | undefined;
    const around: Around = {
      print: options.print,
      async openWindow(folder, file) {
        if (second !== undefined) throw new Error('There is a second window already.');
        const beside = await open(folder, file);
        second = { page: beside, ui: createWorkbench(beside, around) };
      },
      async closeWindow() {
        // Playwright closes a page without its farewell, and VS Code would keep the extension host for its return.
        await second?.page.goto('about:blank').catch(() => undefined);
        await second?.page.close();
        second = undefined;
      },
    };
    const first = createWorkbench(page, around);
    const reload = async () => {
      await page.reload({ timeout: LOAD_MS });
      await page.waitForSelector(LOADED, { timeout: LOAD_MS });
    };
    return {
      get ui() {
        return second?.ui ?? first;
      },
      broken,
      reload,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Rejects when the page or its server ends by itself. */
function watch(page: Page, server: Server): Promise<never> {
  const broken = new Promise<never>((_, reject) => {
    page.on('crash', () => reject(new Error('the page crashed')));
    void server.stopped.then(() => reject(new Error(`VS Code's server ended: see ${server.logFile}`)));
  });
  broken.catch(() => undefined);
  return broken;
}
