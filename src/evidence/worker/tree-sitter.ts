/** tree-sitter: a language's parser, loaded once for all who read its code, and its trees as plain nodes for the rules. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type * as TreeSitter from '@vscode/tree-sitter-wasm';
import { createTree, type Grammar, type SyntaxNode, type SyntaxTree } from '../core/match/syntax.ts';
import { grammarFile, treeSitterFile } from './files.ts';
import { compileOnce } from './web-assembly.ts';

/**
 * Code that takes more steps to parse is left alone: some texts are made to be slow. Steps, and not milliseconds, so that a busy
 * machine comes to the same result. tree-sitter calls back after each hundred operations: 25 kB of TypeScript take 200 steps, which
 * are 25 ms, and steps of ambiguous C++ are ten times as slow.
 */
const MOST_STEPS = 2_000;

export interface LoadedGrammar {
  readonly language: TreeSitter.Language;
  readonly parser: TreeSitter.Parser;
}

let library: Promise<typeof TreeSitter> | undefined;
const grammars = new Map<string, Promise<LoadedGrammar>>();

/** A grammar by tree-sitter's name of the language. Rejects when a file cannot be loaded. */
export function loadParser(name: string): Promise<LoadedGrammar> {
  const loading = grammars.get(name) ?? load(name);
  grammars.set(name, loading);
  return loading;
}

async function load(name: string): Promise<LoadedGrammar> {
  library ??= loadLibrary();
  const { Language, Parser } = await library;
  const language = await Language.load(await readFile(grammarFile(name)));
  return { language, parser: new Parser().setLanguage(language) };
}

async function loadLibrary(): Promise<typeof TreeSitter> {
  compileOnce();
  const loaded = createRequire(import.meta.url)(treeSitterFile('tree-sitter.js')) as typeof TreeSitter;
  await loaded.Parser.init({ locateFile: treeSitterFile });
  return loaded;
}

/** What a text's tree tells; undefined when it takes too many steps to parse. */
export function withTree<T>(
  parser: TreeSitter.Parser,
  text: string,
  tell: (tree: TreeSitter.Tree) => T,
): T | undefined {
  let steps = 0;
  const tree = parser.parse(text, null, { progressCallback: () => ++steps > MOST_STEPS });
  if (tree === null) {
    parser.reset();
    return undefined;
  }
  try {
    return tell(tree);
  } finally {
    tree.delete();
  }
}

const readers = new Map<string, Promise<Grammar>>();

/** The grammar for the rules and the names: one for all, since they look at the same code. Rejects as `loadParser` does. */
export function loadGrammar(name: string): Promise<Grammar> {
  const loading = readers.get(name) ?? createReader(name);
  readers.set(name, loading);
  return loading;
}

/** It keeps its last tree. */
async function createReader(name: string): Promise<Grammar> {
  const { language, parser } = await loadParser(name);
  const kinds = new Set(language.types);
  let last: { readonly code: string; readonly tree: SyntaxTree } | undefined;
  return {
    name,
    parse: (code) => {
      if (last?.code === code) return last.tree;
      // In Go a line's end ends the statement: without it the last call of a fragment is not read.
      const text = name === 'go' && !code.endsWith('\n') ? `${code}\n` : code;
      const nodes = withTree(parser, text, (tree) => {
        const cursor = tree.walk();
        try {
          return readNodes(cursor, language, text);
        } finally {
          cursor.delete();
        }
      });
      last = { code, tree: createTree(nodes ?? []) };
      return last.tree;
    },
    hasKind: (kind) => kinds.has(kind),
    hasField: (field) => language.fieldIdForName(field) !== null,
  };
}

/** All nodes of a tree. Each of its properties is a call into wasm, hence none is read twice. */
function readNodes(cursor: TreeSitter.TreeCursor, language: TreeSitter.Language, source: string): SyntaxNode[] {
  const nodes: SyntaxNode[] = [];
  const open: { readonly node: SyntaxNode; readonly children: SyntaxNode[] }[] = [];
  const add = (): SyntaxNode[] => {
    const parent = open.at(-1);
    const id = cursor.nodeTypeId;
    const children: SyntaxNode[] = [];
    const node: SyntaxNode = {
      kind: language.types[id] ?? 'ERROR',
      named: id >= language.types.length || (named[id] ??= cursor.nodeIsNamed),
      start: cursor.startIndex,
      end: cursor.endIndex,
      field: fields[cursor.currentFieldId] ?? undefined,
      parent: parent?.node,
      index: parent?.children.length ?? 0,
      children,
      source,
    };
    parent?.children.push(node);
    nodes.push(node);
    open.push({ node, children });
    return children;
  };
  const named = namedTypes(language);
  const { fields } = language;
  add();
  for (;;) {
    if (cursor.gotoFirstChild()) {
      add();
      continue;
    }
    while (!cursor.gotoNextSibling()) {
      open.pop();
      if (!cursor.gotoParent()) return nodes;
    }
    open.pop();
    add();
  }
}

/** Whether the nodes of a type are named, as far as nodes of it were met. */
const namedByLanguage = new WeakMap<TreeSitter.Language, (boolean | undefined)[]>();

function namedTypes(language: TreeSitter.Language): (boolean | undefined)[] {
  const known = namedByLanguage.get(language) ?? [];
  namedByLanguage.set(language, known);
  return known;
}
