/** No condition is lost or invented: neither a term of a query, nor one of an if, a while or a chain of and and or. */
import { isSql, queriesOf } from '../code/queries.ts';
import { subjectsOf, termsOf } from '../code/sql.ts';
import { boolTermsOf } from '../code/bool-terms.ts';
import { tokensOf } from '../code/tokens.ts';
import { missing, namesIn, pairQueries } from './compare.ts';
import { perBlock } from './per-block.ts';

export const conditions = perBlock('conditions', ['condition', 'rewrite'], ({ before, after, language, allows }) => {
  const mayAdd = allows('check');
  if (doubledChecks(after) > doubledChecks(before)) return false;
  if (language === 'python' && uncheckedNone(after) > uncheckedNone(before)) return false;
  const bare = language === 'sql' || (language === '' && isSql(before));
  const queries = queriesOf(before, language);
  if (bare && queries.length === 0) return sameTerms(termsOf(before), termsOf(after), sharesSubject, mayAdd);
  const pairs = pairQueries(queries, queriesOf(after, language));
  for (const [a, b] of pairs) {
    if (a === undefined) continue;
    if (b === undefined) {
      // The query became something else, such as calls of a mapper: what its conditions speak of is still spoken of.
      const words = new Set(
        tokensOf(after, language).flatMap(({ kind, text, value }) =>
          kind === 'string' ? (value.match(/\w+/g) ?? []) : [text],
        ),
      );
      const said = [...words].join(' ').toLowerCase();
      if (termsOf(a.text).some((term) => subjectsOf(term).some((name) => !said.includes(name.replace(/^.*\./, '')))))
        return false;
    } else if (!sameTerms(termsOf(a.text), termsOf(b.text), sharesSubject, mayAdd)) return false;
  }
  return sameTerms(
    boolTermsOf(withoutPassedOn(before, language), language),
    boolTermsOf(withoutPassedOn(after, language), language),
    (a, b) => {
      const names = new Set(namesIn(a, language));
      return names.size === 0 || namesIn(b, language).some((name) => names.has(name));
    },
    mayAdd,
  );
});

/** Go: the error of a function around a few lines goes on to the caller, as theirs did. */
const withoutPassedOn = (code: string, language: string): string =>
  language === 'go'
    ? code.replace(
        /\bif err := func\(\) error(?= \{\n)|; err != nil(?<=\}\(\); err != nil)(?= \{\n\s*return err\n)/g,
        '',
      )
    : code;

/** How often code asks whether something is None, null or undefined, and asks so again right after it has answered that. */
const doubledChecks = (code: string): number =>
  code.match(
    /^[ \t]*if[ \t]*\(?[ \t]*(?:not[ \t]+)?([\w.]+)[ \t]*(?:(?:is|===?)[ \t]*(?:None|null|undefined))?[ \t]*\)?[ \t]*[:{]?[^\n]*\n(?:[ \t]*[^\n]*\n){0,2}?[ \t]*(?:if[ \t]*\(?[ \t]*(?:not[ \t]+)?\1[ \t]*(?:is|===?)[ \t]*(?:None|null|undefined)|\1[ \t]*=[ \t]*\1[ \t]*(?:or|\|\||\?\?)[ \t])/gm,
  )?.length ?? 0;

/** How many parameters are None by default and then used as what they are not, without a question whether they are. */
const uncheckedNone = (code: string): number =>
  [...code.matchAll(/(?<=[(,]\s*)(\w+)(?:\s*:[^=,()]+)?\s*=\s*None(?=\s*[,)])/g)].filter(
    ([, name]) =>
      new RegExp(
        `(?<![\\w.])${name!}(?:\\.\\w|\\[)|(?:\\bfor\\b[^\\n]*\\bin|\\*{1,2})\\s*${name!}\\b|\\.(?:update|extend)\\(\\s*${name!}\\b|\\blen\\(${name!}\\b`,
      ).test(code) &&
      !new RegExp(
        `(?<![\\w.])(?:${name!}\\s+is\\b|(?:not|if|while)\\s+${name!}\\b|${name!}\\s+(?:or|if|and)\\b|${name!}\\s*[!=]=)`,
      ).test(code),
  ).length;

/** Whether each term that went has one that came in its place and, unless some may be added, the other way round. */
function sameTerms(
  a: readonly string[],
  b: readonly string[],
  alike: (a: string, b: string) => boolean,
  mayAdd: boolean,
): boolean {
  const came = missing(b, a);
  for (const gone of missing(a, b)) {
    const i = came.findIndex((other) => alike(gone, other));
    if (i < 0) return false;
    came.splice(i, 1);
  }
  return mayAdd || came.length === 0;
}

const sharesSubject = (a: string, b: string): boolean => {
  const names = new Set(subjectsOf(a).map((name) => name.replace(/^.*\./, '')));
  return names.size === 0 || subjectsOf(b).some((name) => names.has(name.replace(/^.*\./, '')));
};
