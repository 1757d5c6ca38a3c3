/** Which changes only make sense together: an import and its use, a definition and its use, a moved line, halves that parse only as one. */
import { touchedLines } from './guards/guard.ts';
import type { GuardContext, Proposal } from './guards/guard.ts';
import { soundBlocks, stillParses } from './guards/parse.ts';

/** With more changes than this in one block, those that do not parse alone are linked without looking for pairs. */
const MOST_PAIRS = 8;

const IMPORT =
  /^[ \t]*(?:import\b|from\b[^\n]*\bimport\b|use\b|using\b|#include\b|require\b|(?:const|let|var)\b[^\n]*\brequire\()[^\n]*/gm;
const DEFINITION =
  /^[ \t]*(?:(?:export|async|static|public|private|final|pub)[ \t]+)*(?:const|let|var|def|function|class|fn|func|type|interface|struct)[ \t]+([\p{L}_$][\p{L}\p{N}_$]*)/gmu;
const ASSIGNMENT = /^[ \t]*([\p{L}_$][\p{L}\p{N}_$]*)[ \t]*(?::[^=\n]+)?:?=(?!=)/gmu;
const NAME = /[\p{L}_$][\p{L}\p{N}_$]*/gu;
const IMPORT_WORDS = new Set('import from as use using require include const let var static type export'.split(' '));

/** Names that the lines of a text import or define. */
function definedIn(text: string): Set<string> {
  const found = new Set<string>();
  for (const [line] of text.matchAll(IMPORT)) {
    for (const [name] of line.matchAll(NAME)) if (!IMPORT_WORDS.has(name)) found.add(name);
  }
  for (const pattern of [DEFINITION, ASSIGNMENT]) for (const match of text.matchAll(pattern)) found.add(match[1]!);
  return found;
}

const usedIn = (text: string): Set<string> => new Set([...text.matchAll(NAME)].map(([name]) => name));
const minus = (a: Set<string>, b: Set<string>): string[] => [...a].filter((name) => !b.has(name));

/** Whether `a` brings in a name that `b` begins to use, or takes one away that `b` ceases to use. */
function isNeededBy(a: Proposal, b: Proposal, text: string): boolean {
  const [mine, other] = [touchedLines(a, text), touchedLines(b, text)];
  const [before, after] = [definedIn(mine.before), definedIn(mine.after)];
  const [usedBefore, usedAfter] = [usedIn(other.before), usedIn(other.after)];
  return (
    minus(after, before).some((name) => usedAfter.has(name) && !usedBefore.has(name)) ||
    minus(before, after).some((name) => usedBefore.has(name) && !usedAfter.has(name))
  );
}

/** Whether `b` writes again a line of some substance that `a` takes away: the line is moved. */
function isMovedBy(a: Proposal, b: Proposal): boolean {
  const substance = (text: string): string[] =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line.length > 3);
  const kept = new Set(substance(a.replacement));
  const written = new Set(substance(b.replacement));
  return substance(a.original).some((line) => !kept.has(line) && written.has(line));
}

/** The proposals with their groups, numbered from `firstGroup`; a proposal that stands alone gets none. */
export function link(proposals: readonly Proposal[], context: GuardContext, firstGroup = 0): Proposal[] {
  const joined = proposals.map((_, i) => i);
  const find = (i: number): number => (joined[i] === i ? i : (joined[i] = find(joined[i]!)));
  const join = (i: number, j: number) => (joined[find(j)] = find(i));
  const code = proposals.map((proposal, i) => ({ proposal, i })).filter(({ proposal }) => proposal.language !== null);
  for (const a of code) {
    for (const b of code) {
      if (a === b) continue;
      if (isNeededBy(a.proposal, b.proposal, context.text) || isMovedBy(a.proposal, b.proposal)) join(a.i, b.i);
    }
  }
  if (code.length > 1) {
    for (const sound of soundBlocks(context)) {
      const { block } = sound;
      const inside = code.filter(({ proposal }) => proposal.start < block.end && proposal.end > block.start);
      for (const [i, j] of parsedTogether(inside, (some) => stillParses(sound, some, context))) join(i, j);
    }
  }
  const sizes = new Map<number, number>();
  for (const i of joined.keys()) sizes.set(find(i), (sizes.get(find(i)) ?? 0) + 1);
  const numbers = new Map<number, number>();
  return proposals.map((proposal, i) => {
    const root = find(i);
    if (sizes.get(root) === 1) return proposal;
    if (!numbers.has(root)) numbers.set(root, firstGroup + numbers.size);
    return { ...proposal, group: numbers.get(root) };
  });
}

interface Placed {
  readonly proposal: Proposal;
  readonly i: number;
}

/** Pairs of changes of one block that do not parse apart, when all of them together do. */
function parsedTogether(inside: readonly Placed[], parses: (some: Proposal[]) => boolean): [number, number][] {
  const all = inside.map(({ proposal }) => proposal);
  if (inside.length < 2 || !parses(all)) return [];
  const without = (...out: Placed[]) => inside.filter((p) => !out.includes(p)).map(({ proposal }) => proposal);
  const needy = inside.filter((p) => !parses([p.proposal]) || !parses(without(p)));
  const chain = needy.slice(1).map((p): [number, number] => [needy[0]!.i, p.i]);
  if (needy.length > MOST_PAIRS) return chain;
  const pairs: [number, number][] = [];
  for (const [n, a] of needy.entries()) {
    for (const b of needy.slice(n + 1)) {
      if (parses([a.proposal, b.proposal]) && parses(without(a, b))) pairs.push([a.i, b.i]);
    }
  }
  const paired = new Set(pairs.flat());
  return needy.every(({ i }) => paired.has(i)) ? pairs : chain;
}
