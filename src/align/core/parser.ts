/**
 * Whether a piece of code parses. The grammars live in the worker; tests use a scripted parser, and a host without
 * grammars uses NO_PARSER, with which nothing is known and nothing is refused for its syntax.
 */
export interface Parser {
  /** Loads what `language` (a VS Code id) needs; resolves also when there is no grammar for it. Never rejects. */
  prepare(language: string): Promise<void>;
  /** True when the code has no syntax error, false when it has, undefined when that cannot be said. */
  parses(code: string, language: string): boolean | undefined;
}

export const NO_PARSER: Parser = {
  prepare: () => Promise.resolve(),
  parses: () => undefined,
};
