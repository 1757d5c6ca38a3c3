/** Runs one kind of suite: `unit`, `model` or `vscode`; further arguments are `--grep TEXT`, `--dev` and names of suites. */
import { parseArgs } from 'node:util';
import { runMocha, type MochaKind } from '../lib/mocha-run.ts';
import { ScriptError } from '../lib/run.ts';
import { forgetTotals, writeTotals, type Totals } from '../lib/totals.ts';
import { runInVscode } from '../lib/vscode-run.ts';

export async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { grep: { type: 'string' }, dev: { type: 'boolean', default: false } },
  });
  const [kind, ...names] = positionals;
  if (kind !== 'unit' && kind !== 'model' && kind !== 'vscode')
    throw new ScriptError('Usage: node scripts/mocha.mjs unit|model|vscode [--grep TEXT] [--dev] [SUITE…]');
  await forgetTotals(kind);
  const totals = await runKind(kind, names, values);
  await writeTotals(kind, totals);
  console.log(`\n${kind}: ${totals.passed} passed, ${totals.failed} failed`);
  return totals.failed === 0 && totals.passed > 0 ? 0 : 1;
}

function runKind(
  kind: MochaKind | 'vscode',
  names: readonly string[],
  { grep, dev }: { grep?: string | undefined; dev: boolean },
): Promise<Totals> {
  return kind === 'vscode' ? runInVscode({ names, grep, dev }) : runMocha(kind, names, grep);
}
