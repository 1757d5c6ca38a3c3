/** Reads contents out of git's store, with one process for all of them. */
import type { CancelSignal } from '../../base/core/cancel.ts';
import { changesErrors } from '../core/errors.ts';
import { runGit } from './git.ts';
import { LARGEST } from './work-file.ts';

/** The bytes of each object that is there and not too large; `too-large` for the others of these, and nothing for what is missing. */
export async function readObjects(
  root: string,
  objects: readonly string[],
  signal?: CancelSignal,
): Promise<ReadonlyMap<string, Buffer | 'too-large'>> {
  const found = new Map<string, Buffer | 'too-large'>();
  const wanted = [...new Set(objects)];
  if (wanted.length === 0) return found;
  const small: string[] = [];
  await ask(root, '--batch-check', wanted, signal, (name, type, size) => {
    if (type !== 'blob') return;
    if (size > LARGEST) found.set(name, 'too-large');
    else small.push(name);
  });
  // So many at a time that they fit into memory.
  for (let i = 0; i < small.length; i += AT_ONCE)
    await ask(root, '--batch', small.slice(i, i + AT_ONCE), signal, (name, _type, _size, bytes) =>
      found.set(name, bytes),
    );
  return found;
}

const AT_ONCE = 200;
const HEAD = /^([\da-f]+) (\w+)(?: (\d+))?$/;

type Take = (name: string, type: string, size: number, bytes: Buffer) => void;

async function ask(
  root: string,
  how: '--batch' | '--batch-check',
  objects: readonly string[],
  signal: CancelSignal | undefined,
  take: Take,
): Promise<void> {
  const chunks: Buffer[] = [];
  const input = Buffer.from(objects.map((name) => `${name}\n`).join(''));
  await runGit(root, ['cat-file', how], (bytes) => chunks.push(bytes), { input, signal });
  const out = Buffer.concat(chunks);
  for (let at = 0; at < out.length;) {
    const end = out.indexOf(10, at);
    const head = HEAD.exec(out.toString('latin1', at, end < 0 ? out.length : end));
    if (head === null || end < 0) throw changesErrors.git('the store answers in another way than expected');
    const [name, type, size] = [head[1]!, head[2]!, Number(head[3] ?? 0)];
    at = end + 1;
    if (type === 'missing') continue;
    const length = how === '--batch' ? size : 0;
    take(name, type, size, out.subarray(at, at + length));
    at += how === '--batch' ? length + 1 : 0;
  }
}
