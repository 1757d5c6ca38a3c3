/** Where the scripts find and leave things. */
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from '../../src/base/node/paths.ts';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const DIST = join(ROOT, 'dist');
/** Bundled suites for a real VS Code, and the empty extension that carries them. */
export const TEST_DIST = join(DIST, 'test');
/** What runs leave behind to look at: totals, logs, screenshots. */
export const RESULTS = join(ROOT, 'test-results');

/** The cache folder of the VS Code host; ALIGNER_HOST_DIR moves it. */
export function hostFolder(): string {
  return process.env['ALIGNER_HOST_DIR'] ?? join(cacheFolder(), 'host');
}

/** `linux-x64` and the like: the names of VSIX targets and of npm's platform packages agree on it. */
export const PLATFORM = `${process.platform}-${process.arch}`;

/** The full path of a program on PATH, or undefined. */
export function which(...names: readonly string[]): string | undefined {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((f) => f !== '');
  for (const name of names)
    for (const folder of folders)
      for (const ending of endings) {
        const file = join(folder, name + ending);
        if (existsSync(file)) return file;
      }
  return undefined;
}
