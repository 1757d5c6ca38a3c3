/** The bundles: the extension, the engine's worker, the shared engine, the journal's thread, the command line, and what they read beside them. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, copyFile, cp, glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build, context, type BuildOptions, type Metafile } from 'esbuild';
import { coveredBy, GRAMMAR_LANGUAGES } from '../../src/evidence/core/grammars.ts';
import { STATEMENT_LANGUAGES } from '../../src/evidence/core/statements.ts';
import { readRuleFiles, shipped } from './evidence-rules.ts';
import { DIST, ROOT } from './paths.ts';
import { ScriptError } from './run.ts';

/** Packages that stay packages: native parts, or files that they find beside themselves. They ship in node_modules. */
const EXTERNAL = ['node-llama-cpp', '@node-llama-cpp/*'];
const TARGET = 'node20';

/** Grammars of the parse guard and of the rules, by the names of their wasm files. */
const GRAMMARS = [
  ...[
    'python',
    'javascript',
    'typescript',
    'tsx',
    'bash',
    'java',
    'c-sharp',
    'cpp',
    'go',
    'rust',
    'php',
    'css',
    'ruby',
    'powershell',
  ],
] as const;

/** Packages of which files are copied as they are. */
const COPIED = [
  '@vscode/tree-sitter-wasm',
  '@tree-sitter-grammars/tree-sitter-yaml',
  '@astral-sh/ruff-wasm-nodejs',
  '@vscode/codicons',
];

interface Entry {
  readonly from: string;
  readonly to: string;
  readonly options: BuildOptions;
}

/** An ESM bundle may hold CommonJS packages: they call `require`, which only this gives them. */
const REQUIRE =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

const ENTRIES: readonly Entry[] = [
  { from: 'src/extension.ts', to: 'extension.cjs', options: { format: 'cjs', external: ['vscode'] } },
  { from: 'src/engine/worker/main.ts', to: 'worker.js', options: { format: 'esm', banner: { js: REQUIRE } } },
  { from: 'src/engine/node/shared/main.ts', to: 'shared.js', options: { format: 'esm', banner: { js: REQUIRE } } },
  { from: 'src/journal/worker/main.ts', to: 'journal.cjs', options: { format: 'cjs' } },
  {
    from: 'src/cli/main.ts',
    to: 'cli.js',
    options: { format: 'esm', banner: { js: `#!/usr/bin/env node\n${REQUIRE}` } },
  },
  { from: 'src/cli/mcp.ts', to: 'mcp.js', options: { format: 'esm', banner: { js: REQUIRE } } },
  // A page of a browser's.
  {
    from: 'src/review/panel/main.ts',
    to: 'panel/panel.js',
    options: { format: 'iife', platform: 'browser', target: 'chrome124' },
  },
  { from: 'src/review/panel/panel.css', to: 'panel/panel.css', options: { platform: 'browser', target: 'chrome124' } },
];

export interface BuildResult {
  /** Packages that the bundles import at run time. */
  readonly packages: readonly string[];
  /** Folders of the packages that are in the bundles, or whose files stand beside them; absolute. */
  readonly bundled: readonly string[];
}

const optionsOf = (entry: Entry, out: string, minify: boolean): BuildOptions => ({
  platform: 'node',
  target: TARGET,
  ...entry.options,
  absWorkingDir: ROOT,
  entryPoints: [entry.from],
  outfile: join(out, entry.to),
  bundle: true,
  external: [...EXTERNAL, ...(entry.options.external ?? [])],
  sourcemap: minify ? false : 'linked',
  minify,
  // Names of classes and functions are read in logs and error reports.
  keepNames: minify,
  metafile: true,
  logLevel: 'warning',
});

/** Builds all bundles into `out`. Rejects with ScriptError when an entry is not there or does not build. */
export async function buildAll(out: string = DIST, { minify = false } = {}): Promise<BuildResult> {
  const packages = new Set<string>();
  const bundled = new Set(COPIED.map((name) => join(ROOT, 'node_modules', name)));
  for (const entry of ENTRIES) {
    if (!existsSync(join(ROOT, entry.from)))
      throw new ScriptError(`${entry.from} is missing: it is the entry of dist/${entry.to}.`);
    const { metafile } = await build(optionsOf(entry, out, minify)).catch((error: unknown) => {
      throw new ScriptError(
        `dist/${entry.to} did not build: ${error instanceof Error ? error.message : String(error)}`,
      );
    });
    if (metafile === undefined) continue;
    for (const name of externalPackages(metafile)) packages.add(name);
    for (const folder of bundledPackages(metafile)) bundled.add(folder);
  }
  await chmod(join(out, 'cli.js'), 0o755);
  await copyGrammars(join(out, 'grammars'));
  await copyEvidence(join(out, 'evidence'));
  await copyIcons(join(out, 'panel'));
  if (out === DIST) await writeFile(stampFile, await sourceHash());
  return { packages: [...packages].sort(), bundled: [...bundled].sort() };
}

