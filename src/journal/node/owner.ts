/** Who is writing a hunk, so that another process can tell whether it still is. */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

/** This process's part of this run; a window that reloads is another one. */
export const OWNER = [hostname(), process.pid, randomUUID()].join('\n');

/** An edit takes no longer than this, so that its owner is gone even where its process cannot be seen, or its id is another's now. */
const LONGEST_EDIT_MS = 60_000;

/** Whether what `owner` began at `since` (milliseconds since 1970) will not be finished by it. */
export function isAbandoned(owner: string | null, since: number, now = Date.now()): boolean {
  if (owner === OWNER) return false;
  if (owner === null || now - since > LONGEST_EDIT_MS) return true;
  const [host, pid] = owner.split('\n');
  if (host !== hostname()) return false;
  return Number(pid) === process.pid || !isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Not ours to signal, but there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
