/**
 * Builds of llama.cpp that are too large to come along (CUDA's have half a gigabyte), where the user has got them: npm
 * packages in a folder of the user's, of the very version of the binding. The binding imports them by their names.
 */
import { readFile } from 'node:fs/promises';
import * as modules from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dataFolder } from '../../base/node/paths.ts';

export const backendsFolder = (env: NodeJS.ProcessEnv = process.env): string => join(dataFolder(env), 'backends');

const EXTRA = /^@node-llama-cpp\/[\w-]+-cuda(?:-ext)?$/;

/** From now on this process finds them there, too. Without effect where Node has no such hooks (before 22.15). */
export function findExtraBackends(folder: string): void {
  const { registerHooks } = modules as Partial<typeof modules>;
  registerHooks?.({
    resolve: (specifier, context, next) => {
      if (!EXTRA.test(specifier)) return next(specifier, context);
      try {
        return next(specifier, context);
      } catch {
        return next(specifier, { ...context, parentURL: pathToFileURL(join(folder, 'package.json')).href });
      }
    },
  });
}

/**
 * The command that gets CUDA's packages for the binding in `program` (the folder of the bundled programs); undefined where
 * there are none for this platform.
 */
export async function cudaCommand(program: string, folder: string = backendsFolder()): Promise<string | undefined> {
  const { platform, arch } = process;
  if (!['linux', 'win32'].includes(platform) || arch !== 'x64') return undefined;
  const file = join(program, 'node_modules', 'node-llama-cpp', 'package.json');
  const { version } = JSON.parse(await readFile(file, 'utf8')) as { version: string };
  const name = `@node-llama-cpp/${platform === 'win32' ? 'win' : 'linux'}-${arch}-cuda`;
  return `npm install --no-save --ignore-scripts --prefix "${folder}" ${name}@${version} ${name}-ext@${version}`;
}
