/** The model that `aligner models use` chose, for the command line and for every window whose settings name none. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { dataFolder } from '../../base/node/paths.ts';
import { USUAL, type ModelChoice } from '../core/choice.ts';
import { readData, writeData } from './data-file.ts';

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
    const stored = await readData(this.path, ChoiceSchema);
    if (stored === undefined) return USUAL;
    const { model, profile, adapter, writer } = stored;
    return { model, profile, adapter, writer };
  }

  /** Rejects with `model.place`. */
  async set(choice: ModelChoice): Promise<void> {
    const isUsual = Object.values(choice).every((value) => value === '');
    if (isUsual) await rm(this.path, { force: true });
    else await writeData(this.#folder, this.path, { version: 1, ...choice });
  }
}
