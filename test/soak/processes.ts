/** The processes of a run, as /proc shows them: all that have the run's cache folder in their environment. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** `host`: an extension host; `engine`: what is behind the socket; `child`: what has the model. */
export const ROLES = ['host', 'engine', 'child', 'server', 'other'] as const;
export type Role = (typeof ROLES)[number];

export interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly role: Role;
  readonly command: string;
  /** Bytes: its share of memory that others use, too, and all that is resident. */
  readonly pss: number;
  readonly rss: number;
  readonly handles: number;
  readonly sockets: number;
  readonly threads: number;
}

export function roleOf(command: string): Role {
  if (command.includes('--type=extensionHost')) return 'host';
  if (/[/\\]shared\.js(?:\s|$)/.test(command)) return 'engine';
  if (/[/\\]worker\.js(?:\s|$)/.test(command)) return 'child';
  return command.includes('server-main.js') ? 'server' : 'other';
}

/** Who has `cache` as its XDG_CACHE_HOME: the one variable that even the engine's child is given. */
export function processesOf(cache: string, proc = '/proc'): Process[] {
  const mark = `XDG_CACHE_HOME=${cache}`;
  return readdirSync(proc)
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const folder = join(proc, name);
        const environment = readFileSync(join(folder, 'environ'), 'utf8').split('\0');
        return environment.includes(mark) ? [describe(folder, Number(name))] : [];
      } catch {
        // It has ended meanwhile, or is not ours to look at.
        return [];
      }
    });
}

function describe(folder: string, pid: number): Process {
  const read = (name: string) => readFileSync(join(folder, name), 'latin1');
  const status = read('status');
  const memory = read('smaps_rollup');
  const number = (text: string, name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);
  const handles = readdirSync(join(folder, 'fd'));
  const sockets = handles.filter((fd) => linkOf(join(folder, 'fd', fd)).startsWith('socket:'));
  const command = read('cmdline').replaceAll('\0', ' ').trim();
  return {
    pid,
    parent: number(status, 'PPid'),
    role: roleOf(command),
    command: command.slice(0, 300),
    pss: number(memory, 'Pss') * 1024,
    rss: number(memory, 'Rss') * 1024,
    handles: handles.length,
    sockets: sockets.length,
    threads: number(status, 'Threads'),
  };
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

/**
 * Who should not be there any more: more engines than one, more children than one, more extension hosts than windows, and
 * whoever lost the process that started it. The engine alone is meant to outlive that.
 */
export function orphansAmong(processes: readonly Process[], windows: number): Process[] {
  const beyond = (role: Role, most: number) =>
    processes
      .filter((p) => p.role === role)
      .toSorted((a, b) => b.pid - a.pid)
      .slice(most);
  const lost = processes.filter(({ parent, role }) => parent === 1 && role !== 'engine');
  return [...new Set([...beyond('engine', 1), ...beyond('child', 1), ...beyond('host', windows), ...lost])];
}
