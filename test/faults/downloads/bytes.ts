/** Bytes of the right size that are others. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ModelsFolder } from '../../../src/models/node/folder.ts';
import { pull } from '../../../src/models/node/pull.ts';
import { fileSource } from '../../../src/models/node/source.ts';
import { ggufFile } from '../../support/gguf.ts';
import { fillModel } from '../../support/model-server.ts';
import { randomNumbers } from '../../support/random.ts';
import { Tally, type Fault } from '../fault.ts';
import { codeOf, FAST, inFolder, sha, stateOf, wantedOf } from './common.ts';

export const wrongBytes: Fault = {
  number: 15,
  promise: 'bytes of the right size and the wrong hash are never used',
  try: (scale) =>
    inFolder(async (root) => {
      const tally = new Tally();
      const random = randomNumbers(15);
      const file = fillModel(ggufFile(), 5_000, 15);
      const flips = scale === 'full' ? 500 : 20;
      const flip = () => {
        const at = 4 + Math.floor(random() * (file.length - 4));
        const flipped = Buffer.from(file);
        flipped[at]! ^= 1 << Math.floor(random() * 8);
        return flipped;
      };
      const original = join(root, 'original');
      let accepted = 0;
      const isSound = (folder: string) => {
        const sound = stateOf(folder, file) === 'sound';
        if (!sound) accepted++;
        return sound;
      };
      for (let n = 0; n < flips; n++) {
        const folder = new ModelsFolder(join(root, String(n)));
        writeFileSync(original, flip());
        const fresh = await codeOf(pull(wantedOf(file), fileSource(original), { folder, ...FAST }));
        if (fresh === '') accepted++;
        const left = readdirSync(folder.path).filter((name) => name !== 'transfer.lock');
        tally.count(fresh === 'model.wrong-bytes' && left.length === 0, `fresh ${n}: ${fresh} ${left.join(' ')}`);
        // What is there already, or was half there, is not trusted for its size either.
        writeFileSync(original, file);
        const { model } = await pull(wantedOf(file), fileSource(original), { folder });
        writeFileSync(model.path, flip());
        await pull(wantedOf(file), fileSource(original), { folder });
        tally.count(isSound(folder.path), `kept ${n}`);
        const other = new ModelsFolder(join(root, `${n}-part`));
        writeFileSync(
          join(await other.make(), `${sha(file)}.part`),
          flip().subarray(0, 1 + Math.floor(random() * 5_000)),
        );
        await pull(wantedOf(file), fileSource(original), { folder: other });
        tally.count(isSound(other.path), `part ${n}`);
      }
      return tally.result(
        `${flips} flipped bits each in what arrives, in what is there, and in what is half there: ${accepted} accepted`,
      );
    }),
};
