import { buildAll, watchAll } from '../lib/build.ts';

export async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--watch')) {
    await watchAll();
    return 0;
  }
  const started = performance.now();
  const { packages } = await buildAll();
  console.log(
    `Built dist/ in ${Math.round(performance.now() - started)} ms; beside it run: ${packages.join(', ') || 'no packages'}.`,
  );
  return 0;
}
