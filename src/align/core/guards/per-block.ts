/** Guards that hold a property of each code block: what the block was, against what it becomes. */
import type { Allowance } from '../catalogue.ts';
import { applyEdits } from '../../../text/core/edits.ts';
import { outlineOf } from '../markdown.ts';
import { anyAllows, culprits, groupsOf } from './guard.ts';
import type { Guard, GuardContext, Proposal } from './guard.ts';

/** A code block of a segment, before and after some changes. */
export interface BlockChange {
  readonly before: string;
  readonly after: string;
  /** VS Code's id; empty when the fence names none. */
  readonly language: string;
  /** What the tags of the changes let a fix change. */
  readonly allows: (allowance: Allowance) => boolean;
  readonly context: GuardContext;
}

/** What a guard demands of every code block that is changed; changes whose tags have one of `exempt` are taken as given. */
export function perBlock(name: string, exempt: readonly Allowance[], holds: (change: BlockChange) => boolean): Guard {
  return {
    name,
    refuses: (alive, context) => {
      const refused = new Set<Proposal>();
      for (const block of outlineOf(context.text).code) {
        const inside = alive.filter(
          ({ start, end }) => start < block.end && end >= block.start && (end > block.start || start > block.start),
        );
        if (inside.length === 0) continue;
        const groups = groupsOf(inside);
        const given = groups.filter((group) => anyAllows(group, ...exempt)).flat();
        const judged = inside.filter((proposal) => !given.includes(proposal));
        if (judged.length === 0) continue;
        const code = (applied: readonly Proposal[]): string => codeWith(context.text, block, applied);
        const before = code(given);
        const guilty = culprits(judged, (applied) => {
          const both = inside.filter((proposal) => given.includes(proposal) || applied.includes(proposal));
          const allows = (allowance: Allowance): boolean => anyAllows(applied, allowance);
          return holds({ before, after: code(both), language: block.language ?? '', allows, context });
        });
        for (const proposal of guilty) refused.add(proposal);
      }
      return [...refused];
    },
  };
}

/** The code of a block, without its fences, with the changes. */
function codeWith(
  text: string,
  block: { start: number; end: number; fenced: boolean },
  applied: readonly Proposal[],
): string {
  const start = block.start;
  const edits = applied
    .map(({ start: from, end, replacement }) => ({
      start: Math.max(0, from - start),
      end: Math.max(0, end - start),
      replacement,
    }))
    .sort((a, b) => a.start - b.start);
  const whole = applyEdits(text.slice(block.start, block.end), edits);
  if (!block.fenced) return whole;
  const from = whole.indexOf('\n') + 1;
  const closing = /\n[ \t>]*(?:`{3,}|~{3,})[ \t]*$/.exec(whole);
  return from === 0 ? '' : whole.slice(from, Math.max(from, closing === null ? whole.length : closing.index + 1));
}
