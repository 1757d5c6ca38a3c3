/**
 * `npm run test:soak -- [--minutes N] [--resume FOLDER] [--seed S] [--picture FILE]`: hours of mixed use in the real VS Code, by
 * script and paced like a person. Everything is recorded in a folder of the cache folder, or in the one that is resumed; SIGTERM
 * ends it as its time does. `npm run test:soak -- --picture docs/soak.svg --only FOLDER` draws the picture of a record again.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../../scripts/lib/paths.ts';
import { cacheFolder } from '../../src/base/node/paths.ts';
import { randomNumbers } from '../support/random.ts';
import { drawRecord } from './picture.ts';
import { SoakRecord } from './record.ts';
import { runStretch } from './run.ts';
import { Places } from './stage.ts';
import { judge, verdictLines } from './verdict.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '240' },
    resume: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    picture: { type: 'string' },
    only: { type: 'string' },
  },
});

const folder =
  values.only ??
  values.resume ??
  join(cacheFolder(), 'soak', new Date().toISOString().slice(0, 16).replaceAll(/\D/g, ''));
mkdirSync(folder, { recursive: true });
const record = new SoakRecord(join(folder, 'record.jsonl'));

function draw(): void {
  writeFileSync(values.picture ?? join(folder, 'soak.svg'), drawRecord(record.read()));
}

if (values.only === undefined) {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stop.abort(name));
  const seed = Number(values.seed);
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim();
  record.add({ kind: 'stretch', seed, commit });
  console.log(`Process ${process.pid}, record ${record.file}, seed ${seed}, ${values.minutes} minutes`);
  const minutes = Number(values.minutes);
  await runStretch(new Places(folder), record, { minutes, signal: stop.signal, random: randomNumbers(seed), draw });
}
draw();
const verdict = judge(record.read());
console.log(verdictLines(verdict).join('\n'));
process.exit(verdict.holds ? 0 : 1);
