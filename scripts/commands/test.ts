/** `npm test`: the checks and suites that run everywhere, with one line of totals at the end. */
import { spawnSync } from 'node:child_process';
import { ROOT } from '../lib/paths.ts';
import { readTotals } from '../lib/totals.ts';

const run = (...args: string[]) => spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' }).status === 0;

export async function main(): Promise<number> {
  let passed = 0;
  let failed = 0;
  for (const [name, args] of [
    ['generated files', ['scripts/generate.ts', '--check']],
    ['types', ['scripts/typecheck.mjs']],
  ] as const) {
    const ok = run(...args);
    console.log(`${name}: ${ok ? 'ok' : 'FAILED'}`);
    if (!ok) failed++;
  }
  const ok = run('scripts/mocha.mjs', 'unit');
  const totals = await readTotals('unit');
  passed += totals?.passed ?? 0;
  failed += totals?.failed ?? 0;
  if (!ok && (totals?.failed ?? 0) === 0) failed++;
  console.log(
    'Not part of this command yet: lint, the model suites (npm run test:model) and the VS Code suites (npm run test:vscode).',
  );
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
