/** An alignment for a terminal: the coloured diff, the reasons, and how long it took on what. */
import { styleText } from 'node:util';
import { structuredPatch } from 'diff';
import type { Alignment } from '../../src/align/core/types.ts';

const CONTEXT = 20;

export function printAlignment({ original, corrected, hunks, timing, backend, model, network }: Alignment): void {
  for (const { lines } of structuredPatch('', '', original, corrected, '', '', { context: CONTEXT }).hunks)
    for (const line of lines) console.log(`    ${coloured(line)}`);
  for (const { tags, reason } of hunks) console.log(`  ${styleText('bold', tags.join(' '))}  ${reason}`);
  const ms = (n: number) => `${Math.round(n)} ms`;
  console.log(
    `  ${hunks.length === 1 ? '1 change' : `${hunks.length} changes`} in ${ms(timing.totalMs)}` +
      ` (the model loaded in ${ms(timing.loadMs)}) with ${model.id} on ${backend.device}, ${backend.threads} threads;` +
      ` ${network.requests} network requests.`,
  );
  console.log(`  ${backend.why}`);
}

function coloured(line: string): string {
  if (line.startsWith('-')) return styleText('red', line);
  return line.startsWith('+') ? styleText('green', line) : line;
}
