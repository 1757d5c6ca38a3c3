/**
 * The engine's child process: forked, spoken to by JSON-RPC over its channel, and a promise that ends. llama.cpp runs only
 * in there, so that nothing it does can take the editor down.
 */
import { fork } from 'node:child_process';
import { constants, homedir, setPriority } from 'node:os';
import { createMessageConnection, IPCMessageReader, IPCMessageWriter } from 'vscode-jsonrpc/node';
import type { AlignerError } from '../../base/core/errors.ts';
import type { Log } from '../../base/core/log.ts';
import { engineErrors } from '../core/errors.ts';
import type { EngineNotifications, EngineRequests } from '../core/protocol.ts';
import { Requests } from './requests.ts';

export interface EngineExit {
  readonly code: number | null;
  readonly signal: string | null;
  /** True when stop() was called: not a crash. */
  readonly wanted: boolean;
  /** True where others share the engine, and it counts its crashes itself. */
  readonly counted?: boolean | undefined;
  /** What everything that was asked of it, and not answered, rejects with. */
  readonly error: AlignerError;
  /** The last lines of standard error. */
  readonly stderr: string;
}

export interface EngineProcess {
  /** Of the process with the model; undefined while a shared engine has none. */
  readonly pid: number | undefined;
  /** Whether others use it, too. */
  readonly shared: boolean;
  readonly stopped: Promise<EngineExit>;
  /** Rejects with AlignerError or CancelledError; with `engine.crashed` when the process ends first. */
  request<M extends keyof EngineRequests>(
    method: M,
    params: EngineRequests[M]['params'],
  ): Promise<EngineRequests[M]['result']>;
  on<N extends keyof EngineNotifications>(name: N, listener: (params: EngineNotifications[N]) => void): void;
  /** Asks it to end, kills it after a while, and resolves when it is gone. */
  stop(): Promise<void>;
  /** Ends it at once; what was asked of it rejects with `error`. */
  kill(error: AlignerError): void;
}

const STOP_GRACE_MS = 2_000;
const STDERR_KEPT = 4_000;

/** Starts the worker. Throws `engine.start` when it cannot be forked at all. `graceMs` is how long stop() waits at most. */
export function startEngineProcess(worker: string, log: Log, graceMs = STOP_GRACE_MS): EngineProcess {
  const child = fork(worker, [], {
    env: childEnvironment(process.env),
    execArgv: ['--enable-source-maps'],
    // Away from the folder of whoever starts it: a command line may stand in a repository that nobody trusts.
    cwd: homedir(),
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
  const requests = new Requests(connection);
  let ended = false;
  const stopped = new Promise<EngineExit>((resolve) => {
    const end = (code: number | null, signal: string | null) => {
      if (ended) return;
      ended = true;
      const how = signal ?? `exit code ${code ?? 'unknown'}`;
      const error = killedFor ?? (wanted ? engineErrors.disposed() : engineErrors.crashed(how));
      // Whoever watches over the process hears of its end before those who wait for answers.
      resolve({ code, signal, wanted, error, stderr });
      requests.end(error);
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
    shared: false,
    stopped,
    request: (method, params) => requests.send(method, params) as Promise<EngineRequests[typeof method]['result']>,
    on(name, listener) {
      connection.onNotification(name, listener);
    },
    async stop() {
      wanted = true;
      if (child.connected) child.disconnect();
      const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
      await stopped;
      clearTimeout(timer);
    },
    kill(error) {
      killedFor = error;
      child.kill('SIGKILL');
    },
  };
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
  /^(PATH|HOME|USERPROFILE|APPDATA|LOCALAPPDATA|SystemRoot|windir|TMPDIR|TMP|TEMP|LANG|LC_.*|LD_LIBRARY_PATH|DYLD_.*|XDG_.*|GGML_.*|VK_.*|CUDA_.*|NVIDIA_.*|NODE_EXTRA_CA_CERTS)$/i;

/**
 * llama.cpp's work runs on libuv's pool, one piece at a time. With more than one thread in the pool each evaluation comes
 * from another one, and the threads that llama.cpp starts for it are often put where that one runs and wait for it: with two
 * cores that made single tokens three times slower.
 */
export const ENGINE_ENVIRONMENT = { UV_THREADPOOL_SIZE: '1' } as const;

/** Only what llama.cpp, its drivers and a TLS connection need: keys and tokens of the editor's environment stay out of the child. */
export function childEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => PASSED.test(name));
  return { ...Object.fromEntries(kept), ...ENGINE_ENVIRONMENT, ELECTRON_RUN_AS_NODE: '1' };
}
