/**
 * `aligner hook NAME`: an agent's hook. It answers within two seconds and ends with 0, whatever happens: any other exit status
 * would make some agents refuse what they were about to do.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { HOOK_CLIENTS, isHookClient } from '../agents/core/hook-event.ts';
import { HookStore } from '../agents/node/hook-store.ts';
import { readInput } from '../agents/node/read-input.ts';
import { runHook } from '../agents/node/run-hook.ts';
import { cacheFolder } from '../base/node/paths.ts';
import { checkSetting, SETTINGS } from '../config/core/settings.ts';
import { createRuntime } from './runtime.ts';

/** Milliseconds since the process began: then the check is given up, and then the process ends in any case. */
const ANSWER_MS = 1_500;
const END_MS = 1_900;
/** One hook has the engine started for all that follow within this time. */
const WARMING_MS = 30_000;
const WARM_UP = '--warm-up';

/** Runs the command and ends the process. */
export async function hook(argv: readonly string[]): Promise<never> {
  if (argv.includes(WARM_UP)) return warmUp();
  setTimeout(() => process.exit(0), END_MS - performance.now());
  try {
    await printAll(await answer(argv));
  } catch (error) {
    await printAll(`aligner: hook: ${error instanceof Error ? error.message : String(error)}\n`, process.stderr);
  }
  // Not waited for: the engine, which may be loading. It serves the next call.
  process.exit(0);
}

async function answer(argv: readonly string[]): Promise<string> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { policy: { type: 'string' }, sensitivity: { type: 'string' }, model: { type: 'string' } },
  });
  const [client, given] = positionals;
  if (!isHookClient(client)) throw new Error(`NAME is one of ${HOOK_CLIENTS.join(', ')}.`);
  const signal = AbortSignal.timeout(Math.max(1, Math.round(ANSWER_MS - performance.now())));
  // Codex' older notifications come as an argument.
  const input = given ?? (await readInput(process.stdin, signal));
  const store = new HookStore(join(cacheFolder(), 'hooks'));
  const { aligner } = createRuntime(values.model);
  return runHook(client, input, {
    aligner,
    store,
    policy: checkSetting('models.policy', values.policy ?? SETTINGS['models.policy'].default).value,
    sensitivity: checkSetting('sensitivity', values.sensitivity).value,
    signal,
    warmUp: async () => {
      if (await store.claim('warm-up', WARMING_MS)) startWarmUp(values.model);
    },
  });
}

/** A process of its own loads the model into the shared engine, and outlives this one. */
function startWarmUp(model: string | undefined): void {
  const args = [fileURLToPath(import.meta.url), 'hook', WARM_UP];
  const env = model === undefined ? process.env : { ...process.env, ALIGNER_MODEL: model };
  spawn(process.execPath, args, { env, detached: true, stdio: 'ignore', windowsHide: true }).unref();
}

async function warmUp(): Promise<never> {
  const { aligner } = createRuntime(undefined);
  const request = {
    question: '',
    text: 'x = 1',
    source: { kind: 'code', language: 'python', before: '', after: '' },
    sensitivity: 'normal',
    priority: 'background',
  } as const;
  await aligner.align(request).catch(() => undefined);
  process.exit(0);
}

function printAll(text: string, to: NodeJS.WriteStream = process.stdout): Promise<void> {
  return new Promise((done) => {
    if (text === '') done();
    else to.write(text, () => done());
  });
}
