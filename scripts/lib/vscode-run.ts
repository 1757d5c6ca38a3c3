/** Runs the `*.ext.test.ts` suites in a real VS Code against the installed VSIX, one fresh window each. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAll } from './build.ts';
import { buildExtensionTests } from './build-tests.ts';
import { namedModel } from './model-file.ts';
import { RESULTS, ROOT, TEST_DIST } from './paths.ts';
import { registerExtension } from './register-extension.ts';
import { ScriptError } from './run.ts';
import { readSession, runSession, type SessionHost } from './suite-session.ts';
import { plus, type Totals } from './totals.ts';
import { findVscode } from './vscode.ts';
import { packageVsix } from './vsix.ts';

export interface VscodeRunOptions {
  /** Suites to run; all when empty. */
  readonly names: readonly string[];
  readonly grep: string | undefined;
  /** Runs the extension from the checkout instead of packaging and installing it: faster while writing a suite. */
  readonly dev: boolean;
}

/** Rejects with ScriptError when it could not even begin; a suite that breaks counts as failed. */
export async function runInVscode({ names, grep, dev }: VscodeRunOptions): Promise<Totals> {
  const all = await buildExtensionTests();
  const suites = all.filter((suite) => names.length === 0 || names.includes(suite));
  const unknown = names.filter((name) => !all.includes(name));
  if (unknown.length > 0 || suites.length === 0)
    throw new ScriptError(`There is no suite ${unknown.join(', ')} among: ${all.join(', ') || '(none)'}.`);
  await rm(join(RESULTS, 'screenshots'), { recursive: true, force: true });
  // Without a named model the extension takes the one in its package, as it will at the user's.
  const model = namedModel();
  if (model !== undefined) process.env['ALIGNER_MODEL'] = model;

  const sessions = await Promise.all(suites.map(async (suite) => ({ suite, session: await readSession(suite) })));
  const folder = await mkdtemp(join(tmpdir(), 'aligner-install-'));
  try {
    const host = await prepare(
      folder,
      dev,
      sessions.some(({ session }) => session.copilot),
    );
    let totals: Totals = { passed: 0, failed: 0 };
    for (const { suite, session } of sessions) totals = plus(totals, await runSession(suite, session, host, grep));
    return totals;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** A VS Code with the extension in it. */
async function prepare(folder: string, dev: boolean, copilot: boolean): Promise<SessionHost> {
  const extensions = join(folder, 'extensions');
  const kind = await findVscode(copilot);
  await registerExtension(extensions, TEST_DIST);
  if (dev) {
    await buildAll();
    await registerExtension(extensions, ROOT);
    return { open: kind.open, extensions };
  }
  const vsix = await packageVsix();
  await kind.install({ data: join(folder, 'data'), extensions }, vsix);
  console.log(`Installed ${vsix} into ${kind.name}.`);
  return { open: kind.open, extensions };
}
