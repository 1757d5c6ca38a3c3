/**
 * Patterns: code in which `$NAME` stands for one node, `$$$NAME` for any number, `$_` for one that is not kept and `$$NAME` for one
 * that may be anonymous. They are parsed as code of the language; the meaning is that of ast-grep.
 */
import type { Grammar, SyntaxNode } from './syntax.ts';
import { textOf } from './syntax.ts';

export type PatternNode =
  | { readonly type: 'one'; readonly name: string | undefined; readonly named: boolean }
  | { readonly type: 'many'; readonly name: string | undefined }
  | { readonly type: 'leaf'; readonly kind: string; readonly named: boolean; readonly text: string }
  | { readonly type: 'inner'; readonly kind: string; readonly children: readonly PatternNode[] };

/** Stands for `$` while a pattern is parsed, where the language has another use for `$` or none. */
const EXPANDO = 'µ';
const DOLLAR_IS_A_LETTER = new Set(['javascript', 'typescript', 'tsx']);

/**
 * The pattern of a code; with a selector, of the first node of that kind within the code. Throws an Error when the code is not
 * one piece, or holds no such node.
 */
export function parsePattern(code: string, grammar: Grammar, selector?: string): PatternNode {
  const sigil = DOLLAR_IS_A_LETTER.has(grammar.name) ? '$' : EXPANDO;
  const tree = grammar.parse(prepare(code, sigil));
  if (selector !== undefined) {
    const node = tree.ofKind(selector)[0];
    if (node === undefined) throw new Error(`The pattern ${code} holds no ${selector}.`);
    return convert(node, sigil);
  }
  let node = tree.nodes[0]!;
  if (!isSingle(node)) throw new Error(`The pattern ${code} is not one piece of code.`);
  while (isSingle(node)) node = node.children[0]!;
  const pattern = convert(node, sigil);
  if (pattern.type === 'many') throw new Error(`The pattern ${code} stands for several nodes.`);
  return pattern;
}

/** `$` becomes the sigil where a name follows, or where three stand alone. */
const prepare = (code: string, sigil: string): string =>
  code.replace(/\$+(?=([A-Z_])?)/g, (dollars, name: string | undefined) =>
    name !== undefined || dollars.length === 3 ? sigil.repeat(dollars.length) : dollars,
  );

/** One child; a line's end, which some grammars keep as a second one, does not count. */
const isSingle = ({ children }: SyntaxNode): boolean =>
  children.length === 1 || (children.length === 2 && textOf(children[1]!).trim() === '');

function convert(node: SyntaxNode, sigil: string): PatternNode {
  const variable = toVariable(textOf(node), sigil);
  if (variable !== undefined) return variable;
  if (node.children.length === 0) return { type: 'leaf', kind: node.kind, named: node.named, text: textOf(node) };
  // What the parser put in to make sense of the code has no text.
  const children = node.children.filter((child) => child.start < child.end || child.children.length > 0);
  return { type: 'inner', kind: node.kind, children: children.map((child) => convert(child, sigil)) };
}

function toVariable(text: string, sigil: string): PatternNode | undefined {
  const name = text.replace(/^[$µ]+/, '');
  const count = text.length - name.length;
  if (count === 0 || !text.startsWith(sigil.repeat(count))) return undefined;
  const kept = name.startsWith('_') || name === '' ? undefined : name;
  if (count === 3 && /^[A-Z0-9_]*$/.test(name)) return { type: 'many', name: kept };
  if (count <= 2 && /^[A-Z_][A-Z0-9_]*$/.test(name)) return { type: 'one', name: kept, named: count === 1 };
  return undefined;
}
