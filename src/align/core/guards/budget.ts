/** A correction changes little: one that writes most of a segment anew is another answer, not a correction. */
import type { Guard, Proposal } from './guard.ts';

/** The share of a segment's characters that may change, and the number that always may. */
const SHARE = 0.6;
const FLOOR = 320;

const cost = ({ original, replacement }: Proposal): number => {
  const [before, after] = [original.split('\n'), replacement.split('\n')];
  if (before.length === 1 || after.length === 1) return Math.max(original.length, replacement.length);
  return Math.max(lengthBut(before, after), lengthBut(after, before));
};

/** The length of lines that the others have not, or not in another indentation: what a new block takes in stays what it was. */
function lengthBut(lines: readonly string[], others: readonly string[]): number {
  const left = others.map((line) => line.trim());
  return lines.reduce((length, line) => {
    const at = left.indexOf(line.trim());
    if (at < 0) return length + line.length + 1;
    left.splice(at, 1);
    return length;
  }, 0);
}

export const budget: Guard = {
  name: 'budget',
  refuses: (alive, context) => {
    const limited = alive.filter(({ allows }) => !allows.has('rewrite'));
    const most = Math.max(FLOOR, SHARE * context.ownLength);
    const total = limited.reduce((sum, proposal) => sum + cost(proposal), 0);
    return total > most ? limited : [];
  },
};
