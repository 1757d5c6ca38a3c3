/** No line of code is written twice in a row that stood there once. */
import { perBlock } from './per-block.ts';

export const repeats = perBlock('repeats', [], ({ before, after }) => doubled(after) <= doubled(before));

/** Lines that say as much as the one before them, brackets and the like left out. */
function doubled(code: string): number {
  const lines = code
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.filter((line, i) => /\w.*\w.*\w.*\w/.test(line) && line === lines[i - 1]).length;
}
