/** The model that `aligner models use` chose, for the command line and for every window whose settings name none. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { dataFolder } from '../../base/node/paths.ts';
import { USUAL, type ModelChoice } from '../core/choice.ts';
import { writeData } from './calibrations.ts';

const text = v.optional(v.string(), '');
const ChoiceSchema = v.object({ version: v.literal(1), model: text, profile: text, adapter: text, writer: text });

export class ChosenModel {
  readonly #folder: string;

  constructor(env: NodeJS.ProcessEnv = process.env) {
    this.#folder = dataFolder(env);
  }

  get path(): string {
    return join(this.#folder, 'model.json');
  }

  /** What is usual where nothing was chosen, or the file is not to be read. */
  async get(): Promise<ModelChoice> {
    try {
      const { model, profile, adapter, writer } = v.parse(ChoiceSchema, JSON.parse(await readFile(this.path, 'utf8')));
      return { model, profile, adapter, writer };
    } catch {
      return USUAL;
    }
  }

  /** Rejects with `model.place`. */
  async set(choice: ModelChoice): Promise<void> {
    const isUsual = Object.values(choice).every((value) => value === '');
    if (isUsual) await rm(this.path, { force: true });
    else await writeData(this.#folder, this.path, { version: 1, ...choice });
  }
}
