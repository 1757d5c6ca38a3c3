/** `npm test`: every check and every suite. The last line is `N passed, N failed`; what could not run counts as failed. */
import { styleText } from 'node:util';
import { CHECKS, type Check } from '../lib/checks.ts';
import { ScriptError } from '../lib/run.ts';
import { forgetTotals, plus, type Totals } from '../lib/totals.ts';

const MINUTE = 60_000;
/** All together end before the hour is over, whatever hangs. */
const BUDGET = 54 * MINUTE;

interface Outcome extends Totals {
  readonly name: string;
  readonly seconds: number;
}

export async function main(): Promise<number> {
  const end = Date.now() + BUDGET;
  for (const kind of ['unit', 'model', 'vscode']) await forgetTotals(kind);
  const outcomes: Outcome[] = [];
  for (const check of CHECKS) {
    console.log(styleText('bold', `\n== ${check.name}`));
    outcomes.push(await outcomeOf(check, Math.max(MINUTE / 2, Math.min(check.minutes * MINUTE, end - Date.now()))));
  }
  console.log('');
  for (const { name, passed, failed, seconds } of outcomes)
    console.log(`${failed === 0 ? '✔' : '✘'} ${name.padEnd(18)} ${passed} passed, ${failed} failed (${seconds} s)`);
  // Once more, where whoever sees only the end of a long log finds them.
  for (const { name, failures = [] } of outcomes) for (const text of failures) console.log(`\n✘ ${name}: ${text}`);
  const { passed, failed } = outcomes.reduce<Totals>(plus, { passed: 0, failed: 0 });
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function outcomeOf(check: Check, timeout: number): Promise<Outcome> {
  const begun = Date.now();
  const totals = await check.run(timeout).catch((error: unknown): Totals => {
    console.error(`FAILED: ${check.name}: ${error instanceof ScriptError ? error.message : String(error)}`);
    return { passed: 0, failed: 1 };
  });
  return { name: check.name, ...totals, seconds: Math.round((Date.now() - begun) / 1000) };
}
