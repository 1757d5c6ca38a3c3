/** Suites for a real VS Code, bundled one file each, in the folder of an empty extension that VS Code can load them from. */
import { glob, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { ROOT, TEST_DIST } from './paths.ts';

const SUFFIX = '.ext.test.ts';

/** Builds them all; resolves to their names (`smoke` for test/vscode/smoke.ext.test.ts), in order. */
export async function buildExtensionTests(): Promise<string[]> {
  const names: string[] = [];
  for await (const file of glob(`test/vscode/*${SUFFIX}`, { cwd: ROOT })) names.push(basename(file, SUFFIX));
  names.sort();
  await rm(TEST_DIST, { recursive: true, force: true });
  await mkdir(TEST_DIST, { recursive: true });
  await build({
    absWorkingDir: ROOT,
    entryPoints: {
      runner: 'test/support/ext-runner.ts',
      ...Object.fromEntries(names.map((name) => [`${name}.ext.test`, `test/vscode/${name}${SUFFIX}`])),
    },
    outdir: TEST_DIST,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  const manifest = {
    name: 'suites',
    publisher: 'aligner-tests',
    version: '0.0.0',
    engines: { vscode: '^1.104.0' },
    main: './runner.cjs',
    activationEvents: ['onStartupFinished'],
    // Beside the extension under test, in every kind of workspace.
    extensionKind: ['workspace'],
    capabilities: { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true },
  };
  await writeFile(join(TEST_DIST, 'package.json'), JSON.stringify(manifest));
  return names;
}
