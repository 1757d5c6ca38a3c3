/** Lint and tests of the training recipe. Tests that need PyTorch are left out where it is not installed, and that is said. */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { RESULTS, ROOT } from './paths.ts';
import { recipePython } from './python.ts';
import { run, ScriptError } from './run.ts';
import { plus, type Totals } from './totals.ts';

const TRAIN = join(ROOT, 'models', 'train');

/** Counts the lint as one, and every test. Rejects with ScriptError when there is no Python for them. */
export async function checkRecipe(timeout: number): Promise<Totals> {
  const { program, torch, env } = await recipePython();
  const options = { cwd: TRAIN, env, output: 'inherit', timeout } as const;
  const lint = await run(program, ['-m', 'ruff', 'check', '--no-cache', '.'], { ...options, ok: [0, 1] });
  const file = join(RESULTS, 'recipe.xml');
  await mkdir(RESULTS, { recursive: true });
  await rm(file, { force: true });
  const args = ['-m', 'pytest', '-q', '-rs', '--disable-warnings', '-p', 'no:cacheprovider', `--junitxml=${file}`];
  const { code } = await run(program, [...args, 'tests'], { ...options, ok: [0, 1, 2] });
  const tests = totalsOf(await readFile(file, 'utf8').catch(() => ''));
  if (tests === undefined) throw new ScriptError("The recipe's tests did not come to their end.");
  if (tests.skipped > 0)
    console.log(
      `${tests.skipped} tests were left out, for the reasons above, and are not counted.` +
        (torch ? '' : ` ${program} has no PyTorch; ALIGNER_PYTHON names another Python.`),
    );
  const linted: Totals = lint.code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  // A run that broke beside its tests has failed.
  return plus(linted, code !== 0 && tests.failed === 0 ? { ...tests, failed: 1 } : tests);
}

/** What a JUnit report counts; undefined when it is none. */
function totalsOf(report: string): (Totals & { readonly skipped: number }) | undefined {
  const head = /<testsuite [^>]*>/.exec(report)?.[0];
  if (head === undefined) return undefined;
  const count = (name: string) => Number(new RegExp(` ${name}="(\\d+)"`).exec(head)?.[1] ?? 0);
  const failed = count('errors') + count('failures');
  return { passed: count('tests') - failed - count('skipped'), failed, skipped: count('skipped') };
}
