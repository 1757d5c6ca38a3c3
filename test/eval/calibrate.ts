/**
 * `node test/eval/calibrate.ts [flags]`: the thresholds of the sensitivity steps, out of the validation rows and never by
 * hand. Reads the verdict's score of every segment (nothing is written by the model), chooses the thresholds, prints them as
 * JSON and draws media/precision-recall.svg. `--write` puts them into the model's profile in models/manifest.json.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { command } from '../../scripts/lib/command.ts';
import { ROOT } from '../../scripts/lib/paths.ts';
import { ScriptError } from '../../scripts/lib/run.ts';
import { SENSITIVITIES, type SegmentResult, type Sensitivity, type Span } from '../../src/align/core/types.ts';
import { choose, curve, type OperatingPoint } from './calibration.ts';
import { curveSvg } from './curve-svg.ts';
import { MANIFEST, openProduct, readManifest, type Product } from './product.ts';
import { loadGroups, stride, type Row } from './rows.ts';

/** Below every score: each segment stands, so that only scores are read. */
const NEVER = -1e9;

interface Scores {
  readonly clean: number[];
  readonly faulty: number[];
}

async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rows: { type: 'string', default: join(ROOT, 'models', 'train', 'work', 'data', 'eval') },
      limit: { type: 'string' },
      model: { type: 'string' },
      svg: { type: 'string', default: join(ROOT, 'media', 'precision-recall.svg') },
      out: { type: 'string' },
      write: { type: 'boolean', default: false },
    },
  });
  const rows = stride(await validationRows(values.rows), Number(values.limit ?? Infinity));
  const say = (line: string) => console.error(line);
  const product = await openProduct({ model: values.model, sensitivity: 'low', threshold: NEVER, say });
  try {
    const { clean, faulty } = await readScores(product, rows, say);
    const points = choose(clean, faulty);
    const { id, sha256, profile } = product.model;
    const counts = { cleanSegments: clean.length, faultySegments: faulty.length };
    const report = `${JSON.stringify({ model: { id, sha256 }, ...counts, points, scores: { clean, faulty } })}\n`;
    console.log(JSON.stringify({ model: { id, sha256 }, ...counts, points }, null, 2));
    if (values.out !== undefined) await writeFile(values.out, report);
    const title = `${id}: ${faulty.length} faulty and ${clean.length} clean segments`;
    await writeFile(values.svg, curveSvg(curve(clean, faulty), points, title));
    if (values.write) await writeThresholds(profile.id, points);
    return 0;
  } finally {
    await product.dispose();
  }
}

/** Validation rows whose answer is in no other file: what is reported must not have chosen the thresholds. */
async function validationRows(folder: string): Promise<Row[]> {
  const groups = await loadGroups([folder]);
  const isValidation = (name: string) => name.startsWith('validation');
  const others = new Set(groups.filter((g) => !isValidation(g.name)).flatMap((g) => g.rows.map((r) => r.a)));
  const rows = groups.filter((g) => isValidation(g.name)).flatMap((g) => g.rows.filter((r) => !others.has(r.a)));
  if (rows.length === 0) throw new ScriptError(`${folder} has no validation rows.`);
  return rows;
}

/** Scores of all segments; of a faulty row only those that the fault is in. */
async function readScores(product: Product, rows: readonly Row[], say: (line: string) => void): Promise<Scores> {
  const scores: Scores = { clean: [], faulty: [] };
  for (const [i, row] of rows.entries()) {
    const { segments } = await product.align(row);
    const known = (list: readonly SegmentResult[]) => list.flatMap(({ score }) => (score === null ? [] : [score]));
    if (row.c === row.a || row.c === null) scores.clean.push(...known(segments));
    else {
      const changed = changedSpan(row.a, row.c);
      const hit = known(segments.filter((s) => s.start <= changed.end && changed.start <= s.end));
      if (hit.length > 0) scores.faulty.push(Math.min(...hit));
    }
    if ((i + 1) % 100 === 0) say(`${i + 1} of ${rows.length} rows`);
  }
  return scores;
}

/** The range of `a` from its first to its last difference to `c`. */
function changedSpan(a: string, c: string): Span {
  let start = 0;
  while (start < Math.min(a.length, c.length) && a[start] === c[start]) start++;
  let same = 0;
  while (same < Math.min(a.length, c.length) - start && a.at(-1 - same) === c.at(-1 - same)) same++;
  return { start, end: a.length - same };
}

async function writeThresholds(
  profileId: string,
  points: Readonly<Record<Sensitivity, OperatingPoint>>,
): Promise<void> {
  const manifest = await readManifest();
  const profile = manifest.profiles.find((p) => p.id === profileId)!;
  for (const name of SENSITIVITIES) profile.sensitivity[name].threshold = points[name].threshold;
  await writeFile(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
}

await command(main);
