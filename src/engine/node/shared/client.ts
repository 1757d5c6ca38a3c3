/** A client's side of the shared engine: the same face as a child of one's own, so that the local aligner knows no difference. */
import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import { createMessageConnection } from 'vscode-jsonrpc/node';
import { AlignerError } from '../../../base/core/errors.ts';
import type { Log } from '../../../base/core/log.ts';
import { engineErrors } from '../../core/errors.ts';
import type { EngineRequests, LoadParams } from '../../core/protocol.ts';
import { Ended, type SharedEnd } from '../../core/shared/handshake.ts';
import type { EngineExit, EngineProcess } from '../engine-process.ts';
import { Requests } from '../requests.ts';
import { addressOf, ensureFolder, keyOf, type Address } from './address.ts';
import { isRunning, killMarked, readInstance } from './instance.ts';
import { joinShared, killStopped, type Joining } from './join.ts';
import { LineReader, LineWriter, type LineChannel } from './lines.ts';
import { startShared, type SharedPrograms } from './start.ts';

export interface SharedClientOptions extends SharedPrograms, Joining {
  readonly folder: string;
  readonly log: Log;
  /** Milliseconds in which an engine must be there; then the client goes without. */
  readonly startMs?: number | undefined;
}

const START_MS = 20_000;
const STEP_MS = 40;
/** An engine that does not let go of a client by then is looked at, and left. */
const LEAVE_MS = 1_000;

/**
 * Joins the engine for this model, and starts it when there is none. Rejects as joinShared does, and with `engine.folder`,
 * with `engine.no-answer` when none comes up, with `engine.stopped` when the signal fires.
 */
export async function connectShared(
  params: LoadParams,
  options: SharedClientOptions,
  signal: AbortSignal,
): Promise<EngineProcess> {
  const address = addressOf(options.folder, keyOf(params));
  await ensureFolder(address);
  const startMs = options.startMs ?? START_MS;
  const end = Date.now() + startMs;
  for (let step = STEP_MS; ; step = Math.min(step * 1.3, 500)) {
    if (signal.aborted) throw engineErrors.disposed();
    const found = await joinShared(address, options);
    if (found.kind === 'joined') return asProcess(found.channel, found.pid ?? undefined, address, options.log);
    if (Date.now() > end) throw engineErrors.noAnswer(startMs / 1_000);
    if (found.kind === 'none') await startShared(address, options);
    await wait(step);
  }
}

function asProcess(channel: LineChannel, pid: number | undefined, address: Address, log: Log): EngineProcess {
  let told: SharedEnd | undefined;
  const reader = new LineReader(channel, (value) => {
    const last = v.safeParse(Ended, value);
    if (last.success) told = last.output;
    return last.success;
  });
  const connection = createMessageConnection(reader, new LineWriter(channel));
  connection.onError(([error]) => log.warn(`Engine channel: ${error.message}`));
  const requests = new Requests(connection);
  let wanted = false;
  let killedFor: AlignerError | undefined;
  connection.onNotification('engine', (engine: { pid: number | null }) => {
    pid = engine.pid ?? undefined;
  });
  const stopped = channel.closed.then((why): EngineExit => {
    const error = killedFor ?? (wanted ? engineErrors.disposed() : told === undefined ? undefined : explain(told));
    if (error === undefined) void killLeftover(address);
    pid = undefined;
    return {
      code: null,
      signal: null,
      wanted,
      // The engine itself is gone, without a word: that is counted here.
      counted: told !== undefined,
      error: error ?? engineErrors.crashed(why),
      stderr: '',
    };
  });
  // Whoever watches over the process hears of its end before those who wait for answers.
  void stopped.then(({ error }) => queueMicrotask(() => requests.end(error)));
  connection.listen();
  return {
    get pid() {
      return pid;
    },
    shared: true,
    stopped,
    request: (method, params) => requests.send(method, params) as Promise<EngineRequests[typeof method]['result']>,
    on(name, listener) {
      connection.onNotification(name, listener);
    },
    async stop() {
      wanted = true;
      channel.end();
      const late = new AbortController();
      const left = await Promise.race([
        stopped.then(() => true),
        wait(LEAVE_MS, false, { signal: late.signal }).catch(() => false),
      ]);
      late.abort();
      if (left) return;
      await killStopped(address);
      channel.destroy('left');
      await stopped;
    },
    kill(error) {
      killedFor = error;
      channel.destroy('no answer');
      void killStopped(address);
    },
  };
}

/** The engine's last word in this program's language. */
function explain({ error, how }: SharedEnd): AlignerError {
  switch (error.code) {
    case 'engine.crashed':
      return engineErrors.crashed(how);
    case 'engine.crash-budget':
      return engineErrors.crashBudget();
    case 'engine.stopped':
      return engineErrors.disposed();
    default:
      return new AlignerError(error);
  }
}

/** The child of an engine that was killed ends by itself, unless it was stopped and cannot notice. */
async function killLeftover({ instance }: Address): Promise<void> {
  const left = await readInstance(instance).catch(() => undefined);
  if (left?.engine == null || process.platform === 'win32') return;
  if (!(await isRunning(left.server))) await killMarked(left.engine);
}
