/** Versions of libraries in which what newer ones removed still is: there it is no fault. */
import type { Evidence } from '../../evidence/core/types.ts';

/** The version with which much of what older code calls went away. */
const CHANGED: Readonly<Record<string, number>> = {
  react: 18,
  'react router': 6,
  'next js': 13,
  vue: 3,
  mongoose: 7,
  'spring boot': 3,
  'spring security': 6,
  hibernate: 6,
  django: 4,
  pandas: 2,
  sqlalchemy: 2,
  pydantic: 2,
  pyjwt: 2,
  tensorflow: 2,
  openai: 1,
  selenium: 4,
  python: 3,
  node: 10,
};

const NAMED = new RegExp(
  `\\b(${Object.keys(CHANGED).join('|').replaceAll(' ', '[ .-]?')})(?:\\.?js)?[ -]?(?:v|version )?(\\d{1,2})(?=[\\s.,;:!?)x-]|$)`,
  'gi',
);

const GONE: ReadonlySet<string> = new Set(['removed-api', 'deprecated-api', 'python2-syntax']);
const FENCED = /^[ \t>]*(`{3,}|~{3,})[\s\S]*?^[ \t>]*\1/gm;

/** What is a fault in the version that the question, or the words beside the code, speak of. */
export function inItsVersion(found: readonly Evidence[], question: string, text: string): Evidence[] {
  const isOlder =
    found.some(({ tag }) => GONE.has(tag)) && namesOlderVersion(`${question}\n${text.replaceAll(FENCED, '')}`);
  return found.filter(({ tag }) => !isOlder || !GONE.has(tag));
}

/** Whether a library is named in an older version, and not in a newer one as well. */
export function namesOlderVersion(said: string): boolean {
  const newest = new Map<string, number>();
  for (const [, name, version] of said.matchAll(NAMED)) {
    const key = keyOf(name!);
    newest.set(key, Math.max(newest.get(key) ?? 0, Number(version)));
  }
  return Object.entries(CHANGED).some(([name, changed]) => (newest.get(keyOf(name)) ?? changed) < changed);
}

const keyOf = (name: string): string => name.toLowerCase().replaceAll(/[ .-]/g, '');
