/**
 * What a running engine writes down for its clients: the token that they must know, and its processes. The file is the
 * user's alone, and new with each start; a file that is still there without its engine tells of one that was killed.
 */
import { readFile, rename, writeFile } from 'node:fs/promises';
import * as v from 'valibot';
import { codeOf } from './address.ts';
import { isSameProcess, startOf } from './processes.ts';

const Process = v.object({ pid: v.number(), start: v.nullable(v.string()) });
const Instance = v.object({
  token: v.string(),
  /** The process behind the socket. */
  server: Process,
  /** The one with the model, while there is one. */
  engine: v.nullable(Process),
});
export type Instance = v.InferOutput<typeof Instance>;
export type ProcessMark = v.InferOutput<typeof Process>;

/** Undefined when there is none, or it is damaged. */
export async function readInstance(file: string): Promise<Instance | undefined> {
  try {
    const parsed = v.safeParse(Instance, JSON.parse(await readFile(file, 'utf8')));
    return parsed.success ? parsed.output : undefined;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Replaces the file as a whole. */
export async function writeInstance(file: string, instance: Instance): Promise<void> {
  const part = `${file}.${process.pid}`;
  await writeFile(part, JSON.stringify(instance), { mode: 0o600 });
  await rename(part, file);
}

/** A process, with what tells it from a later one of the same number. */
export async function markOf(pid: number): Promise<ProcessMark> {
  return { pid, start: (await startOf(pid)) ?? null };
}

/** Whether it still runs; false where the system cannot tell. */
export const isRunning = async ({ pid, start }: ProcessMark): Promise<boolean> =>
  start !== null && (await isSameProcess(pid, start));

/** Kills a process that was marked, if it is still the same; a process that is stopped (SIGSTOP) ends like any other. */
export async function killMarked(mark: ProcessMark): Promise<boolean> {
  if (!(await isRunning(mark))) return false;
  try {
    process.kill(mark.pid, 'SIGKILL');
    return true;
  } catch {
    return false;
  }
}
