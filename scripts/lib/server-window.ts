/** A window of VS Code's server in Chromium. */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import type { Host } from './host.ts';
import { startServer, type Server } from './server.ts';
import { writeUserFolder } from './user-folder.ts';
import type { Window, WindowOptions } from './window.ts';
import { createWorkbench, VIEWPORT } from './workbench.ts';

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
    const page = await context.newPage();
    const broken = watch(page, server, join(data, 'browser.log'));
    await page.goto(server.url(options.workspace, options.file), { timeout: LOAD_MS });
    await page.waitForSelector(LOADED, { timeout: LOAD_MS });
    const reload = async () => {
      await page.reload({ timeout: LOAD_MS });
      await page.waitForSelector(LOADED, { timeout: LOAD_MS });
    };
    return { ui: createWorkbench(page, options.print), broken, reload, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Keeps the page's console in a file; rejects when the page or its server ends by itself. */
function watch(page: Page, server: Server, logFile: string): Promise<never> {
  page.on('console', (message) => appendFileSync(logFile, `${message.type()} ${message.text()}\n`));
  const broken = new Promise<never>((_, reject) => {
    page.on('crash', () => reject(new Error('the page crashed')));
    void server.stopped.then(() => reject(new Error(`VS Code's server ended: see ${server.logFile}`)));
  });
  broken.catch(() => undefined);
  return broken;
}
