/** SQL as text: its placeholders, its conditions, and the shape that stays the same however values get in. */
import { HOLE } from './tokens.ts';

/** What stands for a value, in a query's shape. */
const VALUE = '§';
export type Style = '?' | '%s' | '$1' | ':name' | '@p' | '%(name)s' | '{}';

const PLACEHOLDERS: readonly (readonly [Style, RegExp])[] = [
  ['%(name)s', /%\(\w+\)s/g],
  ['%s', /(?<![%\w])%s/g],
  ['$1', /\$\d+/g],
  [':name', /(?<![:\w\]]):[A-Za-z_]\w*|(?<![:\w\]]):\d+(?!\d*:)/g],
  ['@p', /(?<![@\w.])@\w+/g],
  ['{}', /\{\d+\}/g],
  ['?', /\?(?![?|&\w])|\?\d+/g],
];
const LITERAL = /'(?:[^']|'')*'/g;

export interface Placeholder {
  readonly style: Style;
  readonly text: string;
}

/** The placeholders of a query, in order, outside of its strings. */
export function placeholdersOf(sql: string): Placeholder[] {
  const bare = sql.replace(LITERAL, (literal) => ' '.repeat(literal.length));
  const found = PLACEHOLDERS.flatMap(([style, pattern]) =>
    [...bare.matchAll(pattern)].map((match) => ({ style, text: match[0], at: match.index })),
  );
  return found.sort((a, b) => a.at - b.at).map(({ style, text }) => ({ style, text }));
}

/** Whether a placeholder stands inside of quotes, where it is text. */
export function hasQuotedPlaceholder(sql: string): boolean {
  return [...sql.matchAll(LITERAL)].some(([literal]) => /^'%?(?:\?|%s|\$\d+|:[a-z_]\w*|@\w+)%?'$/i.test(literal));
}

/** The query with one sign for every value that gets in from outside, bound or not, and one way of writing. */
export function shapeOf(sql: string): string {
  let text = sql
    .replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ')
    .replace(/(?<![\w'])N(?=')/g, '')
    .replace(LITERAL, (literal) => (literal.includes(HOLE) || hasQuotedPlaceholder(literal) ? VALUE : literal))
    .replace(/"[^"\n]*\0[^"\n]*"/g, VALUE)
    .replaceAll('%%', '%')
    .replaceAll(HOLE, VALUE);
  const parts = text.split(/('(?:[^']|'')*')/);
  text = parts
    .map((part, i) =>
      i % 2 === 1 ? part : PLACEHOLDERS.reduce((said, [, pattern]) => said.replace(pattern, VALUE), part).toLowerCase(),
    )
    .join('');
  return text
    .replace(/::\s*\w+(?:\[\])?/g, '')
    .replace(/concat\s*\(\s*(?:'%'\s*,\s*)?§(?:\s*,\s*'%')?\s*\)/g, VALUE)
    .replace(/(?:'%'\s*\|\|\s*)?§(?:\s*\|\|\s*'%')?/g, VALUE)
    .replace(/=\s*any\s*\(\s*§\s*\)/g, `in ${VALUE}`)
    .replace(/in\s*\(\s*§(?:\s*,\s*§)*\s*\)|in\s*§/g, `in ${VALUE}`)
    .replace(/[\s;]+$/g, '')
    .replace(/["`[\]]/g, '')
    .replace(/\s*([(),=<>!+]+)\s*/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What ends a WHERE, ON or HAVING. */
const ENDS =
  /\b(?:group by|order by|limit|offset|fetch|returning|union(?: all)?|intersect|except|for update|window|on duplicate|on conflict|(?:inner |left |right |full |cross |outer |natural )*join|set|values|from|select|when|then|else|end|qualify)\b|;/;
const STARTS = /\b(?:where|having|on(?! conflict| duplicate| delete| update)|using)\b/g;

/** The conditions of a query: each term between WHERE, ON, HAVING, AND and OR, in its shape. */
export function termsOf(sql: string): string[] {
  const shape = shapeOf(sql).replace(/\bbetween ([^()]*?) and /g, 'between $1 & ');
  const terms: string[] = [];
  for (const start of shape.matchAll(STARTS)) {
    const rest = shape.slice(start.index + start[0].length);
    const next = rest.search(STARTS);
    const region = (next < 0 ? rest : rest.slice(0, next)).split(ENDS)[0]!;
    for (const term of region.split(/\b(?:and|or)\b/)) {
      const bare = term.replace(/^[\s(]+|[\s)]+$/g, '').trim();
      if (bare !== '') terms.push(bare);
    }
  }
  return terms;
}

/** The names in a condition that tell which one it is. */
export const subjectsOf = (term: string): string[] =>
  (term.replace(LITERAL, '').match(/[a-z_][\w.]*/g) ?? []).filter((word) => !WORDS.has(word));

const WORDS = new Set(
  'is not null in like ilike between exists and or any all true false lower upper coalesce date cast as now select from where'.split(
    ' ',
  ),
);
