/** `npm test`: every check and every suite, with one line of totals at the end. */
import { onProjectNode } from './lib/bootstrap.mjs';

if (await onProjectNode()) {
  const { command } = await import('./lib/command.ts');
  const { main } = await import('./commands/test.ts');
  await command(main);
}
