/** The folder that becomes the VSIX: minified bundles, the packages that stay packages, the model; nothing else. */
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { buildAll } from './build.ts';
import { bundledModel } from './model-file.ts';
import { DIST, PLATFORM, ROOT } from './paths.ts';
import { ScriptError } from './run.ts';

/** llama.cpp's builds for this platform: CPU, and the accelerator that needs no toolkit. CUDA's 500 MB stay out. */
const BINARIES: Readonly<Record<string, readonly string[]>> = {
  'linux-x64': ['linux-x64', 'linux-x64-vulkan'],
  'linux-arm64': ['linux-arm64'],
  'darwin-arm64': ['mac-arm64-metal'],
  'darwin-x64': ['mac-x64'],
  'win32-x64': ['win-x64', 'win-x64-vulkan'],
  'win32-arm64': ['win-arm64'],
};

/** What a package holds for those who build or read it, and nobody runs. */
const IDLE = /\.(d\.[cm]?ts|map|md|markdown|cpp|h|tsbuildinfo)$|[\\/](test|tests|docs|example|examples|\.github)[\\/]/i;
const KEPT_TEXTS = /licen[cs]e|copying|notice/i;
/** llama.cpp's sources and its git bundle (35 MB) serve to compile it; these two files say which release the builds are. */
const LLAMA_KEPT = new Set(['binariesGithubRelease.json', 'llama.cpp.info.json', 'package.json']);

/** What of package.json serves the checkout alone. */
const ONLY_HERE = new Set(['scripts', 'devDependencies', 'dependencies', 'packageManager', 'private']);

const STAGED = [
  'LICENSE',
  'README.md',
  'CHANGELOG.md',
  'media',
  'l10n',
  'package.nls.json',
  'package.nls.de.json',
  join('models', 'manifest.json'),
  join('models', 'available.json'),
];
const MODULES = join(ROOT, 'node_modules');

export interface Stage {
  readonly folder: string;
  readonly manifest: { readonly name: string; readonly version: string };
  /** The bundled model's file name, or undefined where the manifest names none. */
  readonly model: string | undefined;
  /** Bytes by part. */
  readonly sizes: Readonly<Record<string, number>>;
}

/** Makes it anew in dist/stage. Rejects with ScriptError when something that must be in it is not there. */
export async function stageExtension(): Promise<Stage> {
  const binaries = BINARIES[PLATFORM];
  if (binaries === undefined) throw new ScriptError(`There is no llama.cpp build for ${PLATFORM}: nothing to package.`);
  const folder = join(DIST, 'stage');
  const dist = join(folder, 'dist');
  await rm(folder, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  const { packages } = await buildAll(dist, { minify: true });

  const source = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as Record<string, unknown>;
  const manifest = Object.fromEntries(Object.entries(source).filter(([key]) => !ONLY_HERE.has(key)));
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  for (const file of STAGED)
    if (existsSync(join(ROOT, file))) await cp(join(ROOT, file), join(folder, file), { recursive: true });

  // Below dist, where the bundles find it: a node_modules at the top is what vsce would list and prune by itself.
  const modules = join(dist, 'node_modules');
  const wanted = [...packages, ...binaries.map((name) => `@node-llama-cpp/${name}`)];
  for (const from of await closure(wanted)) await copyPackage(from, join(modules, relative(MODULES, from)));

  const model = await bundledModel();
  if (model !== undefined) await cp(model, join(folder, 'models', basename(model)));
  return {
    folder,
    manifest: manifest as unknown as Stage['manifest'],
    model: model === undefined ? undefined : basename(model),
    sizes: {
      'bundles and grammars': (await bytes(dist)) - (await bytes(modules)),
      'llama.cpp builds': await bytes(join(modules, '@node-llama-cpp')),
      'other packages': (await bytes(modules)) - (await bytes(join(modules, '@node-llama-cpp'))),
      model: await bytes(join(folder, 'models')),
      media: await bytes(join(folder, 'media')),
    },
  };
}

/** Folders of the packages and of all that they depend on. Optional ones count only where they are named. */
async function closure(names: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  const visit = async (name: string, from: string): Promise<void> => {
    const folder = resolvePackage(name, from);
    if (folder === undefined)
      throw new ScriptError(`The package ${name} is not installed: run npm ci on this platform.`);
    if (found.has(folder)) return;
    found.add(folder);
    const { dependencies = {} } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>;
    };
    for (const dependency of Object.keys(dependencies)) await visit(dependency, folder);
  };
  for (const name of names) await visit(name, ROOT);
  return [...found].sort();
}

/** As Node looks for it: in the nearest node_modules that has it. */
function resolvePackage(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(candidate)) return candidate;
    if (folder === ROOT || folder === dirname(folder)) return undefined;
  }
}

async function copyPackage(from: string, to: string): Promise<void> {
  const isLlama = basename(from) === 'node-llama-cpp';
  await cp(from, to, {
    recursive: true,
    dereference: true,
    filter(source) {
      const [top, second] = relative(from, source).split(sep);
      // Nested packages are part of the closure, and copied from there.
      if (top === 'node_modules') return false;
      if (isLlama && top === 'templates') return false;
      if (isLlama && top === 'llama' && second !== undefined && !LLAMA_KEPT.has(second)) return false;
      const name = basename(source);
      return KEPT_TEXTS.test(name) || !IDLE.test(source.slice(from.length));
    },
  });
}

/** Bytes of a file or of all below a folder; 0 when it is not there. */
export async function bytes(path: string): Promise<number> {
  if (!existsSync(path)) return 0;
  const info = await stat(path);
  if (!info.isDirectory()) return info.size;
  const parts = await Promise.all((await readdir(path)).map((name) => bytes(join(path, name))));
  return parts.reduce((a, b) => a + b, 0);
}
