/**
 * `npm run test:faults [-- --json | --markdown] [-- --short] [-- NUMBER…]`: the faults and attacks that the product must stand,
 * with what was measured. `--short` tries those that need no window and no model, a little; the numbers pick some of them;
 * `--markdown` renews their rows in docs/faults.md. Exits 1 when one got through.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { ROOT } from '../../scripts/lib/paths.ts';
import { FAULTS } from './all.ts';
import type { FaultResult, Scale } from './fault.ts';
import { renewTable, type Row } from './markdown.ts';
import { ABSENT, runSuite, SUITES } from './suites.ts';

const { values, positionals } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    markdown: { type: 'boolean', default: false },
    short: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const scale: Scale = values.short ? 'short' : 'full';
const DOCUMENT = join(ROOT, 'docs', 'faults.md');

interface Attempt {
  readonly number: number;
  readonly promise: string;
  readonly try: () => Promise<FaultResult> | FaultResult;
}
const nothing = (figure: string): FaultResult => ({ tried: 0, failed: 0, figure });
const suiteOf = (suite: (typeof SUITES)[number]) => () =>
  values.short ? nothing(`not tried here: npm run test:${suite.kind} -- ${suite.files.join(' ')}`) : runSuite(suite);

const ATTEMPTS: readonly Attempt[] = [
  ...FAULTS.map((fault) => ({ ...fault, try: () => fault.try(scale) })),
  ...SUITES.map((suite) => ({ ...suite, try: suiteOf(suite) })),
  ...Object.entries(ABSENT).map(([number, { promise, why }]) => ({
    number: Number(number),
    promise,
    try: () => nothing(`absent: ${why}`),
  })),
].toSorted((a, b) => a.number - b.number);

const results = new Map<number, Row>();
for (const { number, promise, try: attempt } of ATTEMPTS) {
  if (positionals.length > 0 && !positionals.includes(String(number))) continue;
  const begun = performance.now();
  const result = await attempt();
  const figure = values.short && result.tried > 0 ? `a little: ${result.figure}` : result.figure;
  const row = { ...result, figure, promise, seconds: Math.round((performance.now() - begun) / 1000) };
  results.set(number, row);
  if (!values.json) console.log(lineOf(number, row));
}

if (values.json)
  console.log(
    JSON.stringify(
      Object.fromEntries(
        [...results].map(([number, { tried, failed, figure }]) => [number, { tried, failed, figure }]),
      ),
      undefined,
      2,
    ),
  );
if (values.markdown) {
  const options = { ...(await resolveConfig(DOCUMENT)), parser: 'markdown' };
  writeFileSync(DOCUMENT, await format(renewTable(readFileSync(DOCUMENT, 'utf8'), results), options));
}
const rows = [...results.values()];
console.error(
  `${rows.filter(({ tried }) => tried > 0).length} of ${rows.length} tried, in ` +
    `${Math.round(performance.now() / 1000)} s on ${cpus().length} cores`,
);
process.exitCode = rows.some(({ failed }) => failed > 0) ? 1 : 0;

function lineOf(number: number, { tried, failed, figure, promise, seconds }: Row): string {
  const counts = tried === 0 ? 'not tried' : `${tried} tried, ${failed} failed`;
  const mark = failed > 0 ? '✘' : ' ';
  return `${String(number).padStart(2)} ${mark} ${counts}  ${promise} (${seconds} s)\n     ${figure}`;
}
