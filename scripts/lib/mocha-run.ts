/** Runs the suites that need no VS Code with Mocha, in this process. */
import { glob, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Mocha from 'mocha';
import { stopShared } from '../../src/engine/node/shared/control.ts';
import { modelFile } from './model-file.ts';
import { ROOT } from './paths.ts';
import { failure, type Totals } from './totals.ts';

export type MochaKind = 'unit' | 'model';

const TIMEOUT_MS: Readonly<Record<MochaKind, number>> = { unit: 10_000, model: 300_000 };

/**
 * `unit` are `*.test.ts` beside the sources and below test, `model` are `*.model.test.ts`, which get the model's path in
 * ALIGNER_MODEL. `names` keeps files whose path contains one of them. What cannot run counts as failed.
 */
export async function runMocha(kind: MochaKind, names: readonly string[], grep: string | undefined): Promise<Totals> {
  process.chdir(ROOT);
  const files = (await testFiles(kind)).filter((f) => names.length === 0 || names.some((name) => f.includes(name)));
  if (files.length === 0) {
    console.error(`There are no ${kind} suites${names.length === 0 ? '' : ` called ${names.join(', ')}`}.`);
    return { passed: 0, failed: 1 };
  }
  if (kind === 'model') {
    const model = await modelFile();
    if (model === undefined) {
      console.error(
        `NOT RUN: ${files.length} suites that need a model. models/manifest.json bundles none: set ALIGNER_MODEL to a GGUF file.`,
      );
      return { passed: 0, failed: 1 };
    }
    process.env['ALIGNER_MODEL'] = model;
  }
  const mocha = new Mocha({
    timeout: TIMEOUT_MS[kind],
    forbidOnly: true,
    forbidPending: true,
    ...(grep === undefined ? {} : { grep }),
  });
  for (const file of files) mocha.addFile(file);
  await mocha.loadFilesAsync();
  // What the suites start of the product shares an engine of this run's own, which ends with it.
  const engine = await mkdtemp(join(tmpdir(), 'aligner-engine-'));
  process.env['ALIGNER_ENGINE_FOLDER'] = engine;
  try {
    return await new Promise<Totals>((resolve) => {
      const failures: string[] = [];
      const runner = mocha
        .run((failed) => resolve({ passed: runner.stats?.passes ?? 0, failed, failures }))
        .on('fail', (test, error: Error) => failures.push(failure(test.fullTitle(), error.message)));
    });
  } finally {
    await stopShared(engine, 'end of the suites');
    await rm(engine, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function testFiles(kind: MochaKind): Promise<string[]> {
  const files: string[] = [];
  for await (const file of glob('{src,test}/**/*.test.ts')) {
    const of = file.endsWith('.model.test.ts') ? 'model' : file.endsWith('.ext.test.ts') ? 'vscode' : 'unit';
    if (of === kind) files.push(file);
  }
  return files.sort();
}
