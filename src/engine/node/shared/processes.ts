/** What the system says about a process: since when it runs, and whether it is stopped. Unknown on Windows. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

interface Facts {
  readonly state: string;
  readonly start: string;
}

/** Undefined when there is no such process, or the system does not tell. */
async function factsOf(pid: number): Promise<Facts | undefined> {
  try {
    if (process.platform === 'linux') {
      // pid (name) state ppid …; the 22nd field is the time of the start, and a name may hold spaces and brackets.
      const stat = await readFile(`/proc/${pid}/stat`, 'latin1');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return { state: fields[0] ?? '', start: fields[19] ?? '' };
    }
    if (process.platform === 'win32') return undefined;
    const { stdout } = await promisify(execFile)('ps', ['-o', 'state=,lstart=', '-p', String(pid)]);
    const [, state = '', start = ''] = /^\s*(\S+)\s+(.*\S)\s*$/.exec(stdout) ?? [];
    return { state, start };
  } catch {
    return undefined;
  }
}

/** A text that differs between two processes that had the same number one after the other. */
export async function startOf(pid: number): Promise<string | undefined> {
  const facts = await factsOf(pid);
  return facts === undefined || facts.start === '' ? undefined : facts.start;
}

/** Whether this process still runs: a zombie has ended. */
export async function isSameProcess(pid: number, start: string): Promise<boolean> {
  const facts = await factsOf(pid);
  return facts?.start === start && !/^[XZ]/.test(facts.state);
}

/** Whether it was stopped (SIGSTOP) and so can neither answer nor end. */
export async function isStopped(pid: number): Promise<boolean> {
  return /^[Tt]/.test((await factsOf(pid))?.state ?? '');
}
