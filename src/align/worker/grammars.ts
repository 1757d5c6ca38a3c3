/** The parse guard's parser: tree-sitter with the grammar of each language, loaded when it is first needed. */
import type { Parser as TreeSitterParser } from '@vscode/tree-sitter-wasm';
import { Recent } from '../../base/core/recent.ts';
import { grammarOf } from '../../evidence/core/grammars.ts';
import { loadParser, withTree } from '../../evidence/worker/tree-sitter.ts';
import type { Parser, Scope } from '../core/parser.ts';
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
      const running = loading.get(grammar) ?? prepare(grammar);
      loading.set(grammar, running);
      return running;
    },
    parses: (code, language) => {
      const grammar = grammarOf(language) ?? '';
      const parser = loaded.get(grammar);
      if (parser === undefined) return undefined;
      // PHP is read as HTML until its opening tag.
      const text = language === 'php' && !code.includes('<?') ? `<?php\n${code}` : code;
      return sound.get(`${grammar}\n${text}`, () => isSound(parser, grammar, text));
    },
    scope: (code, language) => {
      const grammar = grammarOf(language) ?? '';
      const parser = loaded.get(grammar);
      if (parser === undefined) return undefined;
      return scopes.get(`${grammar}\n${code}`, () =>
        withTree(parser, code, ({ rootNode }) => scopeOf(rootNode, grammar)),
      );
    },
  };
}

/** Whether a text has no syntax error; undefined when it takes too long to tell. */
function isSound(parser: TreeSitterParser, grammar: string, text: string): boolean | undefined {
  return withTree(
    parser,
    text,
    ({ rootNode }) => !rootNode.hasError && !(grammar === 'python' && hasPythonSlip(rootNode)),
  );
}
