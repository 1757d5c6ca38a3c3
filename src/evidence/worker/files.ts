/** Where the analysers' files are: beside the built bundle, or in the installed packages. */
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

const vscodeGrammars = (): string => dirname(resolve('@vscode/tree-sitter-wasm'));

/** A grammar's wasm file, by tree-sitter's name of the language. */
export const grammarFile = (grammar: string): string =>
  beside('grammars', `tree-sitter-${grammar}.wasm`, () =>
    grammar === 'yaml'
      ? join(dirname(resolve('@tree-sitter-grammars/tree-sitter-yaml/package.json')), 'tree-sitter-yaml.wasm')
      : join(vscodeGrammars(), `tree-sitter-${grammar}.wasm`),
  );

/** A file of tree-sitter itself: `tree-sitter.js`, `tree-sitter.wasm`. */
export const treeSitterFile = (name: string): string => beside('grammars', name, () => join(vscodeGrammars(), name));

/** Ruff's JavaScript; its wasm file is beside it. */
export const ruffFile = (): string => beside('evidence', 'ruff_wasm.js', () => resolve('@astral-sh/ruff-wasm-nodejs'));

/** The built rules of a language; the sources have none, and hand the rules over themselves. */
export const rulesFile = (language: string): string => join(here, 'evidence', 'rules', `${language}.json`);

/** A file of the index of names: beside the built bundle, else in the sources. */
export const namesFile = (name: string): string =>
  beside('evidence/names', name, () => join(here, '..', 'names', name));
