/** All guards, and what they leave of a correction. */
import { budget } from './budget.ts';
import { command } from './command.ts';
import { conditions } from './conditions.ts';
import { confidence } from './confidence.ts';
import { control } from './control.ts';
import { deletion } from './deletion.ts';
import { dialect } from './dialect.ts';
import { fence } from './fence.ts';
import type { Guard, GuardContext, Proposal } from './guard.ts';
import { flow } from './flow.ts';
import { indentation } from './indentation.ts';
import { kept } from './kept.ts';
import { literals } from './literals.ts';
import { names } from './names.ts';
import { numbers } from './numbers.ts';
import { parse } from './parse.ts';
import { polarity } from './polarity.ts';
import { quoted } from './quoted.ts';
import { remedy } from './remedy.ts';
import { repeats } from './repeats.ts';
import { spacing } from './spacing.ts';
import { urls } from './urls.ts';
import { values } from './values.ts';
import { belonging, WHOLE } from './whole.ts';

/** In the order in which they judge: what no tag can allow first, and after the parser what compares code with code. */
const GUARDS: readonly Guard[] = [
  control,
  quoted,
  dialect,
  fence,
  confidence,
  budget,
  command,
  urls,
  deletion,
  numbers,
  names,
  polarity,
  remedy,
  parse,
  values,
  conditions,
  kept,
  flow,
  literals,
  indentation,
  spacing,
  repeats,
];
export const GUARD_NAMES: readonly string[] = [...GUARDS.map((guard) => guard.name), WHOLE];

/** What was refused, with the name of the guard. */
export type Refusals = ReadonlyMap<Proposal, string>;

/**
 * Judges the proposals. What is refused takes along what is linked to it and, unless `whole` is off, what else mends the
 * same fault. Since a refusal changes the text that the
 * others make, judging starts again after one, until all guards let the rest pass; each round drops something.
 */
export function judge(proposals: readonly Proposal[], context: GuardContext, off: readonly string[] = []): Refusals {
  const refusals = new Map<Proposal, string>();
  const guards = GUARDS.filter((guard) => !off.includes(guard.name));
  for (let again = true; again;) {
    again = false;
    for (const guard of guards) {
      const alive = proposals.filter((proposal) => !refusals.has(proposal));
      const refused = new Set(guard.refuses(alive, context));
      const groups = new Set([...refused].map(({ group }) => group).filter((group) => group !== undefined));
      for (const proposal of alive) {
        const linked = proposal.group !== undefined && groups.has(proposal.group);
        if (!refused.has(proposal) && !linked) continue;
        refusals.set(proposal, guard.name);
        again = true;
      }
    }
    if (again || off.includes(WHOLE)) continue;
    const alive = proposals.filter((proposal) => !refusals.has(proposal));
    for (const proposal of belonging(alive, [...refusals.keys()], context)) {
      refusals.set(proposal, WHOLE);
      again = true;
    }
  }
  return refusals;
}
