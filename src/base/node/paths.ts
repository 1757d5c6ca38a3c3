/** Folders of the product, of the user's data and caches. */
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

/** A folder for what took long to get: `aligner` in the platform's folder for data of programs, on this machine alone. */
export function dataFolder(env: NodeJS.ProcessEnv = process.env): string {
  const base =
    process.platform === 'win32'
      ? (env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'))
      : process.platform === 'darwin'
        ? join(homedir(), 'Library', 'Application Support')
        : (env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'));
  return join(base, 'aligner');
}
