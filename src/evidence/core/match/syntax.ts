/** A syntax tree as plain objects, built once for a text, over which all rules are tried. */

/** One node, an anonymous one (`(`, `if`) too. Offsets are UTF-16 into the tree's text. */
export interface SyntaxNode {
  readonly kind: string;
  readonly named: boolean;
  readonly start: number;
  readonly end: number;
  /** The name under which the parent has it; undefined for most. */
  readonly field: string | undefined;
  readonly parent: SyntaxNode | undefined;
  /** Its place among the parent's children. */
  readonly index: number;
  readonly children: readonly SyntaxNode[];
  /** The whole text of the tree. */
  readonly source: string;
}

export interface SyntaxTree {
  /** In the order of the text, the parent before its children; the first is the root. */
  readonly nodes: readonly SyntaxNode[];
  ofKind(kind: string): readonly SyntaxNode[];
}

/** One language's parser, and what its trees can hold. */
export interface Grammar {
  readonly name: string;
  parse(code: string): SyntaxTree;
  hasKind(kind: string): boolean;
  hasField(field: string): boolean;
}

export const textOf = (node: SyntaxNode): string => node.source.slice(node.start, node.end);

/** Comments may stand anywhere, and are passed over where a pattern has none. */
export const isComment = (node: SyntaxNode): boolean => node.kind.endsWith('comment');

/** The node and all below it, in the order of the text. */
export function* walk(node: SyntaxNode): Generator<SyntaxNode> {
  yield node;
  for (const child of node.children) yield* walk(child);
}

export function* ancestors(node: SyntaxNode): Generator<SyntaxNode> {
  for (let up = node.parent; up !== undefined; up = up.parent) yield up;
}

/** A tree over its nodes, with an index by kind that is made when first asked for. */
export function createTree(nodes: readonly SyntaxNode[]): SyntaxTree {
  let kinds: Map<string, SyntaxNode[]> | undefined;
  return {
    nodes,
    ofKind: (kind) => {
      kinds ??= byKind(nodes);
      return kinds.get(kind) ?? [];
    },
  };
}

function byKind(nodes: readonly SyntaxNode[]): Map<string, SyntaxNode[]> {
  const kinds = new Map<string, SyntaxNode[]>();
  for (const node of nodes) {
    const same = kinds.get(node.kind);
    if (same === undefined) kinds.set(node.kind, [node]);
    else same.push(node);
  }
  return kinds;
}
