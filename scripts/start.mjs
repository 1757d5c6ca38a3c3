/** `npm start`: installs, builds, corrects the sample answer, opens VS Code on it. `--check` does all that and ends. */
import { onProjectNode } from './lib/bootstrap.mjs';

if (await onProjectNode()) {
  const { command } = await import('./lib/command.ts');
  const { main } = await import('./commands/start.ts');
  await command(main);
}
