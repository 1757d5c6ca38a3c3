/** Prints the syntax tree of a code as rules see it: `node test/evidence/tree.ts LANGUAGE FILE|-`. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Node } from 'web-tree-sitter';
import { Language, Parser } from 'web-tree-sitter';
import { languageOf } from '../../src/text/core/languages.ts';
import { grammarOf } from '../../src/evidence/core/grammars.ts';
import { grammarFile, treeSitterFile } from '../../src/evidence/worker/files.ts';

const [name = '', file = '-'] = process.argv.slice(2);
const grammar = grammarOf(languageOf(name) ?? name);
if (grammar === undefined) throw new Error(`There is no grammar for ${name}.`);
await Parser.init({ locateFile: treeSitterFile });
const parser = new Parser().setLanguage(await Language.load(await readFile(grammarFile(grammar))));
const code = readFileSync(file === '-' ? 0 : file, 'utf8');

function print(node: Node, field: string | null, depth: number): void {
  const text = node.childCount === 0 ? ` ${JSON.stringify(node.text)}` : '';
  const type = node.isNamed ? node.type : `"${node.type}"`;
  console.log(`${'  '.repeat(depth)}${field === null ? '' : `${field}: `}${type}${node.isNamed ? text : ''}`);
  for (const [i, child] of node.children.entries()) print(child, node.fieldNameForChild(i), depth + 1);
}
print(parser.parse(code)!.rootNode, null, 0);
