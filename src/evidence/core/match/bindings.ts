/** What a match has bound to the names of a rule's patterns. Never changed in place, so that a failed try leaves nothing behind. */
import { textOf, type SyntaxNode } from './syntax.ts';

export interface Bindings {
  readonly name: string;
  /** One node, or those that `$$$NAME` took. */
  readonly nodes: readonly SyntaxNode[];
  readonly rest: Bindings | undefined;
}

/** No names yet. */
export const UNBOUND: Bindings = { name: '', nodes: [], rest: undefined };

/** What stands under a name; undefined where nothing does. */
export function bound(bindings: Bindings, name: string): readonly SyntaxNode[] | undefined {
  for (let b: Bindings | undefined = bindings; b !== undefined; b = b.rest) if (b.name === name) return b.nodes;
  return undefined;
}

/** The bindings with one more; undefined when the name stands for something else already. */
export function bind(bindings: Bindings, name: string, nodes: readonly SyntaxNode[]): Bindings | undefined {
  const known = bound(bindings, name);
  if (known === undefined) return { name, nodes, rest: bindings };
  const a = known.filter((node) => node.named);
  const b = nodes.filter((node) => node.named);
  return a.length === b.length && a.every((node, i) => isSame(node, b[i]!)) ? bindings : undefined;
}

/** Whether two pieces of code are the same but for layout. */
function isSame(a: SyntaxNode, b: SyntaxNode): boolean {
  if (a === b) return true;
  if (isNamedLeaf(a) || isNamedLeaf(b)) return textOf(a) === textOf(b);
  return (
    a.kind === b.kind &&
    a.children.length === b.children.length &&
    a.children.every((child, i) => isSame(child, b.children[i]!))
  );
}

const isNamedLeaf = (node: SyntaxNode): boolean => !node.children.some((child) => child.named);
