/** A correction changes little: one that writes most of a segment anew is another answer, not a correction. */
import type { Guard, Proposal } from './guard.ts';

/** The share of a segment's characters that may change, and the number that always may. */
const SHARE = 0.6;
const FLOOR = 320;

const cost = ({ original, replacement }: Proposal): number => Math.max(original.length, replacement.length);

export const budget: Guard = {
  name: 'budget',
  refuses: (alive, context) => {
    const limited = alive.filter(({ allows }) => !allows.has('rewrite'));
    const most = Math.max(FLOOR, SHARE * context.ownLength);
    const total = limited.reduce((sum, proposal) => sum + cost(proposal), 0);
    return total > most ? limited : [];
  },
};
