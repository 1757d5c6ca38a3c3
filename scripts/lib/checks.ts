/** What `npm test` consists of, each step in a process of its own, so that none can take the totals along. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hostPlace } from './host.ts';
import { ROOT } from './paths.ts';
import { checkRecipe } from './recipe.ts';
import { run, ScriptError } from './run.ts';
import { ensureSystemPackages } from './system-packages.ts';
import { readTotals, type Totals } from './totals.ts';

export interface Check {
  readonly name: string;
  /** Minutes after which it counts as hung. */
  readonly minutes: number;
  /** Never rejects because of what it checks: it counts. Rejects with ScriptError when it could not run. */
  readonly run: (timeout: number) => Promise<Totals>;
}

const PASSED: Totals = { passed: 1, failed: 0 };

const bin = (name: string) => join(ROOT, 'node_modules', ...name.split('/'));

/** A program that succeeds or fails as a whole. */
const program = (name: string, minutes: number, ...args: string[]): Check => ({
  name,
  minutes,
  async run(timeout) {
    await run(process.execPath, args, { cwd: ROOT, output: 'inherit', timeout });
    return PASSED;
  },
});

/** Suites, which count their tests in a file. */
const suites = (kind: string, minutes: number): Check => ({
  name: `${kind} suites`,
  minutes,
  async run(timeout) {
    const args = [join('scripts', 'mocha.mjs'), kind];
    const { code } = await run(process.execPath, args, { cwd: ROOT, output: 'inherit', timeout, ok: [0, 1] });
    const totals = await readTotals(kind);
    if (totals === undefined) throw new ScriptError(`The ${kind} suites did not come to their end.`);
    // A run that found nothing to run, or broke beside its tests, has failed.
    return code !== 0 && totals.failed === 0 ? { ...totals, failed: 1 } : totals;
  },
});

const systemPackages: Check = {
  name: 'system packages',
  minutes: 10,
  async run() {
    const forHost = existsSync(hostPlace()) ? [] : (['pkg-config', 'compiler', 'python', 'kerberos'] as const);
    await ensureSystemPackages(['chromium', 'vulkan', 'vulkanLoader', ...forHost]);
    return PASSED;
  },
};

export const CHECKS: readonly Check[] = [
  systemPackages,
  program('generated files', 1, 'scripts/generate.ts', '--check'),
  program('types', 5, 'scripts/typecheck.mjs'),
  program('lint', 8, bin('eslint/bin/eslint.js'), '.'),
  program('format', 3, bin('prettier/bin/prettier.cjs'), '--check', '.'),
  program('unused code', 3, bin('knip/bin/knip.js')),
  suites('unit', 10),
  { name: 'training recipe', minutes: 10, run: checkRecipe },
  program('build', 2, 'scripts/build.mjs'),
  suites('model', 15),
  program('package', 4, 'scripts/package.mjs'),
  suites('vscode', 30),
  program('start', 8, 'scripts/start.mjs', '--check'),
];
