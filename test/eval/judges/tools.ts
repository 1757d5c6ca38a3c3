/** Where the judges' programs are. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { which } from '../../../scripts/lib/paths.ts';
import { cacheFolder } from '../../../src/base/node/paths.ts';

const WINDOWS = process.platform === 'win32';

/** The folder that setup.mjs fills. */
function judgesFolder(): string {
  return join(cacheFolder(), 'judges');
}

/** A program of the judges' virtual environment, else one on PATH. */
export function pythonTool(name: string): string | undefined {
  const own = join(judgesFolder(), 'python', WINDOWS ? 'Scripts' : 'bin', WINDOWS ? `${name}.exe` : name);
  return existsSync(own) ? own : which(name);
}

/** The main file of ESLint in the judges' own packages. */
export function eslintScript(): string | undefined {
  const script = join(judgesFolder(), 'node', 'node_modules', 'eslint', 'bin', 'eslint.js');
  return existsSync(script) ? script : undefined;
}
