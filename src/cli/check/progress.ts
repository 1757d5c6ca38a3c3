/** How far a check is, on one line of a terminal; nothing anywhere else. */
import type { WriteStream } from 'node:tty';

export interface Progress {
  show(fraction: number, path: string): void;
  clear(): void;
}

/** Terminals are drawn again at most so often, in milliseconds. */
const EVERY_MS = 100;

export function showProgress(out: Pick<WriteStream, 'isTTY' | 'columns' | 'write'>): Progress {
  if (!out.isTTY) return { show: () => undefined, clear: () => undefined };
  let last = 0;
  let isShown = false;
  return {
    show: (fraction, path) => {
      const now = Date.now();
      if (now - last < EVERY_MS) return;
      last = now;
      isShown = true;
      const line = `${String(Math.floor(fraction * 100)).padStart(3)} % ${printable(path)}`;
      out.write(`\r\u001b[2K${line.slice(0, (out.columns || 80) - 1)}`);
    },
    clear: () => {
      if (isShown) out.write('\r\u001b[2K');
      isShown = false;
    },
  };
}

/** A name or a line without what would steer a terminal. */
export const printable = (text: string): string =>
  // The controls of ASCII and of Latin-1, and the marks that turn the direction of writing.
  text.replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (character) => (character === '\t' ? character : '\ufffd'));
