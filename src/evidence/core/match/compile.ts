/** A rule object as a test of nodes. Its keys are tried in this order: what the node is, what is around it, what it must not be. */
import { toRegExp } from '../regex.ts';
import type { NodeRule, RelatedRule, Rule } from '../rules.ts';
import { bound, UNBOUND, type Bindings } from './bindings.ts';
import { matchPattern } from './match-pattern.ts';
import { nthChild } from './nth-child.ts';
import { parsePattern } from './pattern.ts';
import { has, inside, siblings } from './relations.ts';
import { textOf, type Grammar, type SyntaxNode, type SyntaxTree } from './syntax.ts';

/** A test of a node: the bindings with its own, or undefined. */
export type Test = (node: SyntaxNode, bindings: Bindings) => Bindings | undefined;

export interface Matcher {
  readonly test: Test;
  /** Of which kinds a matching node can be; undefined for any. */
  readonly kinds: ReadonlySet<string> | undefined;
}

/** A node that a rule matches, and what it has bound. */
export interface Match {
  readonly node: SyntaxNode;
  readonly bindings: Bindings;
}

/** What a rule refers to by name. */
export interface Scope {
  readonly grammar: Grammar;
  readonly util: (name: string) => Matcher;
}

/** A rule ready to search trees. Throws an Error that names what is wrong: a kind that the grammar lacks, a bad expression. */
export function compileRule(rule: Rule, grammar: Grammar): (tree: SyntaxTree) => readonly Match[] {
  const scope = createScope(rule, grammar);
  const { test, kinds } = compile(rule.rule ?? {}, scope);
  const constraints = Object.entries(rule.constraints ?? {}).map(
    ([name, constraint]) => [name, compile(constraint, scope).test] as const,
  );
  const matchOf = (node: SyntaxNode): readonly Match[] => {
    let bindings = test(node, UNBOUND);
    for (const [name, constraint] of constraints) {
      const one = bindings === undefined ? undefined : bound(bindings, name)?.[0];
      if (one !== undefined) bindings = constraint(one, bindings!);
    }
    return bindings === undefined ? [] : [{ node, bindings }];
  };
  return (tree) => {
    const candidates = kinds === undefined ? tree.nodes : [...kinds].flatMap((kind) => tree.ofKind(kind));
    return candidates.flatMap(matchOf);
  };
}

function createScope(rule: Rule, grammar: Grammar): Scope {
  const compiled = new Map<string, Matcher>();
  const scope: Scope = {
    grammar,
    util: (name) => {
      const known = compiled.get(name);
      if (known !== undefined) return known;
      const util = rule.utils?.[name];
      if (util === undefined) throw new Error(`There is no util called ${name}.`);
      // A util may refer to itself.
      compiled.set(name, { kinds: undefined, test: (node, bindings) => compiled.get(name)!.test(node, bindings) });
      const made = compile(util, scope);
      compiled.set(name, made);
      return made;
    },
  };
  return scope;
}

/** One rule object. */
export function compile(rule: NodeRule, scope: Scope): Matcher {
  const parts: Matcher[] = [];
  if (rule.pattern !== undefined) parts.push(ofPattern(rule.pattern, scope.grammar));
  if (rule.kind !== undefined) parts.push(ofKind(rule.kind, scope.grammar));
  if (rule.regex !== undefined) parts.push(ofRegex(rule.regex));
  if (rule.nthChild !== undefined) parts.push({ kinds: undefined, test: nthChild(rule.nthChild, scope) });
  if (rule.matches !== undefined) parts.push(scope.util(rule.matches));
  for (const part of rule.all ?? []) parts.push(compile(part, scope));
  if (rule.any !== undefined) parts.push(anyOf(rule.any.map((part) => compile(part, scope))));
  for (const [key, relation] of Object.entries(RELATIONS)) {
    const related = rule[key as keyof typeof RELATIONS];
    if (related !== undefined) parts.push({ kinds: undefined, test: relation(related, scope) });
  }
  if (rule.not !== undefined) {
    const { test } = compile(rule.not, scope);
    parts.push({
      kinds: undefined,
      test: (node, bindings) => (test(node, bindings) === undefined ? bindings : undefined),
    });
  }
  if (parts.length === 0) throw new Error('A rule object is empty.');
  return allOf(parts);
}

const RELATIONS: Readonly<
  Record<'inside' | 'has' | 'precedes' | 'follows', (rule: RelatedRule, scope: Scope) => Test>
> = {
  inside,
  has,
  precedes: siblings(1),
  follows: siblings(-1),
};

function ofPattern(pattern: NonNullable<NodeRule['pattern']>, grammar: Grammar): Matcher {
  const goal =
    typeof pattern === 'string'
      ? parsePattern(pattern, grammar)
      : parsePattern(pattern.context, grammar, pattern.selector);
  return {
    kinds: 'kind' in goal ? new Set([goal.kind]) : undefined,
    test: (node, bindings) => matchPattern(goal, node, bindings),
  };
}

function ofKind(kind: string, grammar: Grammar): Matcher {
  if (!grammar.hasKind(kind)) throw new Error(`${grammar.name} has no kind ${kind}.`);
  return { kinds: new Set([kind]), test: (node, bindings) => (node.kind === kind ? bindings : undefined) };
}

function ofRegex(source: string): Matcher {
  const regex = toRegExp(source);
  return { kinds: undefined, test: (node, bindings) => (regex.test(textOf(node)) ? bindings : undefined) };
}

function allOf(parts: readonly Matcher[]): Matcher {
  if (parts.length === 1) return parts[0]!;
  const kinds = parts.map((part) => part.kinds).filter((set) => set !== undefined);
  return {
    kinds: kinds.length === 0 ? undefined : kinds.reduce((a, b) => new Set([...a].filter((kind) => b.has(kind)))),
    test: (node, bindings) => {
      let now: Bindings | undefined = bindings;
      for (const { test } of parts) {
        now = test(node, now);
        if (now === undefined) return undefined;
      }
      return now;
    },
  };
}

function anyOf(parts: readonly Matcher[]): Matcher {
  const kinds = parts.map((part) => part.kinds);
  return {
    kinds: kinds.every((set) => set !== undefined) ? new Set(kinds.flatMap((set) => [...set])) : undefined,
    test: (node, bindings) => {
      for (const { test, kinds: own } of parts) {
        if (own !== undefined && !own.has(node.kind)) continue;
        const found = test(node, bindings);
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}
