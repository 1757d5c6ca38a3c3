/** What every guard is: a judge of proposed changes that knows the whole segment. */
import type { Allowance } from '../catalogue.ts';
import { applyEdits } from '../../../text/core/edits.ts';
import type { Edit } from '../../../text/core/edits.ts';
import type { Parser } from '../parser.ts';
import type { Span } from '../../../text/core/span.ts';

/** A change that a guard judges. Offsets are into the context's `text`. */
export interface Proposal extends Edit {
  readonly original: string;
  /** The language of the code that it stands in (an empty string when the fence names none); null in prose. */
  readonly language: string | null;
  /** 0 to 1. */
  readonly confidence: number;
  /** What the entries of its tags let a fix change. */
  readonly allows: ReadonlySet<Allowance>;
  /** What it mends, where that is known. */
  readonly tags?: readonly string[] | undefined;
  /** Changes that only make sense together. */
  readonly group?: number | undefined;
}

export interface GuardContext {
  /** The segment as the model read it: Markdown with LF, code in whole fences. */
  readonly text: string;
  /** How many characters of it are the segment's own. */
  readonly ownLength: number;
  /** Its last fence was never closed by the author. */
  readonly unclosed: boolean;
  readonly parser: Parser;
  /** Ranges of `text` that the whole answer tells to be quoted, where it says more than the segment does. */
  readonly quoted?: readonly Span[] | undefined;
  /** The whole answer, as far as it is known: it tells the driver, and what other blocks import. By default `text`. */
  readonly answer?: string | undefined;
  /** What was asked: it may name the database. */
  readonly question?: string | undefined;
  /** It is an analyser's own fix, and no model's. */
  readonly isFix?: boolean | undefined;
  /** The confidence that a change must have. */
  readonly leastConfidence: number;
}

export interface Guard {
  /** With this name it is reported and switched off. */
  readonly name: string;
  /** The proposals that must not be applied, out of `alive` (all others have been dropped). */
  refuses(alive: readonly Proposal[], context: GuardContext): readonly Proposal[];
}

/** A guard that looks at one change at a time. */
export function perChange(name: string, refuses: (proposal: Proposal, context: GuardContext) => boolean): Guard {
  return { name, refuses: (alive, context) => alive.filter((proposal) => refuses(proposal, context)) };
}

/** A guard that looks at changes that are decided together as one. */
export function perGroup(name: string, refuses: (group: readonly Proposal[], context: GuardContext) => boolean): Guard {
  return {
    name,
    refuses: (alive, context) =>
      groupsOf(alive)
        .filter((group) => refuses(group, context))
        .flat(),
  };
}

/** Whether a tag of one of the changes lets its fix change this. */
export const anyAllows = (group: readonly Proposal[], ...what: readonly Allowance[]): boolean =>
  group.some(({ allows }) => what.some((allowance) => allows.has(allowance)));

/** The segment, and the answer around it where it is known. */
export const wholeOf = ({ text, answer }: GuardContext): string => (answer === undefined ? text : `${answer}\n${text}`);

/** The same with the question: what tells which driver a query is for. */
export const spokenOf = (context: GuardContext): string => `${context.question ?? ''}\n${wholeOf(context)}`;

/** The text with these proposals applied. */
export const withChanges = (context: GuardContext, proposals: readonly Proposal[]): string =>
  applyEdits(context.text, proposals);

/** The whole lines that a change touches, without it and with it. */
export function touchedLines(proposal: Proposal, text: string): { before: string; after: string } {
  const { start, end, original, replacement } = proposal;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  const wholeLines = from === start && /(?:^|\n)$/.test(original) && /(?:^|\n)$/.test(replacement);
  const to = wholeLines ? end : next < 0 ? text.length : next;
  const [head, tail] = [text.slice(from, start), text.slice(end, to)];
  return { before: head + original + tail, after: head + replacement + tail };
}

/** Proposals that are decided together, in the order of the first of each. */
export function groupsOf(proposals: readonly Proposal[]): Proposal[][] {
  const groups = new Map<number | Proposal, Proposal[]>();
  for (const proposal of proposals) {
    const key = proposal.group ?? proposal;
    groups.set(key, [...(groups.get(key) ?? []), proposal]);
  }
  return [...groups.values()];
}

/**
 * For a property of the whole text: nothing when it holds with all changes applied; else the groups with which alone it
 * does not hold, or all of them when each alone is fine.
 */
export function culprits(
  alive: readonly Proposal[],
  holds: (applied: readonly Proposal[]) => boolean,
): readonly Proposal[] {
  if (alive.length === 0 || holds(alive)) return [];
  const groups = groupsOf(alive);
  const guilty = groups.length === 1 ? [] : groups.filter((group) => !holds(group)).flat();
  return guilty.length === 0 ? alive : guilty;
}

/** How often a global pattern matches. */
export const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Occurrences of each match of a global pattern. */
export function countMatches(text: string, pattern: RegExp): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [match] of text.matchAll(pattern)) counts.set(match, (counts.get(match) ?? 0) + 1);
  return counts;
}

/** Whether two counts are the same. */
export function sameCounts(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([key, count]) => b.get(key) === count);
}
