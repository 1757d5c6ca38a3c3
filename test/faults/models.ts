/** Model files that lie. */
import { statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonFile } from '../../src/base/node/json-file.ts';
import { silentLog } from '../../src/base/core/log.ts';
import { isSafeRelease } from '../../src/engine/core/errors.ts';
import { startLlama } from '../../src/engine/worker/llama/backend.ts';
import { factsOf } from '../../src/models/core/facts.ts';
import { GgufError, readGguf } from '../../src/models/node/gguf.ts';
import { hashFile, type FileHash } from '../../src/models/node/verify.ts';
import { ggufFile, HOSTILE } from '../support/gguf.ts';
import { randomNumbers } from '../support/random.ts';
import { withFolder } from '../support/temporary.ts';
import { Tally, timed, type Fault } from './fault.ts';

const isRefused = (bytes: Buffer): boolean => {
  try {
    readGguf(bytes, bytes.length);
    return false;
  } catch (error) {
    if (error instanceof GgufError) return true;
    throw error;
  }
};

export const MODEL_FAULTS: readonly Fault[] = [
  {
    number: 4,
    promise: 'a malformed GGUF file is refused before llama.cpp sees it',
    try(scale) {
      const tally = new Tally();
      const kinds = Object.entries(HOSTILE);
      for (const [kind, bytes] of kinds) tally.count(isRefused(bytes), kind);
      const random = randomNumbers(4);
      const sound = ggufFile();
      const mutants = scale === 'full' ? 100_000 : 2_000;
      let refused = 0;
      for (let n = 0; n < mutants; n++) {
        const mutant = Buffer.from(sound);
        for (let k = 0; k <= random() * 6; k++)
          mutant[Math.floor(random() * mutant.length)] = Math.floor(random() * 256);
        let held = true;
        try {
          if (isRefused(mutant)) refused++;
        } catch {
          held = false;
        }
        tally.count(held, `mutant ${n}`);
      }
      return tally.result(
        `${kinds.length} kinds refused; of ${mutants} mutants ${refused} refused, ${mutants - refused} sound to the check; no other error`,
      );
    },
  },
  {
    number: 5,
    promise: 'an engine with known holes is not started',
    async try() {
      const tally = new Tally();
      const { llama } = await startLlama('off', silentLog);
      const { release } = llama.llamaCppRelease;
      await llama.dispose();
      tally.count(isSafeRelease(release), `the bundled ${release}`);
      for (const old of ['b1', 'b8145', 'b4000', '', 'latest', 'b']) tally.count(!isSafeRelease(old), old);
      for (const good of ['b8146', 'b9999']) tally.count(isSafeRelease(good), good);
      return tally.result(`bundled: ${release}; builds before b8146, and those without a number, are refused`);
    },
  },
  {
    number: 40,
    promise: 'a model file whose bytes changed is hashed again, whatever its size and time say',
    try: (scale) =>
      withFolder(async (folder) => {
        const tally = new Tally();
        const path = join(folder, 'm.gguf');
        const bytes = ggufFile();
        const facts = factsOf(readGguf(bytes, bytes.length));
        writeFileSync(path, bytes);
        const cache = jsonFile<FileHash>(join(folder, 'hashes.json'));
        const hash = async () => (await hashFile(path, cache, () => Promise.resolve(facts))).sha256;
        const first = await hash();
        const random = randomNumbers(40);
        const flips = scale === 'full' ? 1_000 : 50;
        for (let n = 0; n < flips; n++) {
          const { atime, mtime } = statSync(path);
          const at = Math.floor(random() * bytes.length);
          const flipped = Buffer.from(bytes);
          flipped[at]! ^= 1 << Math.floor(random() * 8);
          writeFileSync(path, flipped);
          utimesSync(path, atime, mtime);
          tally.count((await hash()) !== first, `bit of byte ${at}`);
        }
        return tally.result(`${flips} flipped bits behind the size and time of before: none taken for the file`);
      }),
  },
  {
    number: 43,
    promise: 'a header that claims more than its file holds is refused at once',
    try() {
      const tally = new Tally();
      let worst = 0;
      for (const [kind, bytes] of Object.entries(HOSTILE)) {
        let refused = false;
        worst = Math.max(
          worst,
          timed(() => (refused = isRefused(bytes))),
        );
        tally.count(refused, kind);
      }
      return tally.result(`worst ${worst.toFixed(2)} ms to refuse`);
    },
  },
];
