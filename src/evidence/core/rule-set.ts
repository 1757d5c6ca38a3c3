/** The rules of a language: which of them are worth a try on a code, and where they match. */
import { coveredBy } from './grammars.ts';
import { bound } from './match/bindings.ts';
import { compileRule, type Match } from './match/compile.ts';
import type { Grammar, SyntaxTree } from './match/syntax.ts';
import { needsOf } from './needs.ts';
import type { Rule } from './rules.ts';
import { matchStatements, statementsOf } from './statements.ts';

export interface Place {
  readonly start: number;
  readonly end: number;
}

/** A rule at a place. */
export interface Found {
  readonly rule: Rule;
  readonly place: Place;
  /** Where the code stands that a pattern of the rule has bound to a name. */
  readonly boundTo: (name: string) => Place | undefined;
}

/** Finds where the rules of one language match a code. */
export interface RuleSet {
  search(code: string): readonly Found[];
}

interface Entry {
  readonly rule: Rule;
  readonly needs: readonly string[] | undefined;
  /** Made when the rule is first tried; `null` for one that does not compile, or failed. */
  search?: ((tree: SyntaxTree) => readonly Match[]) | null;
}

/** PHP is read as HTML until its opening tag. */
const PHP_TAG = '<?php\n';

/**
 * Those of the rules that speak of a language. Without a `grammar`, for a language that has none, its statements are searched.
 * Rules that cannot be used are left out, and told to `warn` once.
 */
export function createRuleSet(
  rules: readonly Rule[],
  language: string,
  grammar: Grammar | undefined,
  warn: (message: string) => void,
): RuleSet {
  const entries = rules
    .filter(({ languages }) => coveredBy(languages).includes(language))
    .map((rule): Entry => ({ rule, needs: rule.needs ?? (rule.rule === undefined ? undefined : needsOf(rule.rule)) }));

  const found = (entry: Entry, parser: Grammar, tree: SyntaxTree): readonly Match[] => {
    if (entry.search === null) return [];
    try {
      entry.search ??= compileRule(entry.rule, parser);
      return entry.search(tree);
    } catch (error) {
      warn(`The rule ${entry.rule.id} is left out for ${language}: ${String(error)}`);
      entry.search = null;
      return [];
    }
  };

  return {
    search: (code) => {
      const wanted = entries.filter(({ needs }) => needs === undefined || needs.some((text) => code.includes(text)));
      if (wanted.length === 0) return [];
      if (grammar === undefined) return searchStatements(wanted, code, language);
      const shift = language === 'php' && !code.includes('<?') ? PHP_TAG.length : 0;
      const tree = grammar.parse(shift === 0 ? code : PHP_TAG + code);
      const placed = ({ start, end }: Place) => ({ start: Math.max(0, start - shift), end: Math.max(0, end - shift) });
      return wanted.flatMap((entry) =>
        found(entry, grammar, tree).map(({ node, bindings }) => ({
          rule: entry.rule,
          place: placed(node),
          boundTo: (name) => {
            const nodes = bound(bindings, name) ?? [];
            return nodes.length === 0 ? undefined : placed({ start: nodes[0]!.start, end: nodes.at(-1)!.end });
          },
        })),
      );
    },
  };
}

function searchStatements(wanted: readonly Entry[], code: string, language: string): readonly Found[] {
  const statements = statementsOf(code, language);
  return wanted.flatMap(({ rule }) =>
    rule.statement === undefined
      ? []
      : matchStatements(rule.statement, statements, code).map((place) => ({ rule, place, boundTo: () => undefined })),
  );
}
