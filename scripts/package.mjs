/** `npm run package`: one VSIX for this platform. */
import { onProjectNode } from './lib/bootstrap.mjs';

if (await onProjectNode()) {
  const { command } = await import('./lib/command.ts');
  const { main } = await import('./commands/package.ts');
  await command(main);
}
