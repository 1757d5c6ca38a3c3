/**
 * `aligner hook NAME`: an agent's hook. It answers within two seconds and ends with 0, whatever happens: any other exit status
 * would make some agents refuse what they were about to do.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { HOOK_CLIENTS, isHookClient } from '../agents/core/hook-event.ts';
import { hash, HookStore } from '../agents/node/hook-store.ts';
import { readInput } from '../agents/node/read-input.ts';
import { runHook } from '../agents/node/run-hook.ts';
import { SENSITIVITIES } from '../align/core/types.ts';
import { cacheFolder } from '../base/node/paths.ts';
import { checkSetting, SETTINGS } from '../config/core/settings.ts';
import { createRuntime } from './runtime.ts';

/** Milliseconds since the process began: then the check is given up, and then the process ends in any case. */
const ANSWER_MS = 1_650;
const END_MS = 1_900;
/** What is to be finished later is begun once within this time, however many hooks ask for it. */
const AGAIN_MS = 30_000;
const LATER = '--later';
const LATER_END_MS = 5 * 60_000;

/** Runs the command and ends the process. */
export async function hook(argv: readonly string[]): Promise<never> {
  if (argv.includes(LATER)) return later();
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
  const { aligner } = createRuntime(values);
  return runHook(client, input, {
    aligner,
    store,
    policy: checkSetting('models.policy', values.policy ?? SETTINGS['models.policy'].default).value,
    sensitivity: checkSetting('sensitivity', values.sensitivity).value,
    signal,
    finishLater: async (unanswered) => {
      const requests = JSON.stringify(unanswered);
      if (await store.claim(hash(requests), AGAIN_MS)) await startLater(values.model, requests);
    },
  });
}

/** A process of its own, which outlives this one, asks the shared engine again, and gives it the time that it needs. */
function startLater(model: string | undefined, requests: string): Promise<void> {
  const args = [fileURLToPath(import.meta.url), 'hook', LATER];
  const env = model === undefined ? process.env : { ...process.env, ALIGNER_MODEL: model };
  const child = spawn(process.execPath, args, {
    env,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    windowsHide: true,
  });
  child.unref();
  return new Promise((done) => {
    child.on('error', () => done());
    child.stdin.on('error', () => done());
    child.stdin.end(requests, () => done());
  });
}

const REQUEST = { question: '', sensitivity: 'normal', priority: 'background' } as const;
/** Where nothing is left to ask, a short text has the model loaded. */
const SHORT = { text: 'x = 1', source: { kind: 'code', language: 'python', before: '', after: '' } } as const;

const LaterSchema = v.array(
  v.object({
    text: v.string(),
    source: v.variant('kind', [
      v.object({ kind: v.literal('markdown') }),
      v.object({ kind: v.literal('code'), language: v.string(), before: v.string(), after: v.string() }),
    ]),
    sensitivity: v.picklist(SENSITIVITIES),
  }),
);

async function later(): Promise<never> {
  setTimeout(() => process.exit(0), LATER_END_MS);
  const input = await readInput(process.stdin, AbortSignal.timeout(END_MS));
  const parsed = v.safeParse(LaterSchema, JSON.parse(input === undefined || input === '' ? '[]' : input));
  const { aligner } = createRuntime({});
  const wanted = parsed.success && parsed.output.length > 0 ? parsed.output : [SHORT];
  for (const request of wanted) await aligner.align({ ...REQUEST, ...request }).catch(() => undefined);
  process.exit(0);
}

function printAll(text: string, to: NodeJS.WriteStream = process.stdout): Promise<void> {
  return new Promise((done) => {
    if (text === '') done();
    else to.write(text, () => done());
  });
}
