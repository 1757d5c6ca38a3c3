/** A parser without grammars: nothing is known, and nothing is refused for its syntax. */
import type { Parser } from '../../src/align/core/parser.ts';

export const NO_PARSER: Parser = {
  prepare: () => Promise.resolve(),
  parses: () => undefined,
};
