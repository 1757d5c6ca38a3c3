/** Comparing what stands in code before and after a change. */
import type { Query } from '../code/queries.ts';
import { HOLE, tokensOf } from '../code/tokens.ts';

/** The names that a piece of code uses, also in what its strings interpolate, without what merely makes an expression. */
export function namesIn(code: string, language: string, depth = 0): string[] {
  return tokensOf(code, language).flatMap(({ kind, text, holes }) => {
    if (kind === 'name') return [text.replace(/^[$@]/, '')];
    return kind === 'string' && depth < 3 ? holes.flatMap((hole) => namesIn(hole, language, depth + 1)) : [];
  });
}

/** Like namesIn, without members and what is called by name alone: what the expressions stand on. */
export function rootsIn(code: string, language: string): string[] {
  const tokens = tokensOf(code, language);
  return tokens.flatMap(({ kind, text, holes }, i) => {
    if (kind === 'string') return holes.flatMap((hole) => rootsIn(hole, language));
    if (kind !== 'name' || WORDS.has(text)) return [];
    const before = tokens[i - 1]?.text ?? '';
    return /^(?:\.|->|\?\.|::)$/.test(before) ? [] : [text.replace(/^[$@]/, '')];
  });
}

/** Words that no expression stands on. */
const WORDS = new Set(
  'if else for in not and or is None null nil true false True False await new typeof as lambda this self'.split(' '),
);

const wordsOf = (text: string): Set<string> =>
  new Set(
    text
      .replaceAll(HOLE, ' ')
      .toLowerCase()
      .match(/[a-z_]\w+/g) ?? [],
  );

function likeness(a: Query, b: Query): number {
  const [x, y] = [wordsOf(a.text), wordsOf(b.text)];
  const both = [...x].filter((word) => y.has(word)).length;
  return both / Math.max(1, Math.min(x.size, y.size));
}

/** Queries before with the ones that they become: in order where there are as many, else by their words. */
export function pairQueries(
  before: readonly Query[],
  after: readonly Query[],
): [Query | undefined, Query | undefined][] {
  if (before.length === after.length) return before.map((query, i) => [query, after[i]]);
  const left = new Set(after);
  const pairs: [Query | undefined, Query | undefined][] = before.map((query) => {
    const best = [...left].sort((a, b) => likeness(query, b) - likeness(query, a))[0];
    if (best === undefined || likeness(query, best) < 0.5) return [query, undefined];
    left.delete(best);
    return [query, best];
  });
  return [...pairs, ...[...left].map((query): [undefined, Query] => [undefined, query])];
}

/** What of `a` is not in `b`, counted. */
export function missing(a: readonly string[], b: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const item of b) left.set(item, (left.get(item) ?? 0) + 1);
  return a.filter((item) => {
    const count = left.get(item) ?? 0;
    left.set(item, count - 1);
    return count <= 0;
  });
}
