import { deepEqual, equal, match, rejects } from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { cudaCommand } from './extra-backends.ts';

const run = promisify(execFile);

describe('builds of llama.cpp that the user has got', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'aligner-backends-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const install = async (name: string) => {
    const place = join(folder, 'node_modules', ...name.split('/'));
    await mkdir(place, { recursive: true });
    await writeFile(join(place, 'package.json'), JSON.stringify({ name, type: 'module', exports: './index.js' }));
    await writeFile(join(place, 'index.js'), 'export const here = true;\n');
  };

  /** Imports a package in a process of its own, where nothing else is hooked. */
  const imported = async (name: string): Promise<string> => {
    const hooks = pathToFileURL(join(import.meta.dirname, 'extra-backends.ts')).href;
    const program = `
      const { findExtraBackends } = await import(${JSON.stringify(hooks)});
      findExtraBackends(${JSON.stringify(folder)});
      const { here } = await import(${JSON.stringify(name)});
      process.stdout.write(String(here));`;
    return (await run(process.execPath, ['--input-type=module', '-e', program], { cwd: tmpdir() })).stdout;
  };

  it('are found by their names', async () => {
    await install('@node-llama-cpp/plan9-x64-cuda');
    equal(await imported('@node-llama-cpp/plan9-x64-cuda'), 'true');
  });

  it('open the folder to no other package', async () => {
    await install('left-pad-of-somebody');
    await rejects(imported('left-pad-of-somebody'), /ERR_MODULE_NOT_FOUND/);
  });

  it('are not found where they are not', async () => {
    await rejects(imported('@node-llama-cpp/beos-x64-cuda'), /ERR_MODULE_NOT_FOUND/);
  });

  it('are those of the binding that is used', async () => {
    const place = join(folder, 'program', 'node_modules', 'node-llama-cpp');
    await mkdir(place, { recursive: true });
    await writeFile(join(place, 'package.json'), JSON.stringify({ version: '9.8.7' }));
    const command = await cudaCommand(join(folder, 'program'), '/home/me/a folder');
    const has = process.arch === 'x64' && process.platform !== 'darwin';
    deepEqual(command !== undefined, has);
    if (command === undefined) return;
    match(command, /--prefix "\/home\/me\/a folder"/);
    match(command, /-x64-cuda@9\.8\.7 @node-llama-cpp\/\w+-x64-cuda-ext@9\.8\.7$/);
  });
});
