/**
 * `node test/eval/write-quoted.ts`: writes data/quoted.jsonl, answers that quote faulty code and must stay as they are, and
 * data/quoted-after.jsonl, their counterpart: the part that is presented as right has the fault, too, and only that part is
 * to be mended.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FAULTS, type Fault } from './quoted/faults.ts';
import { LEFT, PAIRS } from './quoted/named.ts';
import { PATCHES, type Frame } from './quoted/patches.ts';
import type { Row } from './rows.ts';

const DATA = join(import.meta.dirname, 'data');
/** Faults that each frame is shown with. */
const EACH = 2;

const suited = (frame: { readonly langs?: readonly string[] }) =>
  FAULTS.filter((f) => frame.langs === undefined || frame.langs.includes(f.lang));

/** Some faults of a frame, other ones for the next frame. */
function pick(frame: { readonly langs?: readonly string[] }, turn: number): Fault[] {
  const all = suited(frame);
  const step = Math.max(1, Math.floor(all.length / EACH));
  const places = Array.from({ length: Math.min(EACH, all.length) }, (_, i) => (turn * 3 + i * step) % all.length);
  return [...new Set(places)].map((at) => all[at]!);
}

const row = (f: Fault, family: string, a: string, c: string): Row => ({
  q: f.question,
  a,
  c,
  tags: a === c ? [] : [f.tag],
  family,
  kind: 'quoted',
  lang: f.lang,
});

const untouched = (frame: Frame, turn: number) =>
  pick(frame, turn).map((f) => row(f, `quoted-${frame.name}`, frame.text(f), frame.text(f)));

const quoted = [
  ...[...PATCHES, ...LEFT].flatMap((frame, turn) => untouched(frame, turn)),
  ...PAIRS.flatMap((p, turn) => untouched({ ...p, text: (f) => p.text(f, f.good) }, turn)),
];
const after = PAIRS.flatMap((p, turn) =>
  pick(p, turn + 1).map((f) => row(f, `after-${p.name}`, p.text(f, f.still), p.text(f, f.good))),
);

for (const [name, rows] of Object.entries({ quoted, 'quoted-after': after })) {
  await writeFile(join(DATA, `${name}.jsonl`), rows.map((r) => `${JSON.stringify(r)}\n`).join(''));
  console.log(`${name}: ${rows.length} rows`);
}
