/** `npm run test:recipe`: lint and tests of the training recipe. */
import { onProjectNode } from './lib/bootstrap.mjs';

if (await onProjectNode()) {
  const { command } = await import('./lib/command.ts');
  const { main } = await import('./commands/recipe.ts');
  await command(main);
}
