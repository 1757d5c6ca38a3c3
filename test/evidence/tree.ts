/** Prints the syntax tree of a code as rules see it: `node test/evidence/tree.ts LANGUAGE FILE|-`. */
import { readFileSync } from 'node:fs';
import { languageOf } from '../../src/text/core/languages.ts';
import { grammarOf } from '../../src/evidence/core/grammars.ts';
import { textOf, type SyntaxNode } from '../../src/evidence/core/match/syntax.ts';
import { loadGrammar } from '../../src/evidence/worker/tree-sitter.ts';

const [name = '', file = '-'] = process.argv.slice(2);
const grammar = grammarOf(languageOf(name) ?? name);
if (grammar === undefined) throw new Error(`There is no grammar for ${name}.`);

function print(node: SyntaxNode, depth: number): void {
  const text = node.named && node.children.length === 0 ? ` ${JSON.stringify(textOf(node))}` : '';
  const field = node.field === undefined ? '' : `${node.field}: `;
  console.log(`${'  '.repeat(depth)}${field}${node.named ? node.kind : JSON.stringify(node.kind)}${text}`);
  for (const child of node.children) print(child, depth + 1);
}
print((await loadGrammar(grammar)).parse(readFileSync(file === '-' ? 0 : file, 'utf8')).nodes[0]!, 0);
