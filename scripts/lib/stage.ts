/** The folder that becomes the VSIX: minified bundles, the packages that stay packages, the model; nothing else. */
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { buildAll, packageFolder } from './build.ts';
import { modelPart } from './inside.ts';
import { noticesOf, partsOf } from './licences.ts';
import { checkedModel } from './model-file.ts';
import { DIST, PLATFORM, ROOT } from './paths.ts';
import { reachableFiles, writeLeftOut } from './reachable.ts';
import { ScriptError } from './run.ts';
import { billOf } from './sbom.ts';
import { filesBelow, strangers } from './vsix-files.ts';

/** llama.cpp's builds for this platform: CPU, and the accelerator that needs no toolkit. CUDA's 500 MB stay out. */
const BINARIES: Readonly<Record<string, readonly string[]>> = {
  'linux-x64': ['linux-x64', 'linux-x64-vulkan'],
  'linux-arm64': ['linux-arm64'],
  'darwin-arm64': ['mac-arm64-metal'],
  'darwin-x64': ['mac-x64'],
  'win32-x64': ['win-x64', 'win-x64-vulkan'],
  'win32-arm64': ['win-arm64'],
};

/** What a build of llama.cpp holds for those who read it, and nobody runs. */
const IDLE = /\.(?:d\.ts|md|tsbuildinfo)$/;
const KEPT_TEXTS = /^(?:licen[cs]e|copying|notice)/i;
/** llama.cpp's sources and its git bundle (35 MB) serve to compile it; these files say which release the builds are. */
const LLAMA_KEPT = ['binariesGithubRelease.json', 'llama.cpp.info.json', 'package.json'];

/** What of package.json serves the checkout alone. */
const ONLY_HERE = new Set(['scripts', 'devDependencies', 'dependencies', 'packageManager', 'private']);

const STAGED = [
  'LICENSE',
  'README.md',
  'CHANGELOG.md',
  'SECURITY.md',
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
  /** How many parts are others' work. */
  readonly parts: number;
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
  const { packages, bundled } = await buildAll(dist, { minify: true });

  const source = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as Record<string, unknown>;
  const manifest = Object.fromEntries(Object.entries(source).filter(([key]) => !ONLY_HERE.has(key)));
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  for (const file of STAGED)
    if (existsSync(join(ROOT, file))) await cp(join(ROOT, file), join(folder, file), { recursive: true });

  // Below dist, where the bundles find it: a node_modules at the top is what vsce would list and prune by itself.
  const modules = join(dist, 'node_modules');
  const builds = binaries.map((name) => join(MODULES, '@node-llama-cpp', name));
  for (const from of builds) await copyBuild(from, join(modules, relative(MODULES, from)));
  const loaded = await copyLoaded(packages, modules);

  const model = await checkedModel();
  if (model !== undefined) await cp(model.file, join(folder, 'models', basename(model.file)));

  const about = { name: String(source['name']), version: String(source['version']) };
  const parts = await partsOf(
    new Set([...bundled, ...loaded, ...builds]),
    model === undefined ? undefined : modelPart(model.id, model.licence),
  );
  await writeFile(join(folder, 'ThirdPartyNotices.txt'), noticesOf(parts));
  await writeFile(join(folder, 'sbom.cdx.json'), await billOf({ ...about, parts, sha256: model?.sha256 }));
  const unknown = strangers(filesBelow(folder));
  if (unknown.length > 0)
    throw new ScriptError(`These do not belong in the package (scripts/lib/vsix-files.ts): ${unknown.join(', ')}.`);
  return {
    folder,
    manifest: manifest as unknown as Stage['manifest'],
    model: model === undefined ? undefined : basename(model.file),
    parts: parts.length,
    sizes: {
      'bundles and grammars': (await bytes(dist)) - (await bytes(modules)),
      'llama.cpp builds': await bytes(join(modules, '@node-llama-cpp')),
      'other packages': (await bytes(modules)) - (await bytes(join(modules, '@node-llama-cpp'))),
      model: await bytes(join(folder, 'models')),
      media: await bytes(join(folder, 'media')),
    },
  };
}

/** Copies what Node loads of these packages and of those that they import. Resolves to the folders that have something of it. */
async function copyLoaded(packages: readonly string[], modules: string): Promise<string[]> {
  const files = await reachableFiles(packages);
  const folders = new Set(files.flatMap((file) => packageFolder(file) ?? []));
  for (const folder of folders) {
    const texts = (await readdir(folder)).filter((name) => KEPT_TEXTS.test(name));
    files.push(...texts.map((name) => relative(ROOT, join(folder, name))));
  }
  // Node asks the nearest package.json what a file is, and looks no further than the package's own.
  for (const file of [...files])
    for (let at = dirname(file); packageFolder(at) !== undefined; at = dirname(at)) {
      const manifest = join(at, 'package.json');
      if (existsSync(join(ROOT, manifest))) files.push(manifest);
    }
  for (const name of LLAMA_KEPT) files.push(join('node_modules', 'node-llama-cpp', 'llama', name));
  // What another system would load (a `.node` file of its own) is not here, and esbuild found none to load.
  for (const file of new Set(files)) await copyTo(join(ROOT, file), join(modules, relative('node_modules', file)));
  await writeLeftOut(modules);
  return [...folders];
}

async function copyTo(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to);
}

async function copyBuild(from: string, to: string): Promise<void> {
  if (!existsSync(from))
    throw new ScriptError(`The package ${relative(MODULES, from)} is not installed: run npm ci on this platform.`);
  await cp(from, to, { recursive: true, filter: (source) => !IDLE.test(source.slice(from.length)) });
}

/** Bytes of a file or of all below a folder; 0 when it is not there. */
export async function bytes(path: string): Promise<number> {
  if (!existsSync(path)) return 0;
  const info = await stat(path);
  if (!info.isDirectory()) return info.size;
  const parts = await Promise.all((await readdir(path)).map((name) => bytes(join(path, name))));
  return parts.reduce((a, b) => a + b, 0);
}
