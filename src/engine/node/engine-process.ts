/**
 * The engine's child process: forked, spoken to by JSON-RPC over its channel, and a promise that ends. llama.cpp runs only
 * in there, so that nothing it does can take the editor down.
 */
import { fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { createMessageConnection, IPCMessageReader, IPCMessageWriter, ResponseError } from 'vscode-jsonrpc/node';
import { AlignerError, CancelledError } from '../../base/core/errors.ts';
import type { Log } from '../../base/core/log.ts';
import { engineErrors } from '../core/errors.ts';
import type { EngineNotifications, EngineRequests, WireError } from '../core/protocol.ts';

export interface EngineExit {
  readonly code: number | null;
  readonly signal: string | null;
  /** True when stop() was called: not a crash. */
  readonly wanted: boolean;
  /** The last lines of standard error. */
  readonly stderr: string;
}

export interface EngineProcess {
  readonly pid: number;
  readonly stopped: Promise<EngineExit>;
  /** Rejects with AlignerError or CancelledError; with `engine.crashed` when the process ends first. */
  request<M extends keyof EngineRequests>(
    method: M,
    params: EngineRequests[M]['params'],
  ): Promise<EngineRequests[M]['result']>;
  on<N extends keyof EngineNotifications>(name: N, listener: (params: EngineNotifications[N]) => void): void;
  /** Asks it to end, kills it after two seconds, and resolves when it is gone. */
  stop(): Promise<void>;
  /** Ends it at once; what was asked of it rejects with `error`. */
  kill(error: AlignerError): void;
}

const STOP_GRACE_MS = 2_000;
const STDERR_KEPT = 4_000;
const CANCELLED = -32800;

/** Starts the worker. Throws `engine.start` when it cannot be forked at all. */
export function startEngineProcess(worker: string, log: Log): EngineProcess {
  const child = fork(worker, [], {
    env: childEnvironment(process.env),
    execArgv: ['--enable-source-maps'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const pid = child.pid;
  if (pid === undefined) throw engineErrors.startFailed(`the process ${worker} could not be created`);
  lowerPriority(pid, log);

  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-STDERR_KEPT);
  });
  let wanted = false;
  let killedFor: AlignerError | undefined;
  const connection = createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  connection.onError(([error]) => {
    log.warn(`Engine channel: ${error.message}`);
  });
  const stopped = new Promise<EngineExit>((resolve) => {
    const ended = (code: number | null, signal: string | null) => {
      connection.dispose();
      resolve({ code, signal, wanted, stderr });
    };
    child.once('exit', ended);
    child.once('error', (error) => {
      stderr += error.message;
      ended(null, null);
    });
  });
  connection.listen();

  return {
    pid,
    stopped,
    async request(method, params) {
      const answer = connection.sendRequest<EngineRequests[typeof method]['result']>(method, params);
      const exit = stopped.then((e): never => {
        throw killedFor ?? (e.wanted ? engineErrors.disposed() : engineErrors.crashed(describeExit(e)));
      });
      answer.catch(() => undefined);
      exit.catch(() => undefined);
      try {
        return await Promise.race([exit, answer]);
      } catch (error) {
        // A channel that breaks is the process ending a moment before its exit is known: the exit says it better.
        if (error instanceof AlignerError) throw error;
        throw fromWire(error) ?? (await Promise.race([exit.catch((e: unknown) => e), delay(STOP_GRACE_MS, error)]));
      }
    },
    on(name, listener) {
      connection.onNotification(name, listener);
    },
    async stop() {
      wanted = true;
      if (child.connected) child.disconnect();
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_GRACE_MS);
      await stopped;
      clearTimeout(timer);
    },
    kill(error) {
      killedFor = error;
      child.kill('SIGKILL');
    },
  };
}

/** How a process ended, in words for a message. */
export function describeExit(exit: EngineExit): string {
  return exit.signal ?? `exit code ${exit.code ?? 'unknown'}`;
}

const delay = <T>(ms: number, value: T) => new Promise<T>((resolve) => setTimeout(resolve, ms, value));

/** The error that the child meant to send; undefined for the channel's own. */
function fromWire(error: unknown): Error | undefined {
  if (!(error instanceof ResponseError)) return undefined;
  if (error.code === CANCELLED) return new CancelledError();
  const data = error.data as WireError | undefined;
  return data?.aligner === undefined ? undefined : new AlignerError(data.aligner);
}

/** The user's own work goes first; where the system refuses, the engine runs at normal priority. */
function lowerPriority(pid: number, log: Log): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch (error) {
    log.info(`The engine runs at normal priority: ${String(error)}`);
  }
}

const PASSED =
  /^(PATH|HOME|USERPROFILE|APPDATA|LOCALAPPDATA|SystemRoot|windir|TMPDIR|TMP|TEMP|LANG|LC_.*|LD_LIBRARY_PATH|DYLD_.*|XDG_.*|GGML_.*|VK_.*|CUDA_.*|NVIDIA_.*)$/i;

/** Only what llama.cpp and its drivers need: keys and tokens of the editor's environment stay out of the child. */
export function childEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => PASSED.test(name));
  return { ...Object.fromEntries(kept), ELECTRON_RUN_AS_NODE: '1' };
}
