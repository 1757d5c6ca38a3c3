/** Of the packages that stay packages: which files are ever loaded. All else stays out of the VSIX. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { ROOT } from './paths.ts';

/**
 * Packages that node-llama-cpp imports and the product never calls: they download models, and fetch and build llama.cpp. In their
 * place stands a module of the same names, each of which throws.
 */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  ipull: ['downloadFile', 'downloadSequence', 'DownloadStatus'],
  'simple-git': ['simpleGit'],
  'cross-spawn': ['default'],
};

const leaveOut: Plugin = {
  name: 'left out',
  setup(builder) {
    const names = new RegExp(`^(?:${Object.keys(LEFT_OUT).join('|')})$`);
    builder.onResolve({ filter: names }, ({ path }) => ({ path, external: true }));
  },
};

/** What Node loads when these packages are imported, as paths below the checkout. */
export async function reachableFiles(packages: readonly string[]): Promise<string[]> {
  const { metafile } = await build({
    stdin: { contents: packages.map((name) => `import ${JSON.stringify(name)};`).join('\n'), resolveDir: ROOT },
    absWorkingDir: ROOT,
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    // As Node resolves: no condition of bundlers, and no module is free of side effects.
    conditions: [],
    ignoreAnnotations: true,
    // The builds of llama.cpp are chosen by name as they are needed, and electron is there or is not.
    external: ['@node-llama-cpp/*', 'electron'],
    plugins: [leaveOut],
    logLevel: 'error',
  });
  return Object.keys(metafile.inputs).filter((file) => file !== '<stdin>');
}

/** Writes the modules that stand in place of the packages that are left out. */
export async function writeLeftOut(modules: string): Promise<void> {
  for (const [name, names] of Object.entries(LEFT_OUT)) {
    const folder = join(modules, name);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'package.json'), JSON.stringify({ name, type: 'module', exports: './index.js' }));
    const exported = names.map((as) => `leftOut as ${as}`).join(', ');
    const error = `throw new Error('Aligner ships without ${name}: it downloads and builds nothing.');`;
    await writeFile(join(folder, 'index.js'), `function leftOut() {\n  ${error}\n}\nexport { ${exported} };\n`);
  }
}
