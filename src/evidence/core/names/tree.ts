/** Small questions about syntax trees. */
import { ancestors, type SyntaxNode } from '../match/syntax.ts';

export const field = (node: SyntaxNode, name: string): SyntaxNode | undefined =>
  node.children.find((child) => child.field === name);

export const fields = (node: SyntaxNode, name: string): readonly SyntaxNode[] =>
  node.children.filter((child) => child.field === name);

export const named = (node: SyntaxNode): readonly SyntaxNode[] => node.children.filter((child) => child.named);

/** Whether something around the node passes; `child` is the part of `parent` in which the node is. */
export const isInside = (node: SyntaxNode, test: (parent: SyntaxNode, child: SyntaxNode) => boolean): boolean => {
  let child = node;
  for (const parent of ancestors(node)) {
    if (test(parent, child)) return true;
    child = parent;
  }
  return false;
};
