/**
 * The extension that carries the suites: it runs them with Mocha in the extension host and reports each test outside. It is
 * an extension like any other and not VS Code's own test mode, in which notifications and dialogs do not appear.
 */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { inspect } from 'node:util';
import { workspace } from 'vscode';
import { BRIDGE, type TestError, type TestEvent } from './bridge.ts';
import { host, report } from './host.ts';

const TIMEOUT_MS = 60_000;

export function activate(context: { readonly globalStorageUri: { readonly fsPath: string } }): void {
  if (workspace.workspaceFolders?.[0]?.uri.fsPath !== process.env[BRIDGE.folder]) return;
  process.env[BRIDGE.storage] = dirname(context.globalStorageUri.fsPath);
  run().catch((error: unknown) =>
    report({
      type: 'fail',
      title: 'the suite',
      path: 'the suite as a whole',
      depth: 0,
      error: toTestError(error),
    }).then(() => report({ type: 'end' })),
  );
}

/** Resolves when all ran, whatever the results were; rejects when the suites could not be run at all. */
async function run(): Promise<void> {
  const stage = await report({ type: 'start' });
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({
    // Counts and prints nothing: the outside prints.
    reporter: Mocha.reporters.Base,
    ui: 'bdd',
    timeout: TIMEOUT_MS,
    forbidOnly: true,
    forbidPending: true,
  });
  const only = process.env[BRIDGE.grep];
  if (only !== undefined) mocha.grep(only);
  if (typeof stage === 'string') mocha.fgrep(stage);
  const files = JSON.parse(process.env[BRIDGE.suites] ?? '[]') as string[];
  // `require`, not import(): VS Code answers `require('vscode')` only there.
  const load = createRequire(__filename);
  for (const file of files) {
    mocha.suite.emit('pre-require', globalThis as unknown as Mocha.MochaGlobals, file, mocha);
    mocha.suite.emit('require', load(file), file, mocha);
    mocha.suite.emit('post-require', globalThis as unknown as Mocha.MochaGlobals, file, mocha);
  }
  mocha.rootHooks({
    async afterEach(this: Mocha.Context) {
      const test = this.currentTest;
      if (test?.state === 'failed')
        await host
          .screenshot(`failed ${test.fullTitle()}`)
          .catch((e: unknown) => host.print(`No screenshot: ${String(e)}`));
    },
  });
  // Reports go out one after another, in the order of the events.
  let sent = Promise.resolve();
  const send = (event: TestEvent) => {
    sent = sent
      .then(() => report(event))
      .then(
        () => undefined,
        (e: unknown) => console.error(e),
      );
  };
  let depth = -1;
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve());
    runner.on('suite', (suite) => {
      if (depth >= 0) send({ type: 'suite', title: suite.title, depth });
      depth += 1;
    });
    runner.on('suite end', () => {
      depth -= 1;
    });
    runner.on('pass', (test) => send({ type: 'pass', title: test.title, depth, ms: test.duration ?? 0 }));
    runner.on('pending', (test) => send({ type: 'pending', title: test.title, path: test.fullTitle(), depth }));
    runner.on('fail', (test, error: unknown) =>
      send({ type: 'fail', title: test.title, path: test.fullTitle(), depth, error: toTestError(error) }),
    );
    runner.once('end', () => send({ type: 'end' }));
  });
  await sent;
}

function toTestError(error: unknown): TestError {
  if (!(error instanceof Error)) return { message: inspect(error), stack: '' };
  const { expected, actual } = error as Error & { expected?: unknown; actual?: unknown };
  const text = (value: unknown) =>
    value === undefined ? undefined : typeof value === 'string' ? value : inspect(value, { depth: 6 });
  return { message: error.message, stack: error.stack ?? '', expected: text(expected), actual: text(actual) };
}
