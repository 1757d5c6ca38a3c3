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
  /** What everything that was asked of it, and not answered, rejects with. */
  readonly error: AlignerError;
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
  let ended: EngineExit | undefined;
  const waiting = new Set<(error: Error) => void>();
  const stopped = new Promise<EngineExit>((resolve) => {
    const end = (code: number | null, signal: string | null) => {
      if (ended !== undefined) return;
      const how = signal ?? `exit code ${code ?? 'unknown'}`;
      const error = killedFor ?? (wanted ? engineErrors.disposed() : engineErrors.crashed(how));
      ended = { code, signal, wanted, error, stderr };
      connection.dispose();
      // Whoever watches over the process hears of its end before those who wait for answers.
      resolve(ended);
      for (const reject of waiting) reject(error);
      waiting.clear();
    };
    child.once('exit', end);
    child.once('error', (error) => {
      stderr += error.message;
      end(null, null);
    });
  });
  connection.listen();

  return {
    pid,
    stopped,
    request: (method, params) =>
      new Promise((resolve, reject) => {
        if (ended !== undefined) {
          reject(ended.error);
          return;
        }
        waiting.add(reject);
        connection.sendRequest<EngineRequests[typeof method]['result']>(method, params).then(
          (result) => {
            waiting.delete(reject);
            resolve(result);
          },
          (error: unknown) => {
            const sent = fromWire(error);
            // A channel that breaks is the process ending a moment before its exit is known: the exit says it better.
            if (sent === undefined) setTimeout(reject, STOP_GRACE_MS, error).unref();
            else {
              waiting.delete(reject);
              reject(sent);
            }
          },
        );
      }),
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

/**
 * llama.cpp's work runs on libuv's pool, one piece at a time. With more than one thread in the pool each evaluation comes
 * from another one, and the threads that llama.cpp starts for it are often put where that one runs and wait for it: with two
 * cores that made single tokens three times slower.
 */
export const ENGINE_ENVIRONMENT = { UV_THREADPOOL_SIZE: '1' } as const;

/** Only what llama.cpp and its drivers need: keys and tokens of the editor's environment stay out of the child. */
export function childEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => PASSED.test(name));
  return { ...Object.fromEntries(kept), ...ENGINE_ENVIRONMENT, ELECTRON_RUN_AS_NODE: '1' };
}
