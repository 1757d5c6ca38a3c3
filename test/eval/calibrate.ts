/**
 * `node test/eval/calibrate.ts [flags]`: what each sensitivity means, out of the validation rows and never by hand. Lets the
 * product correct every segment that is not plainly fine, chooses thresholds and least confidences, prints them as JSON and
 * draws media/precision-recall.svg. `--write` puts them into the model's profile in models/manifest.json.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { command } from '../../scripts/lib/command.ts';
import { ROOT } from '../../scripts/lib/paths.ts';
import { ScriptError } from '../../scripts/lib/run.ts';
import { SENSITIVITIES, type SegmentResult, type Sensitivity, type Span } from '../../src/align/core/types.ts';
import { choose, curve, type OperatingPoint, type Sighting } from '../../src/models/core/operating-points.ts';
import { curveSvg } from './curve-svg.ts';
import { formOpinions } from './opinions.ts';
import { outcomeOf } from './outcome.ts';
import { MANIFEST, openProduct, readManifest, type Product } from './product.ts';
import { isValidation, loadGroups, stride, type Row } from './rows.ts';

/** Even odds of a fault: no sensitivity flags what is likelier to stand. */
const EVEN = 0;

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
  const operating = { threshold: EVEN, confidence: 0 };
  const product = await openProduct({ model: values.model, sensitivity: 'high', operating, say });
  try {
    const sightings = await see(product, rows, say);
    const points = choose(sightings);
    const { id, sha256, profile } = product.model;
    const faulty = sightings.filter((s) => s.faulty).length;
    const counts = { cleanSegments: sightings.length - faulty, faultySegments: faulty };
    const report = `${JSON.stringify({ model: { id, sha256 }, ...counts, points, sightings })}\n`;
    console.log(JSON.stringify({ model: { id, sha256 }, ...counts, points }, null, 2));
    if (values.out !== undefined) await writeFile(values.out, report);
    const title = `${id}: ${faulty} faulty and ${counts.cleanSegments} clean segments`;
    await writeFile(values.svg, curveSvg(curve(sightings), points, title));
    if (values.write) await writePoints(profile.id, points);
    return 0;
  } finally {
    await product.dispose();
  }
}

/** Validation rows whose answer is in no other file: what is reported must not have chosen the thresholds. */
async function validationRows(folder: string): Promise<Row[]> {
  const groups = await loadGroups([folder]);
  const others = new Set(groups.filter((g) => !isValidation(g.name)).flatMap((g) => g.rows.map((r) => r.a)));
  const rows = groups.filter((g) => isValidation(g.name)).flatMap((g) => g.rows.filter((r) => !others.has(r.a)));
  if (rows.length === 0) throw new ScriptError(`${folder} has no validation rows.`);
  return rows;
}

/** All segments and what became of them; of a faulty row those that the fault is in, as one. */
async function see(product: Product, rows: readonly Row[], say: (line: string) => void): Promise<Sighting[]> {
  const aligned: Awaited<ReturnType<Product['align']>>[] = [];
  for (const row of rows) {
    aligned.push(await product.align(row));
    if (aligned.length % 100 === 0) say(`${aligned.length} of ${rows.length} rows`);
  }
  const texts = rows.flatMap(({ a, c, lang }, i) => {
    const { corrected } = aligned[i]!;
    return corrected === a ? [] : [...new Set([a, c ?? a, corrected])].map((text) => ({ text, lang }));
  });
  const opinion = await formOpinions(texts, say);
  const sightings: Sighting[] = [];
  for (const [i, row] of rows.entries()) {
    const { segments, hunks, corrected } = aligned[i]!;
    const { right } = outcomeOf(row, corrected, (text) => opinion({ text, lang: row.lang }));
    const seen = (parts: readonly SegmentResult[], faulty: boolean) => {
      const scores = parts.flatMap(({ score }) => score ?? []);
      if (scores.length === 0) return;
      const inside = hunks.filter((h) => parts.some((s) => s.start <= h.start && h.end <= s.end));
      const confidence = inside.length === 0 ? null : Math.min(...inside.map((h) => h.confidence));
      sightings.push({ score: Math.min(...scores), faulty, confidence, right: faulty && right });
    };
    if (row.c === row.a || row.c === null) for (const segment of segments) seen([segment], false);
    else {
      const changed = changedSpan(row.a, row.c);
      const hit = segments.filter((s) => s.start <= changed.end && changed.start <= s.end);
      seen(hit, true);
    }
  }
  return sightings;
}

/** The range of `a` from its first to its last difference to `c`. */
function changedSpan(a: string, c: string): Span {
  let start = 0;
  while (start < Math.min(a.length, c.length) && a[start] === c[start]) start++;
  let same = 0;
  while (same < Math.min(a.length, c.length) - start && a.at(-1 - same) === c.at(-1 - same)) same++;
  return { start, end: a.length - same };
}

async function writePoints(profileId: string, points: Readonly<Record<Sensitivity, OperatingPoint>>): Promise<void> {
  const manifest = await readManifest();
  const profile = manifest.profiles.find((p) => p.id === profileId)!;
  for (const name of SENSITIVITIES) {
    const { threshold, confidence } = points[name];
    Object.assign(profile.sensitivity[name], { threshold, confidence });
  }
  await writeFile(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
}

await command(main);
