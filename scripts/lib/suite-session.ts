/** One `*.ext.test.ts` file: a fresh user in a fresh window on a copy of its workspace, with the extension installed. */
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { BRIDGE } from '../../test/support/bridge.ts';
import { openBridge } from './bridge.ts';
import { RESULTS, ROOT, TEST_DIST } from './paths.ts';
import { createSpecPrinter } from './spec-printer.ts';
import { plus, type Totals } from './totals.ts';
import type { Window, WindowOptions } from './window.ts';

/** `NAME.session.json` beside `NAME.ext.test.ts`: what the suite wants different. */
const Session = v.strictObject({
  /** A folder of test/vscode that is copied and opened; `workspace` unless given. */
  workspace: v.optional(v.string(), 'workspace'),
  settings: v.optional(v.record(v.string(), v.unknown()), {}),
  env: v.optional(v.record(v.string(), v.string()), {}),
  /** Files to write into the user's `User` folder before the start: name → JSON. */
  userFiles: v.optional(v.record(v.string(), v.unknown()), {}),
  /** The language of the display, as VS Code names it; VS Code's own texts stay English, since it has no pack of it. */
  language: v.optional(v.string()),
  /** Whether the built-in Copilot panel is needed. */
  copilot: v.optional(v.boolean(), false),
  /** Titles of the suites to run one after another, with the window loaded again in between; all at once unless given. */
  stages: v.optional(v.array(v.string()), []),
  /** Minutes after which the suite, or a stage of it, counts as hung. */
  minutes: v.optional(v.number(), 10),
});
export type Session = v.InferOutput<typeof Session>;

/** The chat's hint to choose models for titles and the like would stand in every picture; any name keeps it away. */
const CHAT_SETTINGS = { 'chat.utilityModel': 'none', 'chat.utilitySmallModel': 'none' };

/** A window whose extension host did not come up by then never will. */
const START_MINUTES = 2;

const SUITES = join(ROOT, 'test', 'vscode');

/** What a suite's sidecar says; the defaults where there is none. Rejects on one that makes no sense. */
export async function readSession(suite: string): Promise<Session> {
  const file = join(SUITES, `${suite}.session.json`);
  return v.parse(Session, existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : {});
}

export interface SessionHost {
  /** Opens a window of whatever VS Code this run uses. */
  readonly open: (options: WindowOptions) => Promise<Window>;
  /** Where the extension was installed. */
  readonly extensions: string;
}

/** Runs it and prints as it goes. Never rejects: whatever breaks counts as one failure. */
export async function runSession(suite: string, session: Session, host: SessionHost, grep?: string): Promise<Totals> {
  let printer = createSpecPrinter();
  let totals: Totals = { passed: 0, failed: 0 };
  console.log(`\n  ${suite}`);
  const folder = await mkdtemp(join(tmpdir(), 'aligner-vscode-'));
  const data = join(folder, 'data');
  const workspace = join(folder, 'workspace');
  let stopTimer = new AbortController();
  let window: Window | undefined;
  let stage: string | undefined;
  const bridge = await openBridge(
    [join(TEST_DIST, `${suite}.ext.test.cjs`)],
    () => window?.ui,
    (event) => {
      printer.onEvent(event);
      return stage;
    },
  );
  try {
    await mkdir(data);
    await cp(join(SUITES, session.workspace), workspace, { recursive: true });
    for (stage of session.stages.length > 0 ? session.stages : [undefined]) {
      if (window === undefined) window = await openWithRunner();
      else {
        totals = plus(totals, printer.finish());
        printer = createSpecPrinter();
        await window.reload();
      }
      stopTimer = new AbortController();
      await runToEnd(window);
    }
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    printer.fail(`${suite} as a whole`, { message, stack: stack ?? '' });
    await window?.ui.screenshot(`failed ${suite} as a whole`).catch(() => undefined);
  } finally {
    stopTimer.abort();
    await window?.close();
    await bridge.close();
  }
  totals = plus(totals, printer.finish());
  await keepLogs(suite, data);
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  return totals;

  async function runToEnd({ broken }: Window): Promise<void> {
    const late = (minutes: number, what: string) => timeout(minutes, what, stopTimer.signal);
    await Promise.race([printer.started, broken, late(START_MINUTES, 'begin')]);
    await Promise.race([printer.ended, broken, late(session.minutes, 'end')]);
    stopTimer.abort();
  }

  function openWithRunner(): Promise<Window> {
    return host.open({
      workspace,
      data,
      extensions: host.extensions,
      settings: { ...(session.copilot && CHAT_SETTINGS), ...session.settings },
      // An engine of the suite's own, which no other window shares.
      env: {
        ALIGNER_ENGINE_FOLDER: join(folder, 'engine'),
        ...session.env,
        ...bridge.env,
        [BRIDGE.folder]: workspace,
        ...(grep === undefined ? {} : { [BRIDGE.grep]: grep }),
      },
      userFiles: session.userFiles,
      language: session.language,
      print: (line) => printer.print(line),
    });
  }
}

/** Rejects after so many minutes; never, when the signal comes first. */
async function timeout(minutes: number, what: string, signal: AbortSignal): Promise<never> {
  try {
    await setTimeout(minutes * 60_000, undefined, { signal });
  } catch {
    return new Promise(() => undefined);
  }
  throw new Error(`it did not ${what} within ${minutes} minutes`);
}

/** Logs of VS Code, its extensions and the page, to look at after a failure. */
async function keepLogs(suite: string, data: string): Promise<void> {
  const target = join(RESULTS, 'logs', suite);
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  for (const from of ['server.log', 'browser.log', join('user', 'logs'), join('server', 'data', 'logs')]) {
    const source = join(data, from);
    if (existsSync(source)) await cp(source, join(target, basename(from)), { recursive: true });
  }
}
