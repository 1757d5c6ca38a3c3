/** A hook's input from standard input: bounded in size and time. */
import type { Readable } from 'node:stream';

const MOST_BYTES = 8 * 1024 * 1024;

/** The whole text; undefined when it is too long, is no UTF-8, or does not end before the signal. Never rejects. */
export function readInput(stream: Readable, signal: AbortSignal): Promise<string | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const end = (text: string | undefined) => {
      stream.pause();
      resolve(text);
    };
    signal.addEventListener('abort', () => end(undefined), { once: true });
    if (signal.aborted) end(undefined);
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MOST_BYTES) end(undefined);
      else chunks.push(chunk);
    });
    stream.on('error', () => end(undefined));
    stream.on('end', () => end(decode(Buffer.concat(chunks))));
  });
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
