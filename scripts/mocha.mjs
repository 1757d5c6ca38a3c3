/** `npm run test:unit`, `test:model`, `test:vscode`: one kind of suite. */
import { onProjectNode } from './lib/bootstrap.mjs';

if (await onProjectNode()) {
  const { command } = await import('./lib/command.ts');
  const { main } = await import('./commands/mocha.ts');
  await command(main);
}
