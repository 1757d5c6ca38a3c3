/** Reads the header of a GGUF file from the disk, as much of it as it needs. */
import { open } from 'node:fs/promises';
import { GgufTooShort, readGguf, type GgufHeader } from './gguf.ts';

/** A header holds the vocabulary: some megabytes. */
const FIRST_BYTES = 4 << 20;
const MOST_BYTES = 256 << 20;

/** Rejects with GgufError when the header cannot be true, and with the file system's error when it cannot be read. */
export async function readHeader(path: string): Promise<GgufHeader> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    for (let bytes = FIRST_BYTES; ; bytes *= 4) {
      const head = Buffer.alloc(Math.min(bytes, size));
      const { bytesRead } = await handle.read(head, 0, head.length, 0);
      try {
        return readGguf(head.subarray(0, bytesRead), size);
      } catch (error) {
        if (!(error instanceof GgufTooShort) || bytes >= MOST_BYTES || bytesRead === size) throw error;
      }
    }
  } finally {
    await handle.close();
  }
}
