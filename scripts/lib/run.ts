/** Child processes of the scripts: run one to its end, or end one with all that it started. */
import { execFile, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { promisify } from 'node:util';

/** A failure that is told as one sentence with a next step, without a stack. */
export class ScriptError extends Error {
  override readonly name = 'ScriptError';
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** `inherit` shows what it prints; `capture` (the default) keeps it for the result or the error. */
  readonly output?: 'inherit' | 'capture';
  /** Exit codes that are no failure; [0] unless given. */
  readonly ok?: readonly number[];
  readonly input?: string;
  /** Milliseconds after which it is stopped, with all that it started; no limit unless given. */
  readonly timeout?: number;
}
export interface RunResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const KEPT = 4_000;
const GRACE_MS = 3_000;

/** Runs a program to its end. Rejects with ScriptError and the end of its output when it fails. */
export async function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const inherit = options.output === 'inherit';
  const spawned: SpawnOptions = {
    stdio: [
      options.input === undefined ? 'ignore' : 'pipe',
      inherit ? 'inherit' : 'pipe',
      inherit ? 'inherit' : 'pipe',
    ],
    env: options.env ?? process.env,
    shell: process.platform === 'win32' && !program.endsWith('.exe'),
  };
  if (options.cwd !== undefined) spawned.cwd = options.cwd;
  const child = spawn(program, [...args], spawned);
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdin?.end(options.input);
  const ended = new Promise<number>((resolve, reject) => {
    child.on('error', (error) => reject(new ScriptError(`${program} could not be started: ${error.message}.`)));
    child.on('close', (exit) => resolve(exit ?? 1));
  });
  const call = [program, ...args].join(' ');
  const code = await within(options.timeout, ended, child, call);
  if (!(options.ok ?? [0]).includes(code)) {
    const said = (stdout + stderr).trim().slice(-KEPT);
    throw new ScriptError(`${call} ended with code ${code}.${said === '' ? '' : `\n${said}`}`);
  }
  return { code, stdout, stderr };
}

async function within(timeout: number | undefined, ended: Promise<number>, child: ChildProcess, call: string) {
  if (child.pid === undefined) return ended;
  const process_ = running(child, call);
  if (timeout === undefined) return ended;
  const late = AbortSignal.timeout(timeout);
  late.addEventListener('abort', () => void process_.stop());
  const code = await ended;
  if (late.aborted)
    throw new ScriptError(`${call} was stopped: it did not end within ${Math.round(timeout / 60_000)} minutes.`);
  return code;
}

/** A process that runs until it ends or is stopped. */
export interface Running {
  readonly pid: number;
  readonly stopped: Promise<void>;
  /** Ends it and all that it started; resolves when it is gone. */
  stop(): Promise<void>;
}

const live = new Set<Running>();

/** Ends every process that was started here and still runs, with all that they started. */
export async function stopAll(): Promise<void> {
  await Promise.all([...live].map((process_) => process_.stop()));
}

/** Watches over a child. Throws ScriptError when it could not be started at all. */
export function running(child: ChildProcess, what: string): Running {
  const { pid } = child;
  if (pid === undefined) throw new ScriptError(`${what} could not be started.`);
  const stopped = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const process_: Running = {
    pid,
    stopped,
    async stop() {
      const tree = [pid, ...(await descendants(pid))];
      signal(tree, 'SIGTERM');
      const timer = setTimeout(() => signal(tree, 'SIGKILL'), GRACE_MS);
      await stopped;
      clearTimeout(timer);
      signal(tree, 'SIGKILL');
    },
  };
  live.add(process_);
  void stopped.then(() => live.delete(process_));
  return process_;
}

function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids)
    try {
      process.kill(pid, name);
    } catch {
      // It has already ended.
    }
}

/** Every process below `pid`, children first. Empty where the system has no `ps`. */
async function descendants(pid: number): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=']).catch(() => ({ stdout: '' }));
  const pairs = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] =>
    pairs.filter(([, p]) => p === parent).flatMap(([child]) => (child === undefined ? [] : [child, ...below(child)]));
  return below(pid);
}
