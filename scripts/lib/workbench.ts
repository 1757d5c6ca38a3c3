/** A VS Code window as Playwright sees it, with the verbs that suites use. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import type { Target, Ui } from '../../test/support/ui.ts';
import { RESULTS } from './paths.ts';

export const VIEWPORT = { width: 1400, height: 900 } as const;
const WAIT_MS = 10_000;
const PALETTE = '.quick-input-widget:not([style*="display: none"])';
const NOTIFICATION = '.notification-toast';
/** How long a notification that is on its way may take. */
const NOTIFIED_MS = 2_000;
const ROWS = `${PALETTE} .quick-input-list .monaco-list-row`;

/** What a workbench cannot do by itself: print into the run's output, and open a window beside its own. */
export interface Around extends Pick<Ui, 'openWindow' | 'closeWindow'> {
  readonly print: (line: string) => void;
}

/** The window's verbs. */
export function createWorkbench(page: Page, { print, openWindow, closeWindow }: Around): Ui {
  const locate = (target: Target): Locator =>
    typeof target === 'string' ? page.locator(target) : webview(page).contentFrame().locator(target.selector);

  async function openPalette(text: string): Promise<void> {
    await page.keyboard.press('F1');
    const input = page.locator(`${PALETTE} input`).first();
    await input.waitFor({ timeout: WAIT_MS });
    await input.fill(`>${text}`);
  }

  return {
    async screenshot(name, options = {}) {
      const folder = join(RESULTS, 'screenshots');
      await mkdir(folder, { recursive: true });
      const path = join(folder, `${name.replaceAll(/[^\w.-]+/g, '-').slice(0, 120)}.png`);
      if (options.target === undefined) await page.screenshot({ path });
      else await locate(options.target).first().screenshot({ path });
      return path;
    },
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    type: (text) => page.keyboard.type(text),
    async runCommand(title) {
      await openPalette(title);
      const label = page.locator(ROWS).filter({ hasText: title }).first();
      try {
        await label.waitFor({ timeout: WAIT_MS });
      } catch {
        const offered = await page.locator(ROWS).allInnerTexts();
        await page.keyboard.press('Escape');
        throw new Error(`the palette does not offer "${title}", but: ${offered.join(', ')}`);
      }
      await label.click();
    },
    async click(target, { button = 'left', count = 1, nth = 0 } = {}) {
      await locate(target).nth(nth).click({ button, clickCount: count, timeout: WAIT_MS });
    },
    hover: (target) => locate(target).first().hover({ timeout: WAIT_MS }),
    text: (target, { timeout = WAIT_MS } = {}) => locate(target).first().innerText({ timeout }),
    texts: (target) => locate(target).allInnerTexts(),
    attribute: (target, name) => locate(target).first().getAttribute(name, { timeout: WAIT_MS }),
    count: (target) => locate(target).count(),
    waitFor: (target, { state = 'visible', timeout = WAIT_MS } = {}) =>
      locate(target).first().waitFor({ state, timeout }),
    async notifications() {
      await page
        .locator(NOTIFICATION)
        .first()
        .waitFor({ timeout: NOTIFIED_MS })
        .catch(() => undefined);
      return page.locator(`${NOTIFICATION} .notification-list-item-message`).allInnerTexts();
    },
    pressButton: (label) =>
      page
        .locator('.notification-toast, .monaco-dialog-box')
        .locator('.monaco-button', { hasText: label })
        .first()
        .click({ timeout: WAIT_MS }),
    async statusBar() {
      const texts = await page.locator('.statusbar-item').allInnerTexts();
      return texts.map((text) => text.trim()).filter((text) => text !== '');
    },
    async evaluate(script, { webview = false } = {}) {
      const frame = webview ? await webviewFrame(page) : page.mainFrame();
      return frame.evaluate(script);
    },
    openWindow,
    closeWindow,
    print(line) {
      print(line);
      return Promise.resolve();
    },
  };
}

/** A webview is a frame in a frame; the last one is the one that was opened last. */
const webview = (page: Page): Locator =>
  page.locator('iframe.webview.ready').last().contentFrame().locator('#active-frame');

async function webviewFrame(page: Page): Promise<Frame> {
  const handle = await webview(page).elementHandle({ timeout: WAIT_MS });
  const frame = await handle.contentFrame();
  if (frame === null) throw new Error('no webview is shown');
  return frame;
}
