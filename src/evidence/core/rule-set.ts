/** All rules, by language: which of them are worth a try on a code, and where they match. */
import { coveredBy, grammarOf } from './grammars.ts';
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

export interface RuleSet {
  speaksOf(language: string): boolean;
  add(grammar: Grammar): void;
  /** Whether its grammar is there, or it needs none. */
  isReady(language: string): boolean;
  search(code: string, language: string): readonly Found[];
}

interface Entry {
  readonly rule: Rule;
  readonly needs: readonly string[] | undefined;
  /** By grammar; made when the rule is first tried. `null` for one that does not compile. */
  readonly compiled: Map<string, ((tree: SyntaxTree) => readonly Match[]) | null>;
}

/** PHP is read as HTML until its opening tag. */
const PHP_TAG = '<?php\n';

/** Rules that cannot be used are left out, and told to `warn` once. */
export function createRuleSet(rules: readonly Rule[], warn: (message: string) => void): RuleSet {
  const grammars = new Map<string, Grammar>();
  const byLanguage = new Map<string, Entry[]>();
  for (const rule of rules) {
    const needs = rule.needs ?? (rule.rule === undefined ? undefined : needsOf(rule.rule));
    const entry: Entry = { rule, needs, compiled: new Map() };
    for (const language of coveredBy(rule.languages)) {
      const list = byLanguage.get(language) ?? [];
      list.push(entry);
      byLanguage.set(language, list);
    }
  }

  const compiled = ({ rule, compiled: known }: Entry, grammar: Grammar) => {
    const made = known.get(grammar.name);
    if (made !== undefined) return made;
    try {
      const search = compileRule(rule, grammar);
      known.set(grammar.name, search);
      return search;
    } catch (error) {
      warn(`The rule ${rule.id} is left out for ${grammar.name}: ${String(error)}`);
      known.set(grammar.name, null);
      return null;
    }
  };

  /** A rule that fails on a text is left out from then on. */
  const found = (entry: Entry, grammar: Grammar, tree: SyntaxTree): readonly Match[] => {
    try {
      return compiled(entry, grammar)?.(tree) ?? [];
    } catch (error) {
      warn(`The rule ${entry.rule.id} is left out for ${grammar.name}: ${String(error)}`);
      entry.compiled.set(grammar.name, null);
      return [];
    }
  };

  return {
    speaksOf: (language) => byLanguage.has(language),
    add: (grammar) => grammars.set(grammar.name, grammar),
    isReady: (language) => {
      const grammar = grammarOf(language);
      return grammar === undefined || grammars.has(grammar);
    },
    search: (code, language) => {
      const wanted = (byLanguage.get(language) ?? []).filter(
        ({ needs }) => needs === undefined || needs.some((text) => code.includes(text)),
      );
      if (wanted.length === 0) return [];
      const grammar = grammars.get(grammarOf(language) ?? '');
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
