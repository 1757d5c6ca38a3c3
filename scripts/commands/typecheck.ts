import { createRequire } from 'node:module';
import { join, dirname } from 'node:path';
import { ROOT } from '../lib/paths.ts';
import { run } from '../lib/run.ts';

/** Each layer on its own, so that none reaches what it must not, then everything with the tests and scripts. */
const PROJECTS = ['tsconfig.core.json', 'tsconfig.node.json', 'src/review/panel/tsconfig.json', 'tsconfig.json'];

export async function main(): Promise<number> {
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  let worst = 0;
  for (const project of PROJECTS) {
    const seen = join(ROOT, 'node_modules', '.cache', 'tsc', `${project.replaceAll('/', '-')}.tsbuildinfo`);
    const args = [tsc, '-p', project, '--incremental', '--tsBuildInfoFile', seen];
    const { code, stdout } = await run(process.execPath, args, { cwd: ROOT, ok: [0, 1, 2] });
    console.log(code === 0 ? `${project}: no errors` : stdout.trimEnd());
    worst = Math.max(worst, code);
  }
  return worst === 0 ? 0 : 1;
}
