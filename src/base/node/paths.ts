/** Folders of the product and of the user's caches. */
import { homedir } from 'node:os';
import { join } from 'node:path';

/** A folder for what can be made again: `aligner` in the platform's cache folder. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  const base =
    process.platform === 'win32'
      ? (env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'))
      : process.platform === 'darwin'
        ? join(homedir(), 'Library', 'Caches')
        : (env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'));
  return join(base, 'aligner');
}
