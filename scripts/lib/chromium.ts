/** The browser that drives VS Code's web workbench. */
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { which } from './paths.ts';
import { ScriptError } from './run.ts';

const PLACES = [
  '/usr/lib/chromium/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The program: ALIGNER_CHROMIUM, else the first one on PATH or in a usual place, else undefined. */
export function findChromium(): string | undefined {
  return (
    process.env['ALIGNER_CHROMIUM'] ??
    which('chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge') ??
    PLACES.find((file) => existsSync(file))
  );
}

/** Starts it without a window. Rejects with ScriptError when there is none. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new ScriptError('No Chromium or Chrome was found. Install one, or name its program in ALIGNER_CHROMIUM.');
  return chromium.launch({
    executablePath,
    headless: true,
    // The command itself ends what it started (command.ts).
    ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
    // Nothing but the workbench shall run or call out, and as root in a container there is no sandbox to be had.
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-dev-shm-usage',
      '--disable-sync',
    ],
  });
}
