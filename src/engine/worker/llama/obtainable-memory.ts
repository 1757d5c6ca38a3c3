/** Memory that a process can get without another one losing any. */
import { readFileSync } from 'node:fs';
import { freemem, totalmem } from 'node:os';

/** What the kernel says of a container's memory (cgroup v2). */
const CONTAINER = '/sys/fs/cgroup/memory.stat';

/**
 * In bytes. A container may have less than the machine, and there Node counts the files that the kernel keeps in memory as used,
 * although it gives those up before it refuses any: after a large build that may be most of what the container has.
 */
export function obtainableMemory(): number {
  const { availableMemory = freemem, constrainedMemory = () => 0 } = process as Partial<
    Pick<NodeJS.Process, 'availableMemory' | 'constrainedMemory'>
  >;
  const limit = constrainedMemory();
  const isContainer = limit > 0 && limit < totalmem();
  return availableMemory() + (isContainer ? cachedFiles(containerFigures()) : 0);
}

/** The bytes of files in memory, by the kernel's figures: `name value`, a line each. */
export function cachedFiles(figures: string): number {
  const value = (name: string) => Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(figures)?.[1] ?? 0);
  return value('active_file') + value('inactive_file');
}

function containerFigures(): string {
  try {
    return readFileSync(CONTAINER, 'latin1');
  } catch {
    return '';
  }
}
