/** What was calibrated on this machine, in a file of the data folder. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import { dataFolder } from '../../base/node/paths.ts';
import { CalibrationSchema, isOf, type Calibration, type Measured } from '../core/calibration.ts';
import type { Profile } from '../../engine/core/protocol.ts';
import { readData, writeData } from './data-file.ts';

const FileSchema = v.object({ version: v.literal(1), calibrations: v.array(CalibrationSchema) });

/** What a calibration is of: another prompt makes it another. */
export function measuredOf(
  model: string,
  adapter: string | undefined,
  profile: Pick<Profile, 'id' | 'prompt' | 'told' | 'verdict'>,
): Measured {
  const { id, prompt, told, verdict } = profile;
  const hash = createHash('sha256').update(JSON.stringify([prompt, told, verdict]));
  return { model, ...(adapter === undefined ? {} : { adapter }), profile: id, prompt: hash.digest('hex') };
}

export class Calibrations {
  readonly #folder: string;

  constructor(env: NodeJS.ProcessEnv = process.env) {
    this.#folder = dataFolder(env);
  }

  get path(): string {
    return join(this.#folder, 'calibrations.json');
  }

  /** None where the file is missing or not to be read: then a model is led by evidence. */
  async all(): Promise<readonly Calibration[]> {
    return (await readData(this.path, FileSchema))?.calibrations ?? [];
  }

  /** In place of an earlier one of the same. Rejects with `model.place`. */
  async keep(calibration: Calibration): Promise<void> {
    const others = (await this.all()).filter((one) => !isOf(one, calibration));
    await writeData(this.#folder, this.path, { version: 1, calibrations: [...others, calibration] });
  }
}
