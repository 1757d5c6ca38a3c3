/** `inside`, `has`, `precedes` and `follows`: tests of the nodes around a node. */
import type { RelatedRule } from '../rules.ts';
import type { Bindings } from './bindings.ts';
import { UNBOUND } from './bindings.ts';
import { compile, type Scope, type Test } from './compile.ts';
import { ancestors, walk, type SyntaxNode } from './syntax.ts';

/** Whether the search goes no further than this node. */
type Stop = (node: SyntaxNode) => boolean;

interface Related {
  readonly test: Test;
  readonly stop: Stop;
  readonly field: string | undefined;
}

function related({ stopBy = 'neighbor', field, ...rule }: RelatedRule, scope: Scope): Related {
  if (field !== undefined && !scope.grammar.hasField(field))
    throw new Error(`${scope.grammar.name} has no field ${field}.`);
  const test = withKinds(rule, scope);
  if (stopBy === 'neighbor') return { test, field, stop: () => true };
  if (stopBy === 'end') return { test, field, stop: () => false };
  const end = withKinds(stopBy, scope);
  return { test, field, stop: (node) => end(node, UNBOUND) !== undefined };
}

/** With a quick look at the kind first. */
function withKinds(rule: RelatedRule, scope: Scope): Test {
  // A relation may say only where: `inside: {stopBy: end, field: body}` has no rule of its own.
  if (Object.values(rule).every((value) => value === undefined)) return (_, bindings) => bindings;
  const { test, kinds } = compile(rule, scope);
  return kinds === undefined ? test : (node, bindings) => (kinds.has(node.kind) ? test(node, bindings) : undefined);
}

/** The first of the nodes that passes, up to and with the one where the search stops. */
function first(nodes: Iterable<SyntaxNode>, { test, stop }: Related, bindings: Bindings): Bindings | undefined {
  for (const node of nodes) {
    const found = test(node, bindings);
    if (found !== undefined) return found;
    if (stop(node)) return undefined;
  }
  return undefined;
}

export function inside(rule: RelatedRule, scope: Scope): Test {
  const relation = related(rule, scope);
  const { field, test, stop } = relation;
  if (field === undefined) return (node, bindings) => first(ancestors(node), relation, bindings);
  return (node, bindings) => {
    let child = node;
    for (const parent of ancestors(node)) {
      const found = child.field === field ? test(parent, bindings) : undefined;
      if (found !== undefined) return found;
      if (stop(parent)) return undefined;
      child = parent;
    }
    return undefined;
  };
}

export function has(rule: RelatedRule, scope: Scope): Test {
  const { test, stop, field } = related(rule, scope);
  const end = rule.stopBy === 'end';
  const below = (node: SyntaxNode, bindings: Bindings): Bindings | undefined => {
    for (const child of node.children) {
      const found = test(child, bindings) ?? (stop(child) ? undefined : below(child, bindings));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const anywhere = (nodes: Iterable<SyntaxNode>, bindings: Bindings): Bindings | undefined => {
    for (const node of nodes) {
      const found = test(node, bindings);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  if (field === undefined) return below;
  return (node, bindings) => {
    const child = node.children.find((c) => c.field === field);
    if (child === undefined) return undefined;
    if (end) return anywhere(walk(child), bindings);
    return test(child, bindings) ?? (stop(child) ? undefined : below(child, bindings));
  };
}

/** Siblings after (1) or before (-1) the node, the nearest first. */
export const siblings =
  (step: 1 | -1) =>
  (rule: RelatedRule, scope: Scope): Test => {
    const relation = related(rule, scope);
    return (node, bindings) => {
      const all = node.parent?.children ?? [];
      const nodes = step === 1 ? all.slice(node.index + 1) : all.slice(0, node.index).reverse();
      return first(nodes, relation, bindings);
    };
  };
