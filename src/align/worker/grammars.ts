/** The parse guard's parser: tree-sitter with the grammar of each language, loaded when it is first needed. */
import type { Parser as TreeSitterParser } from '@vscode/tree-sitter-wasm';
import { Recent } from '../../base/core/recent.ts';
import { grammarOf } from '../../evidence/core/grammars.ts';
import { loadParser, withTree } from '../../evidence/worker/tree-sitter.ts';
import type { Parser, Scope } from '../core/parser.ts';
import { hasRuff, loadRuff, ruffScope } from '../../evidence/worker/ruff.ts';
import { hasPythonSlip } from './python-syntax.ts';
import { scopeOf } from './scope.ts';

/** Judging one correction asks about the same few pieces of code again and again. */
const KEPT = 64;

/** A parser of all languages with a grammar. What cannot be loaded is not known, refuses nothing, and is told to `warn`. */
export function createGrammars(warn: (message: string) => void = () => undefined, load = loadParser): Parser {
  const loaded = new Map<string, TreeSitterParser>();
  const loading = new Map<string, Promise<void>>();
  const sound = new Recent<boolean | undefined>(KEPT);
  const scopes = new Recent<Scope | undefined>(KEPT);

  const prepare = async (grammar: string): Promise<void> => {
    try {
      loaded.set(grammar, (await load(grammar)).parser);
    } catch (error) {
      warn(`Code in ${grammar} is not parsed to check corrections: ${String(error)}`);
    }
  };

  return {
    prepare: (language) => {
      const grammar = grammarOf(language);
      if (grammar === undefined) return Promise.resolve();
      const running = loading.get(grammar) ?? Promise.all([prepare(grammar), loadNames(grammar)]).then(() => undefined);
      loading.set(grammar, running);
      return running;
    },
    parses: (code, language) => {
      const grammar = grammarOf(language) ?? '';
      const parser = loaded.get(grammar);
      if (parser === undefined) return undefined;
      const text = readable(code, language);
      return sound.get(`${grammar}\n${text}`, () => isSound(parser, grammar, text));
    },
    scope: (code, language) => {
      const grammar = grammarOf(language) ?? '';
      const parser = loaded.get(grammar);
      if (parser === undefined) return undefined;
      return scopes.get(`${grammar}\n${code}`, () =>
        withOpenNames(
          withTree(parser, code, ({ rootNode }) => scopeOf(rootNode, grammar)),
          code,
          grammar,
        ),
      );
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

/** What its grammar can read: PHP is read as HTML until its opening tag, and that of PowerShell knows no sizes such as 100MB. */
function readable(code: string, language: string): string {
  if (language === 'php' && !code.includes('<?')) return `<?php\n${code}`;
  if (language !== 'powershell') return code;
  return code.replace(/(?<![\w.])(\d+(?:\.\d+)?)[KMGTP]B\b/gi, (_, digits: string) => `${digits}00`);
}

/** Whether a text has no syntax error; undefined when it takes too many steps to tell. */
function isSound(parser: TreeSitterParser, grammar: string, text: string): boolean | undefined {
  return withTree(
    parser,
    text,
    ({ rootNode }) => !rootNode.hasError && !(grammar === 'python' && hasPythonSlip(rootNode)),
  );
}
