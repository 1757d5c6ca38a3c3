/** `aligner models calibrate`: lets a model judge segments whose reference is known, and keeps from which score on it may speak up. */
import * as v from 'valibot';
import { silentLog } from '../base/core/log.ts';
import { checkSetting } from '../config/core/settings.ts';
import { startEngineProcess } from '../engine/node/engine-process.ts';
import { pointsOf, sightingOf, type Known } from '../models/core/calibrate.ts';
import type { ModelChoice } from '../models/core/choice.ts';
import type { Sighting } from '../models/core/operating-points.ts';
import { isEvidenceLed } from '../models/core/profile.ts';
import { measuredOf } from '../models/node/calibrations.ts';
import type { Library } from '../models/node/library.ts';
import { cliErrors } from './errors.ts';
import { readLines } from './input.ts';
import { program } from './runtime.ts';

const RowSchema = v.object({ q: v.string(), a: v.string(), c: v.nullable(v.string()) });

/** Even odds of a fault: nothing is written where the model holds "stands" for likelier. */
const EVEN = 0;

interface Flags {
  readonly rows?: string | undefined;
  readonly limit?: string | undefined;
  readonly json: boolean;
}

/** Resolves with the exit code. Rejects with AlignerError. */
export async function calibrate(all: Library, choice: Partial<ModelChoice>, flags: Flags): Promise<number> {
  if (flags.rows === undefined) throw cliErrors.usage('aligner models calibrate [NAME|FILE] --rows FILE');
  const known = await readKnown(flags.rows, Number(flags.limit ?? Infinity));
  const model = await all.resolve(choice);
  if (model.profile.verdict === null)
    throw cliErrors.usage(`The profile ${model.profile.id} has no verdict to calibrate.`);
  const child = startEngineProcess(program('worker.js'), silentLog);
  const sightings: Sighting[] = [];
  try {
    const gpu = checkSetting('engine.gpu', process.env['ALIGNER_GPU']).value;
    await child.request('load', { model, gpu, threads: Number(process.env['ALIGNER_THREADS'] ?? 0) });
    const { margin } = model.profile.sensitivity.normal;
    for (const [i, one] of known.entries()) {
      const { question, segment } = one;
      const sighting = sightingOf(one, await child.request('judge', { question, segment, threshold: EVEN, margin }));
      if (sighting !== undefined) sightings.push(sighting);
      if ((i + 1) % 25 === 0) process.stderr.write(`${i + 1} of ${known.length}\n`);
    }
  } finally {
    await child.stop();
  }
  const sensitivity = pointsOf(sightings);
  const faulty = sightings.filter((one) => one.faulty).length;
  const calibration = {
    ...measuredOf(model.sha256, model.adapter?.sha256, model.profile),
    ...{ sensitivity, clean: sightings.length - faulty, faulty },
  };
  await all.calibrations.keep(calibration);
  if (flags.json) process.stdout.write(`${JSON.stringify({ ...calibration, sightings })}\n`);
  else {
    process.stdout.write(
      `${model.id}: ${calibration.clean} clean and ${faulty} faulty segments. ${all.calibrations.path}\n`,
    );
    for (const [name, point] of Object.entries(sensitivity))
      process.stdout.write(
        isEvidenceLed(point)
          ? `${name}: led by evidence: too little of what it would say is right, or too few segments tell\n`
          : `${name}: speaks up below ${point.threshold}, shows changes from confidence ${point.confidence}\n`,
      );
  }
  return 0;
}

/** At most `limit` rows that have a reference, evenly spread. Rejects with `cli.usage` on a line that is no row. */
async function readKnown(path: string, limit: number): Promise<Known[]> {
  const known: Known[] = [];
  let number = 0;
  for await (const line of readLines(path, new AbortController().signal)) {
    number++;
    if (line.trim() === '') continue;
    const row = v.safeParse(RowSchema, parseJson(line));
    if (!row.success)
      throw cliErrors.usage(`${path}:${number}: a row is {"q", "a", "c"}: question, answer, reference.`);
    const { q, a, c } = row.output;
    if (c !== null) known.push({ question: q, segment: a, reference: c });
  }
  const step = Math.max(1, known.length / limit);
  return Array.from({ length: Math.min(known.length, limit) }, (_, i) => known[Math.floor(i * step)]!);
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
