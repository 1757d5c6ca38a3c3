/** ast-grep as WebAssembly over the grammars that ship: loaded when first needed. */
import { readFile } from 'node:fs/promises';
import type { SgRoot } from '@ast-grep/wasm';
import type { Rule } from '../core/rules.ts';
import { astGrepFile, grammarFile, treeSitterFile } from './files.ts';

/** Stands for `$` in a pattern, where the language itself has a use for `$` or does not know it. */
const EXPANDO = 'µ';
const DOLLAR_IS_A_NAME = new Set(['javascript', 'typescript', 'tsx']);

export interface Place {
  readonly start: number;
  readonly end: number;
}

export interface AstGrep {
  /** Rejects when the grammar's file cannot be loaded. */
  load(grammar: string): Promise<void>;
  parse(code: string, grammar: string): SgRoot;
  /** Throws when the rule is not a rule for this grammar. */
  find(root: SgRoot, rule: Rule): readonly Place[];
}

/** Rejects when a file cannot be loaded. */
export async function loadAstGrep(): Promise<AstGrep> {
  const glue = await import('@ast-grep/wasm/wasm_bg.js');
  const { Parser } = await import('web-tree-sitter');
  await Parser.init({ locateFile: treeSitterFile });
  const { instance } = await WebAssembly.instantiate(await readFile(astGrepFile()), { './wasm_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
  await glue.initializeTreeSitter();
  return {
    load: (grammar) =>
      glue.registerDynamicLanguage({
        [grammar]: {
          libraryPath: grammarFile(grammar),
          ...(DOLLAR_IS_A_NAME.has(grammar) ? {} : { expandoChar: EXPANDO }),
        },
      }),
    parse: (code, grammar) => glue.parse(grammar, code),
    find: (root, { rule, constraints, utils }) => {
      const nodes = root.root().findAll({ rule, ...(constraints && { constraints }), ...(utils && { utils }) });
      return nodes.map((node) => {
        const { start, end } = node.range();
        return { start: start.index, end: end.index };
      });
    },
  };
}
