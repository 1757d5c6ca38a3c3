/** `npm run build`: the bundles in dist/. `--watch` builds again on every change. */
import { onProjectNode } from './lib/bootstrap.mjs';

if (await onProjectNode()) {
  const { command } = await import('./lib/command.ts');
  const { main } = await import('./commands/build.ts');
  await command(main);
}
