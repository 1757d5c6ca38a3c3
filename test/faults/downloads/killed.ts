/** Transfers whose process is killed, two at once, and a disk that is full. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ModelsFolder } from '../../../src/models/node/folder.ts';
import { pull, type PullOptions } from '../../../src/models/node/pull.ts';
import { fileSource, httpSource } from '../../../src/models/node/source.ts';
import { ggufFile } from '../../support/gguf.ts';
import { fillModel, withModelServer } from '../../support/model-server.ts';
import { randomNumbers } from '../../support/random.ts';
import { Tally, type Fault } from '../fault.ts';
import { codeOf, FAST, inFolder, sha, sizeOf, startPuller, stateOf, wantedOf } from './common.ts';
import { tokens } from './tokens.ts';

export const killed: Fault = {
  number: 14,
  promise: 'a transfer that is killed leaves no model behind, and resumes',
  async try(scale) {
    const tally = new Tally();
    const random = randomNumbers(14);
    const kills = scale === 'full' ? 100 : 4;
    const file = fillModel(ggufFile(), 3 << 20, 14);
    let partial = 0;
    let resumed = 0;
    let again = 0;
    const arrived = (folder: string) => sizeOf(join(folder, `${sha(file)}.part`));
    for (let n = 0; n < kills; n++)
      await inFolder((folder) =>
        withModelServer(
          () => ({ file, pauseMs: 1 }),
          async ({ url }) => {
            const { child, ended } = startPuller(folder, url, file);
            // The last tenth is after the last byte: the hash, the disk, the names.
            const moment = random() * 1.1;
            const dead = new AbortController();
            void ended.then(() => dead.abort());
            while (!dead.signal.aborted && arrived(folder) < Math.min(moment, 1) * file.length) await wait(1);
            if (moment > 1) await wait(random() * 40);
            child.kill('SIGKILL');
            await ended;
            const state = stateOf(folder, file);
            if (state === 'corrupt') partial++;
            const { fetched } = await pull(wantedOf(file), httpSource(new URL(`${url}/m.gguf`)), {
              folder: new ModelsFolder(folder),
              ...FAST,
            });
            if (fetched < file.length) resumed++;
            again += fetched;
            tally.count(state !== 'corrupt' && stateOf(folder, file) === 'sound', `kill ${n} at ${moment.toFixed(2)}`);
          },
        ),
      );
    return tally.result(
      `${kills} processes killed with SIGKILL: ${partial} partial files under the final name; ${resumed} resumed, ` +
        `and fetched what was missing, ${Math.round((again / (kills * file.length)) * 100)} % on average`,
    );
  },
};

export const together: Fault = {
  number: 18,
  promise: 'one transfer at a time, a dead one blocks nobody, a full disk is said, and a token stays with its server',
  async try(scale) {
    const tally = new Tally();
    const file = fillModel(ggufFile(), 1 << 20, 18);
    const rounds = scale === 'full' ? 20 : 1;
    let sentBytes = 0;
    for (let n = 0; n < rounds; n++)
      await inFolder((folder) =>
        withModelServer(
          () => ({ file, pauseMs: 1 }),
          async ({ url, sent }) => {
            const both = [startPuller(folder, url, file), startPuller(folder, url, file)];
            const fetched = await Promise.all(both.map(({ ended }) => ended));
            sentBytes += sent();
            const held = fetched.toSorted().join() === `0,${file.length}` && sent() === file.length;
            tally.count(held && stateOf(folder, file) === 'sound', `two at once: ${fetched.join(' and ')}`);
          },
        ),
      );
    for (let n = 0; n < rounds; n++)
      await inFolder((folder) =>
        withModelServer(
          () => ({ file, pauseMs: 1 }),
          async ({ url }) => {
            const { child, ended } = startPuller(folder, url, file);
            while (sizeOf(join(folder, `${sha(file)}.part`)) < file.length / 4) await wait(1);
            const waiting: string[] = [];
            const second = pull(wantedOf(file), httpSource(new URL(`${url}/m.gguf`)), {
              folder: new ModelsFolder(folder),
              onProgress: ({ kind }) => void waiting.push(kind),
            });
            child.kill('SIGKILL');
            await ended;
            const code = await codeOf(second);
            tally.count(code === '' && stateOf(folder, file) === 'sound', `a lock of a dead one: ${code}`);
          },
        ),
      );
    const writes = 12;
    for (let full = 0; full < writes; full++)
      await inFolder(async (path) => {
        const folder = new ModelsFolder(path);
        const original = join(path, 'original');
        writeFileSync(original, file);
        let n = 0;
        const write: PullOptions['write'] = async (handle, bytes, at) => {
          // The last piece before the disk is full goes in by half.
          if (n > full) throw Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' });
          const take = n++ === full ? Math.ceil(bytes.length / 2) : Math.min(bytes.length, 90_000);
          return (await handle.write(bytes, 0, take, at)).bytesWritten;
        };
        const code = await codeOf(pull(wantedOf(file), fileSource(original), { folder, write }));
        // Where everything went in before the disk was full there is nothing to say.
        const told = code === 'model.disk-full' ? stateOf(path, file) === 'none' : code === '';
        const { fetched } = await pull(wantedOf(file), fileSource(original), { folder });
        tally.count(told && stateOf(path, file) === 'sound', `full at write ${full}: ${code}, ${fetched}`);
      });
    const leaks = await tokens(tally);
    return tally.result(
      `bytes fetched ÷ size with two at once ${(sentBytes / rounds / file.length).toFixed(2)}; a killed holder's lock was free at once; ` +
        `full at each of ${writes} writes: said, nothing under the final name, resumed; token leaks ${leaks}`,
    );
  },
};
