/** All frames, each with some of the faults, as rows of the evaluation. */
import type { Row } from '../rows.ts';
import { FAULTS, type Fault } from './faults.ts';
import { LEFT, PAIRS } from './named.ts';
import { PATCHES, type Frame } from './patches.ts';

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

/** Answers that quote faulty code: all of it must stay as it is. */
export const QUOTED_ROWS: readonly Row[] = [
  ...[...PATCHES, ...LEFT].flatMap((frame, turn) => untouched(frame, turn)),
  ...PAIRS.flatMap((p, turn) => untouched({ ...p, text: (f) => p.text(f, f.good) }, turn)),
];
/** The same frames where the part that is presented as right has the fault, too: only that part is to be mended. */
export const AFTER_ROWS: readonly Row[] = PAIRS.flatMap((p, turn) =>
  pick(p, turn + 1).map((f) => row(f, `after-${p.name}`, p.text(f, f.still), p.text(f, f.good))),
);
