/** Looks at the engines that run in a folder, and ends or restarts them: without starting one. */
import { readdir } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { createMessageConnection } from 'vscode-jsonrpc/node';
import type { EngineStatus } from '../../core/protocol.ts';
import type { SharedRequests } from '../../core/shared/messages.ts';
import { Requests } from '../requests.ts';
import { addressOf, checkFolder, type Address } from './address.ts';
import { isRunning, killMarked, readInstance } from './instance.ts';
import { joinShared } from './join.ts';
import { LineReader, LineWriter } from './lines.ts';

export interface RunningEngine {
  readonly socket: string;
  /** The process behind the socket, and the one with the model. */
  readonly pid: number | null;
  readonly enginePid: number | null;
  /** Null when it does not answer. */
  readonly status: EngineStatus | null;
}

/** Time that an engine has to end when told; then it is killed. */
const STOP_MS = 2_000;
const STEP_MS = 20;
/** A time that nobody waits for any more keeps no process alive. */
const UNREF = { ref: false };

/** The engines of a folder; none when there is no folder. Rejects with `engine.folder` when it cannot be trusted. */
export async function listShared(folder: string, name: string): Promise<RunningEngine[]> {
  await checkFolder(folder);
  const running: RunningEngine[] = [];
  for (const address of await addresses(folder)) {
    const instance = await readInstance(address.instance);
    let status: EngineStatus | null | undefined;
    try {
      status = await ask(address, name, 'status');
      if (status === undefined) continue;
    } catch {
      status = null;
    }
    const { socket } = address;
    running.push({ socket, pid: instance?.server.pid ?? null, enginePid: instance?.engine?.pid ?? null, status });
  }
  return running;
}

/** Ends every engine of a folder, and kills what does not end in two seconds. Resolves to how many there were. */
export async function stopShared(folder: string, name: string): Promise<number> {
  const ended = await Promise.all((await addresses(folder)).map((address) => stopOne(address, name)));
  return ended.filter(Boolean).length;
}

async function stopOne(address: Address, name: string): Promise<boolean> {
  const instance = await readInstance(address.instance);
  const end = Date.now() + STOP_MS;
  // Its end may come before its answer.
  const told = await Promise.race([ask(address, name, 'shutdown').catch(() => null), wait(STOP_MS, null, UNREF)]);
  if (told === undefined) return false;
  for (const mark of [instance?.server, instance?.engine]) {
    if (mark == null) continue;
    while (Date.now() < end && (await isRunning(mark))) await wait(STEP_MS);
    await killMarked(mark);
  }
  return true;
}

/** Ends the processes with the model of every engine of a folder, for all who use them. */
export async function restartShared(folder: string, name: string): Promise<void> {
  for (const address of await addresses(folder)) await ask(address, name, 'restart').catch(() => undefined);
}

/** Undefined where no engine runs. Rejects as joinShared does, and when the engine ends before it answers. */
async function ask<M extends 'status' | 'shutdown' | 'restart'>(
  address: Address,
  name: string,
  method: M,
): Promise<SharedRequests[M]['result'] | undefined> {
  const found = await joinShared(address, { name });
  if (found.kind !== 'joined') return undefined;
  const { channel } = found;
  const connection = createMessageConnection(new LineReader(channel), new LineWriter(channel));
  const requests = new Requests(connection);
  void channel.closed.then((why) => requests.end(new Error(why)));
  connection.listen();
  try {
    return (await requests.send(method, null)) as SharedRequests[M]['result'];
  } finally {
    channel.end();
  }
}

async function addresses(folder: string): Promise<Address[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => name.endsWith('.json'))
    .map((name) => addressOf(folder, name.slice(0, -'.json'.length)));
}