/** Builds again on every change, until the process ends. */
export async function watchAll(): Promise<void> {
  await copyGrammars(join(DIST, 'grammars'));
  await copyEvidence(join(DIST, 'evidence'));
  await copyIcons(join(DIST, 'panel'));
  for (const entry of ENTRIES) {
    const watching = await context({ ...optionsOf(entry, DIST, false), logLevel: 'info' });
    await watching.watch();
  }
}

/** Builds when the sources are not those of the last build. Resolves to whether it did. */
export async function buildIfChanged(): Promise<boolean> {
  const stamp = await readFile(stampFile, 'utf8').catch(() => '');
  if (stamp === (await sourceHash())) return false;
  await buildAll();
  return true;
}

const stampFile = join(DIST, '.sources');

/** A hash over all that goes into the bundles. */
export async function sourceHash(): Promise<string> {
  const files = ['package.json', 'package-lock.json', 'scripts/lib/build.ts'];
  for await (const file of glob('src/**/*', { cwd: ROOT, exclude: ['**/*.test.ts'] }))
    if (/\.\w+$/.test(file)) files.push(file);
  for await (const file of glob('models/*.json', { cwd: ROOT })) files.push(file);
  const hash = createHash('sha256');
  for (const file of files.sort())
    hash
      .update(`${file}\0`)
      .update(await readFile(join(ROOT, file)))
      .update('\0');
  return hash.digest('hex');
}

async function copyGrammars(to: string): Promise<void> {
  const from = dirname(createRequire(import.meta.url).resolve('@vscode/tree-sitter-wasm'));
  await rm(to, { recursive: true, force: true });
  await mkdir(to, { recursive: true });
  const files = ['tree-sitter.js', 'tree-sitter.wasm', ...GRAMMARS.map((name) => `tree-sitter-${name}.wasm`)];
  for (const file of files) await copyFile(join(from, file), join(to, file));
  const yaml = createRequire(import.meta.url).resolve('@tree-sitter-grammars/tree-sitter-yaml/package.json');
  await copyFile(join(dirname(yaml), 'tree-sitter-yaml.wasm'), join(to, 'tree-sitter-yaml.wasm'));
  // tree-sitter.js is CommonJS, while the package around it is not.
  await writeFile(join(to, 'package.json'), '{ "type": "commonjs" }\n');
}

/** The rules in a file for each language, the index of names, and Ruff as it was installed; src/evidence/worker/files.ts looks for them there. */
async function copyEvidence(to: string): Promise<void> {
  const ruff = dirname(createRequire(import.meta.url).resolve('@astral-sh/ruff-wasm-nodejs'));
  await rm(to, { recursive: true, force: true });
  await mkdir(to, { recursive: true });
  for (const file of ['ruff_wasm.js', 'ruff_wasm_bg.wasm']) await copyFile(join(ruff, file), join(to, file));
  // It is CommonJS, while the package around it is not.
  await writeFile(join(to, 'package.json'), '{ "type": "commonjs" }\n');
  await cp(join(ROOT, 'src/evidence/names'), join(to, 'names'), { recursive: true });
  const rules = shipped(await readRuleFiles());
  await mkdir(join(to, 'rules'));
  for (const language of [...GRAMMAR_LANGUAGES, ...STATEMENT_LANGUAGES]) {
    const own = rules.filter(({ languages }) => coveredBy(languages).includes(language));
    await writeFile(join(to, 'rules', `${language}.json`), JSON.stringify(own));
  }
}

/** VS Code's icons, for the panel's page. */
async function copyIcons(to: string): Promise<void> {
  const from = dirname(createRequire(import.meta.url).resolve('@vscode/codicons/dist/codicon.css'));
  await mkdir(to, { recursive: true });
  for (const file of ['codicon.css', 'codicon.ttf']) await copyFile(join(from, file), join(to, file));
}

/** The packages that a bundle has code of. */
function bundledPackages(metafile: Metafile): string[] {
  return Object.values(metafile.outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .flatMap(([file]) => packageFolder(file) ?? []);
}

/** The folder of the package that a file (relative to the checkout) belongs to; undefined for our own. */
export function packageFolder(file: string): string | undefined {
  const found = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file.replaceAll('\\', '/'))?.[0];
  return found === undefined ? undefined : join(ROOT, found);
}

/** Names of packages, other than Node's and VS Code's own, that a bundle still imports. */
function externalPackages(metafile: Metafile): string[] {
  return Object.values(metafile.outputs)
    .flatMap((output) => output.imports)
    .filter((i) => i.external === true && !i.path.startsWith('node:') && i.path !== 'vscode' && !isBuiltin(i.path))
    .map((i) =>
      i.path
        .split('/')
        .slice(0, i.path.startsWith('@') ? 2 : 1)
        .join('/'),
    );
}

const builtins = new Set((await import('node:module')).builtinModules);
const isBuiltin = (path: string) => builtins.has(path);
