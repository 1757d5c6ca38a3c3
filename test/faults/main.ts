/**
 * `npm run test:faults [-- --json] [-- --short] [-- NUMBER…]`: the faults and attacks that the product must stand, with what
 * was measured. `--short` tries those that need no window and no model, a little; the numbers pick some of them. Exits 1 when
 * one got through.
 */
import { parseArgs } from 'node:util';
import { FAULTS } from './all.ts';
import type { FaultResult, Scale } from './fault.ts';
import { ABSENT, runSuite, SUITES } from './suites.ts';

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false }, short: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const scale: Scale = values.short ? 'short' : 'full';
const isWanted = (number: number) => positionals.length === 0 || positionals.includes(String(number));

const begun = performance.now();
const results = new Map<number, FaultResult & { readonly promise: string }>();
for (const fault of FAULTS)
  if (isWanted(fault.number)) results.set(fault.number, { ...(await fault.try(scale)), promise: fault.promise });
for (const suite of SUITES)
  if (isWanted(suite.number)) {
    const result = values.short
      ? { tried: 0, failed: 0, figure: `not tried here: npm run test:${suite.kind} -- ${suite.files.join(' ')}` }
      : await runSuite(suite);
    results.set(suite.number, { ...result, promise: suite.promise });
  }
for (const [number, why] of Object.entries(ABSENT))
  if (isWanted(Number(number)))
    results.set(Number(number), { tried: 0, failed: 0, figure: `absent: ${why}`, promise: '' });

const ordered = [...results].sort(([a], [b]) => a - b);
if (values.json)
  console.log(
    JSON.stringify(
      Object.fromEntries(ordered.map(([number, { tried, failed, figure }]) => [number, { tried, failed, figure }])),
      undefined,
      2,
    ),
  );
else {
  for (const [number, { tried, failed, figure, promise }] of ordered)
    console.log(
      `${String(number).padStart(2)} ${failed === 0 ? ' ' : '✘'} ${tried} tried, ${failed} failed  ${promise}\n     ${figure}`,
    );
  console.log(`${Math.round((performance.now() - begun) / 1000)} s`);
}
process.exitCode = ordered.some(([, { failed }]) => failed > 0) ? 1 : 0;
