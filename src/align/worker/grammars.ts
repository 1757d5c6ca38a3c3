/** The parse guard's parser: tree-sitter with the grammars that VS Code itself ships, each loaded when it is first needed. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as TreeSitter from '@vscode/tree-sitter-wasm';
import type { Parser, Scope } from '../core/parser.ts';
import { hasRuff, loadRuff, ruffScope } from '../../evidence/worker/ruff.ts';
import { hasPythonSlip } from './python-syntax.ts';
import { scopeOf } from './scope.ts';

/** VS Code's ids and the grammars that read them. */
const GRAMMARS: Readonly<Record<string, string>> = {
  python: 'python',
  javascript: 'javascript',
  javascriptreact: 'javascript',
  typescript: 'typescript',
  typescriptreact: 'tsx',
  java: 'java',
  go: 'go',
  rust: 'rust',
  ruby: 'ruby',
  php: 'php',
  csharp: 'c-sharp',
  c: 'cpp',
  cpp: 'cpp',
  shellscript: 'bash',
  css: 'css',
};

/** Code that takes longer to parse, in milliseconds, is not known to parse or not: some texts are made to be slow. */
const LONGEST_PARSE = 250;
/** Judging one correction asks about the same few pieces of code again and again. */
const KEPT = 64;

/**
 * The folder with tree-sitter.js, tree-sitter.wasm and a wasm file for each grammar: `grammars` beside the built bundle,
 * else that of the installed package.
 */
function grammarFolder(): string {
  const built = join(dirname(fileURLToPath(import.meta.url)), 'grammars');
  return existsSync(built) ? built : dirname(createRequire(import.meta.url).resolve('@vscode/tree-sitter-wasm'));
}

/** Languages that can be parsed. */
export const PARSED_LANGUAGES: readonly string[] = Object.keys(GRAMMARS);

/** A parser over the grammars of a folder (grammarFolder() by default). What cannot be loaded is not known, refuses nothing, and is told to `warn`. */
export function createGrammars(from?: string, warn: (message: string) => void = () => undefined): Parser {
  const loaded = new Map<string, TreeSitter.Parser | null>();
  const loading = new Map<string, Promise<void>>();
  const known = new Map<string, boolean | undefined>();
  const scopes = new Map<string, Scope | undefined>();
  let library: Promise<typeof TreeSitter> | undefined;

  const load = async (grammar: string): Promise<void> => {
    try {
      const folder = from ?? grammarFolder();
      library ??= loadLibrary(folder);
      const { Language, Parser: TreeSitterParser } = await library;
      const language = await Language.load(await readFile(join(folder, `tree-sitter-${grammar}.wasm`)));
      loaded.set(grammar, new TreeSitterParser().setLanguage(language));
    } catch (error) {
      warn(`Code in ${grammar} is not parsed to check corrections: ${String(error)}`);
      loaded.set(grammar, null);
    }
  };

  return {
    prepare: (language) => {
      const grammar = grammarOf(language);
      if (grammar === undefined) return Promise.resolve();
      const running = loading.get(grammar) ?? Promise.all([load(grammar), loadNames(grammar)]).then(() => undefined);
      loading.set(grammar, running);
      return running;
    },
    parses: (code, language) => {
      const grammar = grammarOf(language) ?? '';
      const parser = loaded.get(grammar);
      if (parser == null) return undefined;
      // PHP is read as HTML until its opening tag.
      const text = language === 'php' && !code.includes('<?') ? `<?php\n${code}` : code;
      const key = `${grammar}\n${text}`;
      if (!known.has(key)) known.set(key, isSound(parser, grammar, text));
      if (known.size > KEPT) known.delete(known.keys().next().value!);
      return known.get(key);
    },
    scope: (code, language) => {
      const grammar = grammarOf(language) ?? '';
      const parser = loaded.get(grammar);
      if (parser == null) return undefined;
      const key = `${grammar}\n${code}`;
      if (!scopes.has(key))
        scopes.set(
          key,
          withOpenNames(
            withTree(parser, code, ({ rootNode }) => scopeOf(rootNode, grammar)),
            code,
            grammar,
          ),
        );
      if (scopes.size > KEPT) scopes.delete(scopes.keys().next().value!);
      return scopes.get(key);
    },
  };
}

/** Ruff tells the scopes of Python apart. Without it names are told by the tree alone; who asks for its findings is told of the failure. */
const loadNames = (grammar: string): Promise<void> =>
  grammar === 'python' ? loadRuff().catch(() => undefined) : Promise.resolve();

function withOpenNames(scope: Scope | undefined, code: string, grammar: string): Scope | undefined {
  if (scope === undefined || grammar !== 'python' || !hasRuff()) return scope;
  const open = () => {
    const names = ruffScope(code);
    return names === undefined ? undefined : new Set(names.undefined);
  };
  return { ...scope, open };
}

/** Whether a text has no syntax error; undefined when it takes too long to tell. */
function isSound(parser: TreeSitter.Parser, grammar: string, text: string): boolean | undefined {
  return withTree(
    parser,
    text,
    ({ rootNode }) => !rootNode.hasError && !(grammar === 'python' && hasPythonSlip(rootNode)),
  );
}

/** What a text's tree tells; undefined when it takes too long to parse. */
function withTree<T>(parser: TreeSitter.Parser, text: string, tell: (tree: TreeSitter.Tree) => T): T | undefined {
  const end = performance.now() + LONGEST_PARSE;
  const tree = parser.parse(text, null, { progressCallback: () => performance.now() > end });
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

const grammarOf = (language: string): string | undefined =>
  Object.hasOwn(GRAMMARS, language) ? GRAMMARS[language] : undefined;

async function loadLibrary(folder: string): Promise<typeof TreeSitter> {
  const library = createRequire(import.meta.url)(join(folder, 'tree-sitter.js')) as typeof TreeSitter;
  await library.Parser.init({ locateFile: (file: string) => join(folder, file) });
  return library;
}
