/** Whether a node is what a pattern describes. Anonymous nodes and comments of the code may be more than those of the pattern. */
import { bind, type Bindings } from './bindings.ts';
import type { PatternNode } from './pattern.ts';
import { isComment, textOf, type SyntaxNode } from './syntax.ts';

/** `skip`: it does not match, but is one that patterns pass over. */
type Outcome = Bindings | 'skip' | undefined;

/** The bindings with those of the match; undefined when the node is something else. */
export function matchPattern(goal: PatternNode, node: SyntaxNode, bindings: Bindings): Bindings | undefined {
  if (goal.type === 'one') return matchOne(goal, node, bindings);
  const outcome = matchNode(goal, node, bindings);
  return outcome === 'skip' ? undefined : outcome;
}

function matchNode(goal: PatternNode, node: SyntaxNode, bindings: Bindings): Outcome {
  switch (goal.type) {
    case 'leaf':
      if (goal.kind === node.kind && (!goal.named || goal.text === textOf(node))) return bindings;
      return isComment(node) || !node.named ? 'skip' : undefined;
    case 'one':
      return isComment(node) ? 'skip' : matchOne(goal, node, bindings);
    case 'inner':
      if (goal.kind === node.kind) return matchChildren(goal.children, node.children, bindings);
      return isComment(node) ? 'skip' : undefined;
    case 'many':
      return undefined;
  }
}

function matchOne(goal: PatternNode & { type: 'one' }, node: SyntaxNode, bindings: Bindings): Bindings | undefined {
  if (goal.named && !node.named) return undefined;
  return goal.name === undefined ? bindings : bind(bindings, goal.name, [node]);
}

function matchChildren(
  goals: readonly PatternNode[],
  nodes: readonly SyntaxNode[],
  bindings: Bindings,
): Bindings | undefined {
  let at = 0;
  let now = bindings;
  for (let g = 0; g < goals.length; g++) {
    if (at >= nodes.length) return undefined;
    const goal = goals[g]!;
    if (goal.type === 'many') {
      // A comma or bracket after it is found by what follows that, or is the end.
      let next = g + 1;
      while (next < goals.length && isTrivial(goals[next]!)) next++;
      const passed = next - g - 1;
      if (next === goals.length) return take(goal, nodes.slice(at), passed, now);
      const to = goals[next]!.type === 'many' ? at + 1 : findFrom(goals[next]!, nodes, at, now);
      if (to === undefined || to >= nodes.length) return undefined;
      const taken = take(goal, nodes.slice(at, to), passed, now);
      if (taken === undefined) return undefined;
      now = taken;
      at = to;
      g = next - 1;
      continue;
    }
    let outcome = matchNode(goal, nodes[at]!, now);
    while (outcome === 'skip' && ++at < nodes.length) outcome = matchNode(goal, nodes[at]!, now);
    if (outcome === 'skip' || outcome === undefined) return undefined;
    now = outcome;
    at++;
  }
  return now;
}

function findFrom(
  goal: PatternNode,
  nodes: readonly SyntaxNode[],
  from: number,
  bindings: Bindings,
): number | undefined {
  for (let i = from; i < nodes.length; i++) {
    const outcome = matchNode(goal, nodes[i]!, bindings);
    if (outcome !== 'skip' && outcome !== undefined) return i;
  }
  return undefined;
}

const isTrivial = (goal: PatternNode): boolean => goal.type === 'leaf' && !goal.named;

function take(
  goal: PatternNode & { type: 'many' },
  nodes: readonly SyntaxNode[],
  passed: number,
  bindings: Bindings,
): Bindings | undefined {
  if (goal.name === undefined) return bindings;
  return bind(bindings, goal.name, nodes.slice(0, Math.max(0, nodes.length - passed)));
}
