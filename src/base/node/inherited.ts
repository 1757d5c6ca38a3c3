/**
 * Lets go of handles that a process was born with and does not know. VS Code opens its logs in a way that every program started
 * from there inherits them, and a script may leave a pipe open: whoever waits for the end of such a file or pipe would wait
 * for a process that lives on, such as the shared engine. Node does not close them; macOS and Windows do not pass them on.
 */
import { closeSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';

const FOLDER = '/proc/self/fd';
const LAST_STANDARD = 2;
/** Devices, and memory that has no file: an engine's own. */
const OF_THE_SYSTEM = /^\/(?:dev\/|proc\/|memfd:)/;

/** To be called before anything is opened. What Node itself has open stays: its pipes have both ends in this process. */
export function closeInherited(platform: NodeJS.Platform = process.platform): void {
  if (platform !== 'linux') return;
  const handles = readdirSync(FOLDER)
    .map(Number)
    .filter((handle) => handle > LAST_STANDARD)
    .map((handle) => ({ handle, target: targetOf(handle) }));
  for (const { handle, target } of handles) {
    const isForeign =
      (target.startsWith('/') && !OF_THE_SYSTEM.test(target) && isWritten(handle)) ||
      (target.startsWith('pipe:') && handles.filter((other) => other.target === target).length === 1);
    if (isForeign) close(handle);
  }
}

function targetOf(handle: number): string {
  try {
    return readlinkSync(`${FOLDER}/${handle}`);
  } catch {
    // It was the one of the listing.
    return '';
  }
}

/** Open for writing: what a program opens for itself as it begins, such as its resources, it reads. */
function isWritten(handle: number): boolean {
  try {
    const flags = /^flags:\s+([0-7]+)/m.exec(readFileSync(`/proc/self/fdinfo/${handle}`, 'latin1'))?.[1];
    return (Number.parseInt(flags ?? '0', 8) & 3) !== 0;
  } catch {
    return false;
  }
}

function close(handle: number): void {
  try {
    closeSync(handle);
  } catch {
    // It is gone already.
  }
}
