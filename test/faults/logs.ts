/** Chat logs that somebody else broke, or made to hurt. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SessionFile } from '../../src/interception/node/session-file.ts';
import { SessionLog } from '../../src/interception/core/session-log.ts';
import { randomNumbers } from '../support/random.ts';
import { withFolder } from '../support/temporary.ts';
import { Tally, timed, type Fault } from './fault.ts';

const line = (entry: unknown) => `${JSON.stringify(entry)}\n`;
const turn = (n: number) =>
  line({ kind: 2, k: ['requests'], v: [{ requestId: `r${n}`, message: { text: 'Why?' }, response: [] }] }) +
  line({ kind: 1, k: ['requests', n, 'modelState'], v: { value: 1, completedAt: 5 } }) +
  line({ kind: 2, k: ['requests', n, 'response'], v: [{ value: `Answer ${n}.` }] });
const WHOLE = line({ kind: 0, v: { requests: [] } }) + [0, 1, 2, 3].map(turn).join('');

const MEGABYTE = 2 ** 20;

/** Logs that ask for much more than they hold. */
const hostile = (megabytes: number): Readonly<Record<string, string>> => ({
  'a path of 20,000 numbers': line({ kind: 1, k: ['requests', 0, ...Array<number>(20_000).fill(9_999)], v: 1 }),
  'numbers far behind the end': Array.from({ length: 2_000 }, (_, n) =>
    line({ kind: 1, k: ['requests', 0, `a${n}`, 9_999, 9_999], v: 1 }),
  ).join(''),
  '20,000 pushes': turn(0) + line({ kind: 2, k: ['requests', 0, 'response'], v: [{ value: 'x' }] }).repeat(20_000),
  'a line without an end': `{"kind":0,"v":{"requests":["${'x'.repeat(megabytes * MEGABYTE)}`,
  'nothing but beginnings': `${'{"kind":1,"k":['.repeat(10_000)}\n`.repeat(megabytes),
});

export const LOG_FAULTS: readonly Fault[] = [
  {
    number: 28,
    promise: 'a broken chat log is read as far as it can be, counted, and never written to',
    try: (scale) =>
      withFolder(async (folder) => {
        const tally = new Tally();
        const path = join(folder, 'a.jsonl');
        const random = randomNumbers(28);
        const logs = scale === 'full' ? 20_000 : 200;
        const hash = () => createHash('sha256').update(readFileSync(path)).digest('hex');
        for (let n = 0; n < logs; n++) {
          const bytes = Buffer.from(WHOLE);
          for (let k = 0; k < 1 + random() * 4; k++)
            bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
          writeFileSync(path, random() < 0.5 ? bytes : bytes.subarray(Math.floor(random() * bytes.length)));
          const before = hash();
          const held = await new SessionFile(path, new SessionLog()).read().then(
            () => true,
            () => false,
          );
          tally.count(held && hash() === before, `log ${n}`);
        }
        return tally.result(`${logs} logs with bytes changed, or without their beginning`);
      }),
  },
  {
    number: 41,
    promise: 'a hostile chat log takes linear time and bounded memory',
    try(scale) {
      const tally = new Tally();
      let worst = { ms: 0, what: '' };
      let most = 0;
      for (const [what, text] of Object.entries(hostile(scale === 'full' ? 100 : 2))) {
        const before = process.memoryUsage().rss;
        const log = new SessionLog();
        const ms = timed(() => {
          for (let at = 0; at < text.length; at += MEGABYTE) log.append(text.slice(at, at + MEGABYTE));
        });
        const grown = process.memoryUsage().rss - before;
        most = Math.max(most, grown);
        if (ms > worst.ms) worst = { ms, what };
        tally.count(grown < 200 * MEGABYTE + 4 * text.length, `${what}: ${Math.round(grown / MEGABYTE)} MB`);
      }
      return tally.result(
        `worst ${Math.round(worst.ms)} ms (${worst.what}), at most ${Math.round(most / MEGABYTE)} MB more`,
      );
    },
  },
];
