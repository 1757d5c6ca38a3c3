/** `npm run typecheck`: the TypeScript compiler over every layer's own project. */
import { onProjectNode } from './lib/bootstrap.mjs';

if (await onProjectNode()) {
  const { command } = await import('./lib/command.ts');
  const { main } = await import('./commands/typecheck.ts');
  await command(main);
}
