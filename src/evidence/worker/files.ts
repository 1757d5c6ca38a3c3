/** Where the analysers' files are: beside the built bundle, or in the installed packages and the sources. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const resolve = (name: string) => createRequire(import.meta.url).resolve(name);

/** The file of a name in `folder` beside the bundle, else the installed one. */
const beside = (folder: string, name: string, installed: () => string): string => {
  const built = join(here, folder, name);
  return existsSync(built) ? built : installed();
};

/** A grammar's wasm file, by tree-sitter's name of the language. */
export const grammarFile = (grammar: string): string =>
  beside('grammars', `tree-sitter-${grammar}.wasm`, () =>
    grammar === 'yaml'
      ? join(dirname(resolve('@tree-sitter-grammars/tree-sitter-yaml/package.json')), 'tree-sitter-yaml.wasm')
      : join(dirname(resolve('@vscode/tree-sitter-wasm')), `tree-sitter-${grammar}.wasm`),
  );

export const treeSitterFile = (): string =>
  beside('evidence', 'web-tree-sitter.wasm', () => resolve('web-tree-sitter/web-tree-sitter.wasm'));
export const astGrepFile = (): string =>
  beside('evidence', 'ast-grep.wasm', () => join(dirname(resolve('@ast-grep/wasm')), 'wasm_bg.wasm'));
/** The built rules; the sources have none, and hand the rules over themselves. */
export const rulesFile = (): string => join(here, 'evidence', 'rules.json');
