/** Cuts source files to functions and methods with tree-sitter; small configuration files stay whole. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as TreeSitter from '@vscode/tree-sitter-wasm';

/** A language: the grammar, its name in a fence, and the nodes that are pieces. */
interface Cut {
  readonly grammar: string;
  readonly fence: string;
  readonly nodes: readonly string[];
}

const SCRIPT = ['function_declaration', 'method_definition', 'lexical_declaration', 'export_statement'];
const CUTS: Readonly<Record<string, Cut>> = {
  py: {
    grammar: 'python',
    fence: 'python',
    nodes: ['decorated_definition', 'function_definition', 'class_definition'],
  },
  js: { grammar: 'javascript', fence: 'js', nodes: SCRIPT },
  mjs: { grammar: 'javascript', fence: 'js', nodes: SCRIPT },
  cjs: { grammar: 'javascript', fence: 'js', nodes: SCRIPT },
  ts: { grammar: 'typescript', fence: 'ts', nodes: [...SCRIPT, 'interface_declaration'] },
  tsx: { grammar: 'tsx', fence: 'tsx', nodes: SCRIPT },
  go: { grammar: 'go', fence: 'go', nodes: ['function_declaration', 'method_declaration'] },
  rs: { grammar: 'rust', fence: 'rust', nodes: ['function_item', 'impl_item'] },
  java: { grammar: 'java', fence: 'java', nodes: ['method_declaration', 'constructor_declaration'] },
  c: { grammar: 'cpp', fence: 'c', nodes: ['function_definition'] },
  cc: { grammar: 'cpp', fence: 'cpp', nodes: ['function_definition'] },
  cpp: { grammar: 'cpp', fence: 'cpp', nodes: ['function_definition'] },
  rb: { grammar: 'ruby', fence: 'ruby', nodes: ['method', 'singleton_method'] },
  sh: { grammar: 'bash', fence: 'bash', nodes: ['function_definition'] },
  bash: { grammar: 'bash', fence: 'bash', nodes: ['function_definition'] },
};
/** Files that are one piece, by ending or whole name. */
const WHOLE: Readonly<Record<string, string>> = {
  yml: 'yaml',
  yaml: 'yaml',
  sql: 'sql',
  dockerfile: 'dockerfile',
};

const SHORTEST = 140;
const LONGEST = 1300;
const WIDEST = 110;

export interface Piece {
  readonly fence: string;
  readonly code: string;
}

/** A function that gives the pieces of one file, in their order, none inside another. */
export async function createCutter(): Promise<(name: string, text: string) => Promise<Piece[]>> {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve('@vscode/tree-sitter-wasm'));
  const { Language, Parser } = require(join(folder, 'tree-sitter.js')) as typeof TreeSitter;
  await Parser.init({ locateFile: (file: string) => join(folder, file) });
  const parsers = new Map<string, TreeSitter.Parser>();
  const parserOf = async (grammar: string) => {
    const known = parsers.get(grammar);
    if (known !== undefined) return known;
    const language = await Language.load(await readFile(join(folder, `tree-sitter-${grammar}.wasm`)));
    const parser = new Parser().setLanguage(language);
    parsers.set(grammar, parser);
    return parser;
  };
  return async (name, text) => {
    const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
    if (Object.hasOwn(WHOLE, ending)) return [{ fence: WHOLE[ending]!, code: text.trim() }].filter(isReadable);
    if (!Object.hasOwn(CUTS, ending)) return [];
    const { grammar, fence, nodes } = CUTS[ending]!;
    const tree = (await parserOf(grammar)).parse(text);
    if (tree === null) return [];
    const found: Piece[] = [];
    const visit = (node: TreeSitter.Node) => {
      const piece = { fence, code: dedented(text, node) };
      // `export const x = 1` is a piece only when a function or a class is in it.
      const counts =
        nodes.includes(node.type) && (node.type !== 'lexical_declaration' || /=>|function/.test(piece.code));
      if (counts && !node.hasError && isReadable(piece)) found.push(piece);
      else for (const child of node.namedChildren) if (child !== null) visit(child);
    };
    visit(tree.rootNode);
    tree.delete();
    return found;
  };
}

/** Not too short, long or wide, and no file of data or of a generator. */
function isReadable({ code }: Piece): boolean {
  const lines = code.split('\n');
  return (
    code.length >= SHORTEST &&
    code.length <= LONGEST &&
    lines.length >= 4 &&
    Math.max(...lines.map((l) => l.length)) <= WIDEST &&
    !/```|copyright|licen[sc]e|SPDX|@generated|do not edit|[0-9a-f]{32}|\uFFFD/i.test(code) &&
    (code.match(/[\p{L}\s]/gu)?.length ?? 0) > 0.55 * code.length
  );
}

/** The node's lines from their first column on, without the indentation that they share. */
function dedented(text: string, node: TreeSitter.Node): string {
  const from = text.lastIndexOf('\n', node.startIndex - 1) + 1;
  const lead = text.slice(from, node.startIndex);
  const start = lead.trim() === '' ? from : node.startIndex;
  const lines = text.slice(start, node.endIndex).replaceAll('\r\n', '\n').split('\n');
  const indent = lead.trim() === '' ? lead.length : 0;
  return lines.map((l) => l.slice(Math.min(indent, /^[ \t]*/.exec(l)![0].length)).trimEnd()).join('\n');
}
